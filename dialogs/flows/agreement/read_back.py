"""The read-back: the picture, the lines with their ticks, what is strict by nature, and what is left open."""

from __future__ import annotations

from dialogs.domain.case import Status
from dialogs.domain.replies import Choice, Words
from dialogs.engine.moves import live, may
from dialogs.engine.turn import Option, Turn, choices
from dialogs.flows.agreement.compare import change, moves, over_limit
from dialogs.flows.agreement.explain import answers_beside, due, explained_beside, to_check, told
from dialogs.flows.agreement.ticks import aspects_read_back, buttons_of
from dialogs.flows.elicitation import ask, show
from dialogs.flows.elicitation.say_back import whom_name
from dialogs.policy.draft import Line, draft, open_points, pointless, unread, unsaid_points
from dialogs.policy.plan import View, cost, face_due
from dialogs.policy.price_and_day import money, uncounted
from dialogs.wording.parts import (
    aspect_words,
    join,
    line_words,
    lines,
    price_words,
    requirement_words,
    rows,
    value_words,
)

PAGE = 10
"""So many lines at the most are read back at a time."""


def read_back(turn: Turn) -> Turn:
    """The next lines that were not gone through as they are now, each to be ticked; with the picture."""
    turn = _with_risks_in_mind(informed(turn))
    seen = turn.view
    left = unread(seen)
    page, last = _page(turn, left)
    numbered = tuple(enumerate(page, 1))
    facing = last and face_due(seen) and bool(turn.service.outcomes)
    ticked = tuple(tick for number, line in numbered for tick in buttons_of(turn, number, line))
    fixed = _fixed(seen, left) if last else ()
    answers = answers_beside(turn) if last else ()
    shown = (*page, *fixed)
    asking = turn.ask(
        turn.seat,
        "read_back",
        *_heading(turn, seen, page, left),
        *((rows(tuple(_numbered(turn, number, line) for number, line in numbered)),) if numbered else ()),
        *(facts(seen, fixed) if last else ()),
        *(_face(turn, seen) if facing else ()),
        *(explained_beside(turn) if last else ()),
        choices=choices(*ticked, *answers, *(_faces() if facing else ()), *_sending(turn, last=last)),
        many=bool(ticked or answers) or facing,
        pictures=show.drawn(turn) if facing or _moved(turn, page) else (),
        aspects=tuple(line.requirement.aspect for line in shown),
        values={line.requirement.aspect: "|".join(line.requirement.values) for line in shown},
    )
    return told(asking) if last else asking


def _with_risks_in_mind(turn: Turn) -> Turn:
    """What must still be explained has its lines beside it, gone through before or not."""
    concerned = _at_risk(turn)
    return turn.case_with(read=tuple(r for r in turn.case.read if r.aspect not in concerned))


def _at_risk(turn: Turn) -> set[str]:
    """The aspects of what must still be explained."""
    return {aspect for risk in to_check(turn) for aspect in risk.when}


def informed(turn: Turn) -> Turn:
    """All that had to be explained was."""
    return live(turn, "explained") if turn.case.status is not Status.READ_BACK and may(turn, "explained") else turn


def gone_through_all(turn: Turn) -> bool:
    """Whether the client has agreed to all but some lines to change, and these are changed, and nothing else with them."""
    seen = turn.view
    open_still = unread(seen) or due(turn) or (turn.service.outcomes and face_due(seen))
    return bool(turn.case.read) and not open_still


def _moved(turn: Turn, page: tuple[Line, ...]) -> bool:
    """Whether the lines have a part in the picture that was not seen with those gone through."""
    drawn = (turn.service.by_id[line.requirement.aspect].visible for line in page)
    return not turn.case.read or any(drawn)


def _sending(turn: Turn, *, last: bool) -> tuple[Option, ...]:
    """The buttons beside the ticks; one agrees on the last page only."""
    return (
        *_way_back(turn),
        ask.WHY,
        ("change", Words("button.change_line")),
        ("agree", Words("button.agree")) if last else ("more", Words("button.more")),
    )


def _face(turn: Turn, seen: View) -> tuple[Words, ...]:
    """The one for whom it is hears what no picture shows, and sees the picture."""
    key = "face.show" if turn.service.sketch else "face.tell"
    return (*show.aloud(seen), Words(key, {"name": whom_name(turn)}))


def _faces() -> tuple[Choice, ...]:
    return tuple(
        Choice(id="", means=means, label=label, group="face", sends=False) for means, label in show.face_options()
    )


def _way_back(turn: Turn) -> tuple[Option, ...]:
    """After an agreement, everything can stay as it was agreed."""
    return (("keep_baseline", Words("button.keep_baseline")),) if turn.case.baseline else ()


