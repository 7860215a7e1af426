"""A dispute: the parties disagree after the delivery, about named requirements, until a way to settle it suits both.

The client opens it and says whether a proposal settles it (states of the flow `feedback`); the staff propose one way,
by a button or in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from dialogs.domain.case import Dispute
from dialogs.domain.means import OfLine, Resolve, Way
from dialogs.domain.replies import Value, Words
from dialogs.domain.specification import Requirement
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row
from dialogs.engine.moves import enter, hush, live
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.delivery.measure import nonconformities, promises
from dialogs.flows.feedback.amends import ask_day, done_again, names_day, owing, redone, remedies, take_day
from dialogs.flows.feedback.opinion import opinion, rateable, with_opinion
from dialogs.flows.feedback.words_as_marks import named_lines
from dialogs.flows.pass_on import to_client
from dialogs.wording.parts import join, lines, moment_words, requirement_words

RESOLVE_WITHIN = timedelta(days=3)

LINES = 7
"""So many lines at the most are offered to be discussed."""

WAYS: tuple[Way, ...] = get_args(Way)
"""Ways to settle a dispute."""


def ask_dispute(turn: Turn) -> Turn:
    """What is wrong, in words; where no line is known to be, the line may be tapped first."""
    lines = () if _amiss(turn) else rateable(turn)[:LINES]
    options = choices(
        *((OfLine(r.aspect), requirement_words(r)) for r in lines), ("nothing_wrong", Words("button.back"))
    )
    return turn.ask(turn.case.client, "feedback", Words("ask.dispute"), choices=options)


def dispute_line(turn: Turn) -> Turn:
    """The line that is wrong was tapped: it is what the dispute is about."""
    aspect = turn.tapped(OfLine)[0].aspect
    return ask_dispute(_less(turn, (r.id for r in rateable(turn) if r.aspect == aspect)))


def _less(turn: Turn, ids: Iterable[str]) -> Turn:
    return with_opinion(turn, levels={**opinion(turn).levels, **dict.fromkeys(ids, "less")})


def open_dispute(turn: Turn) -> Turn:
    """A dispute about what does not conform, was less than agreed or is named, and nothing else; with an owner and a due date."""
    named = named_lines(turn.text, rateable(turn), turn.service)
    turn = turn if _amiss(turn) or not named else _less(turn, named)
    due = turn.now + RESOLVE_WITHIN
    dispute = Dispute(
        id=f"d{len(turn.case.disputes) + 1}",
        opened_by=turn.case.client,
        at=turn.now,
        requirements=tuple(r.id for r in _amiss(turn)),
        words=turn.text,
        owner=turn.case.owner,
        due=due,
    )
    turn = live(turn.case_with(disputes=(*turn.case.disputes, dispute)), "disputed")
    turn = turn.tell(turn.case.client, "notice", Words("dispute.opened", {"due": moment_words(due)}))
    return hush(turn, turn.case.client)


def _amiss(turn: Turn) -> tuple[Requirement, ...]:
    """What was measured and does not conform, and what the client found to be less than agreed."""
    wrong = {r.id for r in nonconformities(turn)}
    less = {id for f in turn.case.feedback for id, level in f.levels.items() if level == "less"}
    return tuple(r for r in promises(turn) if r.id in wrong | less)


def ask_resolution(turn: Turn) -> Turn:
    dispute = turn.case.disputes[-1]
    by_id = {r.id: r for r in promises(turn)}
    about = tuple(by_id[id] for id in dispute.requirements if id in by_id)
    items = tuple(map(requirement_words, about))
    due = remedies(turn, dispute.requirements)
    options = choices(*((Resolve(way), Words(f"button.{way}")) for way in WAYS if due or way != "promised"))
    return turn.ask(
        STAFF,
        "review",
        Words("dispute", {"name": turn.client_name, "due": moment_words(dispute.due or turn.now)}),
        lines((*items, Words("quoted", {"words": dispute.words}))),
        *((Words("dispute.promised", {"remedies": join(due, " ")}),) if due else ()),
        choices=options,
        aspects=tuple(r.aspect for r in about),
    )


def resolve(turn: Turn) -> Turn:
    """The staff propose a resolution; the client says whether it settles the matter."""
    way = turn.tapped(Resolve)[0].way if turn.tapped(Resolve) else _named_way(turn)
    assert way is not None, "a way was tapped, or named"
    dispute = replace(turn.case.disputes[-1], resolution=way, owner=turn.who.id if turn.who else "")
    turn = turn.case_with(disputes=(*turn.case.disputes[:-1], dispute))
    return hush(turn, STAFF).tell(STAFF, "notice", Words("dispute.proposed", {"way": _way_words(turn)}))


def _way_words(turn: Turn) -> Words:
    """How the dispute is to be settled; what was promised, in the words of the promise."""
    dispute = turn.case.disputes[-1]
    due = remedies(turn, dispute.requirements)
    return join(due, " ") if dispute.resolution == "promised" else Words(f"resolution.{dispute.resolution}")


def ask_settled(turn: Turn) -> Turn:
    """The staff's proposal, with their words if they wrote any: does it settle the matter?"""
    options = choices(("settled", Words("button.settled")), ("unsettled", Words("button.unsettled")))
    return turn.ask(
        turn.case.client,
        "feedback",
        *((Words("message_from", {"name": turn.staff_name, "words": turn.text}),) if turn.text else ()),
        Words("resolution", {"name": turn.staff_name, "way": _way_words(turn)}),
        choices=options,
    )


