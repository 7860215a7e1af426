"""As last time, shown: the lines of then with the picture of then, to be corrected like any picture."""

from __future__ import annotations

from dialogs.domain.case import OUTCOME, WHICH
from dialogs.domain.past_agreement import Earlier
from dialogs.domain.replies import Words
from dialogs.domain.specification import Requirement
from dialogs.engine.turn import Turn, choices
from dialogs.flows.elicitation import as_last_time
from dialogs.flows.elicitation import show as showing
from dialogs.flows.elicitation.carry_over import ANEW, grave_lines
from dialogs.policy.draft import draft
from dialogs.policy.plan import View
from dialogs.wording.parts import aspect_words, join, lines, requirement_words, strong_line


def undecided(turn: Turn) -> bool:
    """Whether it is open which earlier agreement is meant."""
    return turn.case.recalled == WHICH


def which(turn: Turn) -> Turn:
    options = choices(*as_last_time.offers(turn))
    return turn.ask(turn.seat, "question", Words("earlier.which"), choices=options, aspects=(OUTCOME,))


def recalling(turn: Turn) -> bool:
    """Whether something agreed earlier is still to be shown."""
    return bool(turn.case.recalled)


def show(turn: Turn) -> Turn:
    """What was agreed then, with what was said otherwise since; what is asked anew; and what is to be confirmed."""
    one = next(e for e in turn.case.earlier if e.case == turn.case.recalled)
    seen = turn.view
    turn = turn.case_with(recalled="")
    grave = grave_lines(turn, one)
    paragraphs = (_heading(turn, one), _lines(seen), *_to_confirm(grave), *_anew(turn, seen))
    beside = tuple(requirement.aspect for requirement in grave)
    return showing.one_picture(turn, *paragraphs, showing.introduced(turn, first=False), topic=one.case, beside=beside)


def _heading(turn: Turn, one: Earlier) -> Words:
    day = one.at.astimezone(turn.now.tzinfo).date().isoformat()
    key = "earlier.agreed" if one.kind == "self" else "earlier.agreed_for"
    return Words(key, {"day": Words("=moment", {"value": day}), "name": as_last_time.whom_words(one)})


def _lines(seen: View) -> Words:
    told = (line.requirement for line in draft(seen) if seen.standings[line.requirement.aspect].firm)
    return lines(tuple(strong_line(requirement) for requirement in told))


def _to_confirm(grave: tuple[Requirement, ...]) -> tuple[Words, ...]:
    """What is grave: whoever says "that's it" confirms it, else it is asked."""
    found = tuple(requirement_words(r) for r in grave)
    return (Words("earlier.confirm", {"lines": join(found, " ; ")}),) if found else ()


def _anew(turn: Turn, seen: View) -> tuple[Words, ...]:
    """Dates and price limits do not carry over."""
    due = (a for a in turn.service.aspects if a.mandatory and a.kind in ANEW and not seen.standings[a.id].known)
    wanted = tuple(aspect_words(aspect.id) for aspect in due)
    return (Words("earlier.anew", {"wanted": join(wanted, ", ")}),) if wanted else ()
