"""From all is known to the client's agreement: explain, show to whom it concerns, read back.

A risk is explained beside the lines and cannot be skipped: without the right answer to its question the explanation
comes again, alone. The read-back says the picture and, a few at a time, the lines that were said, are firm or cannot be undone;
all else is one sentence, its lines one tap away. Who speaks for another ticks whose wish each line is: asked for, needed, or an idea of their
own (a bonus).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dialogs.domain.case import Proposal
from dialogs.domain.means import Face
from dialogs.domain.replies import Words
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row, State
from dialogs.engine.moves import drop_change, enter, live, reviewing
from dialogs.engine.turn import STAFF, Turn
from dialogs.flows.agreement.compare import moves
from dialogs.flows.agreement.correct import (
    choose_line,
    words_at_read_back,
)
from dialogs.flows.agreement.explain import (
    answered_in_words,
    checked,
    explain,
    explain_again,
    in_words,
    risky,
)
from dialogs.flows.agreement.read_back import DETAILS, gone_through_all, informed, read_back, rest_of_lines
from dialogs.flows.agreement.ticks import aspects_read_back, gone_through, ticks
from dialogs.flows.elicitation import answer, hear, react
from dialogs.flows.elicitation.not_understood import verbatim
from dialogs.flows.elicitation.say_back import whom_name
from dialogs.flows.pass_on import told_staff
from dialogs.policy.draft import draft, requirements, weighty
from dialogs.policy.plan import face_due, to_read_out


def ticked(turn: Turn) -> Turn:
    """Ticks without an agreement: taken, and the lines read back as they are now."""
    return read_back(_taken(turn))


def more(turn: Turn) -> Turn:
    """The next page: of the lines that were told in one sentence, if it was of those."""
    onward = rest_of_lines if turn.position.topic == DETAILS else read_back
    return onward(gone_through(ticks(turn), aspects_read_back(turn)))


def details(turn: Turn) -> Turn:
    """The lines that were told in one sentence, one by one; what was ticked is taken."""
    shown = {line.requirement.aspect for line in draft(turn.view) if weighty(turn.view, line)}
    return rest_of_lines(gone_through(_taken(turn), shown & {*aspects_read_back(turn)}))


def agree(turn: Turn) -> Turn:
    """The client agrees to these lines."""
    return offer(_taken(turn))


def unclear(turn: Turn) -> bool:
    """Whether something that must be understood was not."""
    return risky(_taken(turn))


def clear_up(turn: Turn) -> Turn:
    """The lines are agreed to, and wait for that."""
    return explain_again(gone_through(_taken(turn), aspects_read_back(turn)))


def _taken(turn: Turn) -> Turn:
    """What was ticked: of the lines, of what is explained beside them, and the face."""
    return _seen(checked(ticks(turn)))


def offer(turn: Turn) -> Turn:
    """The lines as they were gone through are offered to the staff."""
    turn = informed(turn)
    seen = turn.view
    offered = tuple(replace(r, sources=_sources(r.sources, turn.source)) for r in requirements(draft(seen)))
    turn = turn.case_with(offered=offered, agreed_at=turn.now, counter=None, read=())
    turn = turn.happened("client_agreed_lines", count=str(len(offered)))
    turn = live(turn, "client_agreed")
    return turn.tell(turn.seat, "notice", Words("agreed.waiting"))


def _seen(turn: Turn) -> Turn:
    """The face that the one for whom it is made at this picture, if it was told."""
    if not turn.tapped(Face):
        return turn
    seen = turn.view
    plan, heard = seen.plan, to_read_out(seen)
    turn = _read_to_them(turn, heard) if heard else turn
    shown = Proposal(reply=_asked(turn), values=plan.values, outcome=plan.outcome, answered=True)
    return react.faced(turn).case_with(proposals=(*turn.case.proposals, shown))


def _read_to_them(turn: Turn, heard: Mapping[str, str]) -> Turn:
    whom = replace(turn.case.beneficiary, read_out=heard)
    return turn.case_with(beneficiary=whom).happened("read_out", **heard)


def _asked(turn: Turn) -> str:
    return turn.position.asked.id if turn.position.asked else ""


def saddened(turn: Turn) -> bool:
    return Face("sad") in turn.means


def unhappy(turn: Turn) -> Turn:
    """The one for whom it is does not want that: nothing is agreed, and what should be different is asked."""
    return checked(ticks(_seen(turn)))


def unseen(turn: Turn) -> bool:
    """Whether the picture must be shown first to the one for whom it is."""
    return bool(turn.service.outcomes) and face_due(turn.view) and not turn.tapped(Face)


def show_first(turn: Turn) -> Turn:
    return read_back(gone_through(_taken(turn), aspects_read_back(turn)).noting("face.first", name=whom_name(turn)))


def _sources(sources: tuple[str, ...], agreement: str) -> tuple[str, ...]:
    return sources or (agreement,)


def agreeable(turn: Turn) -> bool:
    """Whether nothing blocks an agreement: there is something to agree on, and no contradiction."""
    seen = turn.view
    contested = any(s.status == "contested" for s in turn.case.live)
    return bool(requirements(draft(seen))) and not contested


def settled(turn: Turn) -> bool:
    """Whether the lines to change were changed, all others agreed to, and nothing blocks an agreement."""
    return gone_through_all(turn) and agreeable(turn)


def empty(turn: Turn) -> Turn:
    """There is nothing to agree on yet."""
    return turn.noting("read_back.none")


def keep_baseline(turn: Turn) -> Turn:
    """The change is dropped: everything stands as it was agreed."""
    return _dropped(turn, "change.dropped")


def _dropped(turn: Turn, key: str) -> Turn:
    """No change: both sides return to what was agreed, and staff who had it before them are told."""
    words = Words("change.kept", {"name": turn.client_name, "case": turn.case.id})
    turn = turn.tell(STAFF, "notice", words) if reviewing(turn) else turn
    return drop_change(turn).noting(key)


def unmoved(turn: Turn) -> bool:
    """Whether what was said after an agreement moves nothing of it."""
    if turn.case.baseline is None or turn.case.read:
        return False
    seen = turn.view
    before = {r.aspect for r in turn.case.baseline.requirements if r.strength != "bonus"}
    firmer = any(r.strength != "bonus" and r.aspect not in before for r in requirements(draft(seen)))
    return not firmer and not moves(turn, seen)


def nothing_moves(turn: Turn) -> Turn:
    """There is no change to ask for: the staff only read what was said."""
    words = verbatim(turn)
    if turn.heard.readings:
        turn = told_staff(turn)
    elif words:
        turn = turn.tell(STAFF, "notice", *words)
    return _dropped(turn.but(notes=()), "change.nothing")


LINES = ("reading", "line")

AGREEMENT = enter(
    Flow(
        "agreement",
        seat="client",
        finding_out=True,
        initial="start",
        entries=("choosing",),
        groups={"lines": LINES},
        exits=(
            Exit("agreed", "answering"),
            Exit("agreed", "review", "arriving"),
            Exit("reopened", "elicitation", "onward"),
            Exit("one_line", "elicitation", "one_line"),
            Exit("dropped", "following", "resuming"),
            Exit("dropped", "delivering", "resuming", when=reviewing),
        ),
        declared=(
            State("reading", ticks="ticked", open="owed"),
            State("line", open="owed"),
        ),
        rows=(
            Row("start", AUTO, "dropped", nothing_moves, when=unmoved),
            Row("start", AUTO, "agreed", offer, when=settled),
            Row("start", AUTO, "reading", read_back),
            Row("reading", "more", SAME, more),
            Row("reading", ("ticked", "agree"), "reopened", unhappy, when=saddened),
            Row("reading", "details", SAME, details),
            Row("reading", "ticked", SAME, ticked),
            Row("reading", "agree", SAME, show_first, when=unseen),
            Row("reading", "agree", "explaining", clear_up, when=unclear),
            Row("reading", "agree", "agreed", agree, when=agreeable),
            Row("reading", "agree", "reopened", empty),
            Row("choosing", AUTO, "line", choose_line),
            Row(LINES, "change", "line", choose_line),
            Row("line", "line", "one_line"),
            Row("line", "value", "reopened", answer.answer),
            Row("line", "keep_all", "reading", read_back),
            Row("reading", "said", "checking", in_words, when=answered_in_words),
            Row(LINES, "said", "reopened", words_at_read_back),
            Row(LINES, "keep_baseline", "dropped", keep_baseline),
            Row("explaining", "answer", "checking", checked),
            Row("explaining", "said", "checking", in_words, when=answered_in_words),
            Row("explaining", "said", "reopened", hear.at_lines),
            Row("checking", AUTO, "explaining", explain, when=risky),
            Row("checking", AUTO, "start"),
        ),
    )
)