def _named_way(turn: Turn) -> Way | None:
    """The one way to settle it that the words name; None when they name none, several, or refuse."""
    told = turn.heard.tells("remedy")
    return next((way for way in WAYS if way == told), None)


def names_way(turn: Turn) -> bool:
    return _named_way(turn) is not None


def to_be_redone(turn: Turn) -> bool:
    """Whether the staff's proposal is to do it again."""
    dispute = turn.case.disputes[-1]
    return dispute.resolution == "redo" or (dispute.resolution == "promised" and done_again(turn, dispute.requirements))


def settled(turn: Turn) -> Turn:
    """The client accepts the way: both read what it is."""
    dispute = replace(turn.case.disputes[-1], resolved_at=turn.now)
    turn = live(turn.case_with(disputes=(*turn.case.disputes[:-1], dispute)), "resolved")
    values: dict[str, Value] = {"name": turn.client_name, "way": _way_words(turn)}
    turn = turn.tell(STAFF, "notice", Words("dispute.settled", values))
    return turn.tell(turn.seat, "notice", Words("dispute.accepted", values))


def settled_by_redoing(turn: Turn) -> Turn:
    return owing(settled(turn), turn.case.disputes[-1].requirements)


def refuses_way(turn: Turn) -> bool:
    return turn.heard.tells("settlement") == "unsettled"


def says_why(turn: Turn) -> bool:
    """Whether a no in words is more than a no."""
    return len(turn.text.split()) > BARE


BARE = 2
"""Words of a mere no."""


def ask_objection(turn: Turn) -> Turn:
    """What would settle it? The staff read the reason."""
    options = choices(("no_words", Words("button.no_words")))
    return turn.ask(turn.seat, "feedback", Words("ask.objection"), choices=options)


def reopened(turn: Turn) -> Turn:
    """The way does not settle it: the staff have the dispute before them again, with the client's reason."""
    before = turn.case.disputes[-1]
    words = "\n".join(filter(None, (before.words, turn.text)))
    dispute = replace(before, resolution="", words=words)
    turn = turn.case_with(disputes=(*turn.case.disputes[:-1], dispute))
    turn = turn.tell(turn.seat, "notice", Words("dispute.reopened"))
    return hush(turn, turn.case.client)


DISPUTE = enter(
    Flow(
        "dispute",
        seat="staff",
        initial="opening",
        entries=("dating",),
        ends=("proposed", "redone"),
        exits=(Exit("proposed", "feedback", "proposed"), Exit("redone", "feedback", "redone")),
        rows=(
            Row("opening", AUTO, "deciding", ask_resolution),
            Row("deciding", "resolve", "proposed", resolve),
            Row("deciding", "said", "proposed", resolve, when=names_way),
            Row("dating", AUTO, "choosing_day", ask_day),
            Row(("choosing_day", "redoing"), "day", "redoing", take_day),
            Row(("choosing_day", "redoing"), "said", "redoing", take_day, when=names_day),
            Row(("choosing_day", "redoing"), "redone", "redone", redone),
            Row(("deciding", "proposed", "choosing_day", "redoing", "redone"), "said", SAME, to_client),
        ),
    )
)