def _page(turn: Turn, left: tuple[Line, ...]) -> tuple[tuple[Line, ...], bool]:
    """The next lines to be ticked, and whether they are the last; none for a policy that takes everything as strict."""
    lines = tuple(line for line in left if not line.fixed) if turn.policy.ticks else ()
    return lines[:PAGE], len(lines) <= PAGE


def _fixed(seen: View, left: tuple[Line, ...]) -> tuple[Line, ...]:
    """What is strict by nature and was not gone through; the ceiling stands beside the price each time."""
    return tuple(line for line in draft(seen) if line.fixed and (line in left or _is_price(seen, line)))


def _is_price(seen: View, line: Line) -> bool:
    return seen.service.by_id[line.requirement.aspect].kind == "money"


def _numbered(turn: Turn, number: int, line: Line) -> Words:
    """A line with its number: as what it becomes where it was agreed otherwise, else with what it is not."""
    required = line.requirement
    before = next((r for r in turn.case.agreed_lines if r.aspect == required.aspect), None)
    words = (change(before, required) if before else None) or requirement_words(required)
    if line.contrast and not before:
        words = Words("contrast", {"line": words, "other": value_words(required.aspect, "is", (line.contrast,))})
    return Words("numbered", {"number": number, "line": words})


def _heading(turn: Turn, seen: View, page: tuple[Line, ...], left: tuple[Line, ...]) -> tuple[Words, ...]:
    if turn.case.read:
        new = {line.requirement.aspect for line in left} - _at_risk(turn)
        key = "changed" if new & set(aspects_read_back(turn)) else "more" if page else "all_read"
        return (Words(f"read_back.{key}"),)
    if turn.case.agreed_lines:
        return (Words("read_back.change"), *_moves_beside(turn, seen, page))
    if not draft(seen):
        return (Words("read_back.none"),)
    if turn.case.beneficiary.kind != "self":
        return (Words("read_back.for", {"name": whom_name(turn)}),)
    return (Words("read_back"),)


def _moves_beside(turn: Turn, seen: View, page: tuple[Line, ...]) -> tuple[Words, ...]:
    """What moves beside the lines that follow: what falls, facts, the price."""
    items = moves(turn, seen, but={line.requirement.aspect for line in page})
    return (lines(items),) if items else () if page else (Words("change.none"),)


# What is told beside the lines that are read back: what is strict by nature, the price, and what is not agreed.


def facts(seen: View, fixed: tuple[Line, ...]) -> tuple[Words, ...]:
    """What is strict by nature, in one line; and what stays open on purpose."""
    facts = tuple(requirement_words(line.requirement) for line in fixed)
    charge = cost(seen)
    return (
        *((Words("read_back.facts", {"facts": join(facts)}),) if facts else ()),
        *((_priced(seen, charge),) if charge else ()),
        *_simpler(seen),
        *left_open(seen),
        *unsaid(seen),
        *_pointless(seen),
    )


def unsaid(seen: View) -> tuple[Words, ...]:
    """What was asked for and not said, so that it can still be written."""
    points = tuple(aspect_words(aspect.id) for aspect in unsaid_points(seen))
    return (Words("read_back.unsaid", {"aspects": join(points, ", ")}),) if points else ()


def _simpler(seen: View) -> tuple[Words, ...]:
    """What was made simpler, to keep within the price and the time that were said."""
    values = tuple(line_words(aspect, "is", (seen.plan.values[aspect],)) for aspect in seen.plan.simpler)
    return (Words("read_back.simpler", {"values": join(values, ", ")}),) if values else ()


def _pointless(seen: View) -> tuple[Words, ...]:
    """What there is no room for with the rest, so that who wants it can say so."""
    points = tuple(aspect_words(aspect.id) for aspect in pointless(seen))
    return (Words("read_back.pointless", {"aspects": join(points, ", ")}),) if points else ()


def _priced(seen: View, charge: float) -> Words:
    """The price by the rules; of how many it is asked, where that is not known."""
    value, limit = price_words(money(seen.service, charge)), over_limit(seen)
    if limit:
        return Words("read_back.price_over", {"price": value, "limit": price_words(limit)})
    counts = tuple(aspect_words(a) for a in uncounted(seen.service, seen.plan.values, seen.standings))
    if not counts:
        return Words("read_back.price", {"price": value})
    return Words("read_back.price_from", {"price": value, "aspects": join(counts, ", ")})


def left_open(seen: View) -> tuple[Words, ...]:
    """What stays open on purpose, to be decided during the service."""
    opened = tuple(aspect_words(aspect.id) for aspect in open_points(seen))
    return (Words("read_back.open", {"aspects": join(opened, ", ")}),) if opened else ()
