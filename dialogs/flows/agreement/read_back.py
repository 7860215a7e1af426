"""The read-back: the picture, the lines with their ticks, what is strict by nature, and what is left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from dialogs.domain.case import Status
from dialogs.domain.replies import Choice, Words
from dialogs.engine.moves import live, may
from dialogs.engine.turn import MOST_BUTTONS, Option, Turn, choices
from dialogs.flows.agreement.compare import change, moves, over_limit
from dialogs.flows.agreement.explain import answers_beside, due, explained_beside, to_check, told
from dialogs.flows.agreement.ticks import aspects_read_back, buttons_of
from dialogs.flows.elicitation import show
from dialogs.flows.elicitation.say_back import whom_name
from dialogs.policy.draft import Line, draft, open_points, pointless, unread, unsaid_points, weighty
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
    strong_line,
    value_words,
)


def read_back(turn: Turn) -> Turn:
    """The next lines that were not gone through as they are now, each with what else it may be; with the picture.

    What was merely shown is told in one sentence on the last page.
    """
    turn = informed(turn)
    seen = turn.view
    left = unread(seen)
    page, rest = _page(turn, left)
    last = page.last
    facing = last and face_due(seen) and bool(turn.service.outcomes)
    fixed = _fixed(seen, left) if last else ()
    answers = answers_beside(turn) if last else ()
    resting = rest if last else ()
    told_of = (*page.lines, *(_in_mind(turn, (*page.lines, *rest)) if last else ()))
    shown = (*told_of, *fixed)
    beside = (*page.ticks, *answers, *(_faces() if facing else ()))
    asking = turn.ask(
        turn.seat,
        "read_back",
        *_heading(turn, seen, page.lines, left),
        *_rows(turn, told_of),
        *(facts(seen, fixed) if last else ()),
        *_as_shown(seen, resting),
        *(_face(turn, seen) if facing else ()),
        *(explained_beside(turn) if last else ()),
        choices=choices(*beside, *_sending(turn, len(beside), last=last, rest=bool(resting))),
        many=bool(page.ticks or answers) or facing,
        pictures=show.drawn(turn) if facing or _moved(turn, page.lines) else (),
        aspects=tuple(line.requirement.aspect for line in (*shown, *resting)),
        values={x.requirement.aspect: "|".join(x.requirement.values) for x in (*shown, *resting)},
    )
    return told(asking) if last else asking


DETAILS = "details"
"""The topic of a page of lines that were told in one sentence."""


def rest_of_lines(turn: Turn) -> Turn:
    """The lines that were told in one sentence, one by one: any of them can be made strict, or changed."""
    seen = turn.view
    rest = sorted(_rest(turn, unread(seen)), key=lambda line: -seen.standings[line.requirement.aspect].aspect.stake)
    if not rest:
        return read_back(turn)
    page = _fitting(_with_ticks(turn, rest, brief=True), MOST_BUTTONS - len(_needed(turn, last=True, rest=False)) - 1)
    ticks, lines = tuple(tick for _, each in page for tick in each), tuple(line for line, _ in page)
    return turn.ask(
        turn.seat,
        "read_back",
        Words("read_back.details"),
        *_rows(turn, lines),
        topic=DETAILS,
        choices=choices(*ticks, *_sending(turn, len(ticks), last=len(page) == len(rest), rest=False)),
        many=True,
        aspects=tuple(line.requirement.aspect for line in lines),
        values={line.requirement.aspect: "|".join(line.requirement.values) for line in lines},
    )


def _rest(turn: Turn, left: tuple[Line, ...]) -> tuple[Line, ...]:
    """Of the lines to go through, those that are told in one sentence."""
    return tuple(line for line in left if turn.policy.ticks and not line.fixed and not weighty(turn.view, line))


@dataclass(frozen=True, slots=True)
class Page:
    """The lines that are read back now, the buttons of each, and whether no more are to come."""

    lines: tuple[Line, ...]
    ticks: tuple[Choice, ...]
    last: bool


def _page(turn: Turn, left: tuple[Line, ...]) -> tuple[Page, tuple[Line, ...]]:
    """As many of the lines to go through as have room for their buttons; and those that are told in one sentence.

    A policy that takes everything as strict reads all of them, without buttons.
    """
    seen = turn.view
    free = tuple(line for line in left if not line.fixed)
    rest = _rest(turn, left)
    lines = tuple(line for line in free if line not in rest)
    with_ticks = _with_ticks(turn, lines)
    beside = len(answers_beside(turn)) + (len(show.FACES) + 1) * face_due(seen)
    room = MOST_BUTTONS - len(_needed(turn, last=True, rest=bool(rest)))
    if _count(with_ticks) + beside > room:
        with_ticks = _with_ticks(turn, lines, brief=True)
    last = not with_ticks or _count(with_ticks) + beside <= room
    fitting = with_ticks if last else _fitting(with_ticks, room)
    ticks = tuple(tick for _, each in fitting for tick in each)
    return Page(tuple(line for line, _ in fitting), ticks, last), rest


Ticked = list[tuple[Line, tuple[Choice, ...]]]


def _with_ticks(turn: Turn, lines: Iterable[Line], *, brief: bool = False) -> Ticked:
    ticked = turn.policy.ticks
    return [(x, buttons_of(turn, number, x, brief=brief) if ticked else ()) for number, x in enumerate(lines, 1)]


def _count(lines: Ticked) -> int:
    return sum(len(ticks) for _, ticks in lines)


def _fitting(lines: Ticked, room: int) -> Ticked:
    """The first of some lines, as far as their buttons have room; at least one."""
    counts = accumulate(len(ticks) for _, ticks in lines)
    return lines[: max(sum(count <= room for count in counts), 1)]


def _rows(turn: Turn, lines: tuple[Line, ...]) -> tuple[Words, ...]:
    numbered = tuple(_numbered(turn, number, line) for number, line in enumerate(lines, 1))
    return (rows(numbered),) if numbered else ()


def _as_shown(seen: View, rest: tuple[Line, ...]) -> tuple[Words, ...]:
    """What was merely shown, in one sentence."""
    if not rest:
        return ()
    return (Words("read_back.rest" if seen.service.sketch else "read_back.rest.untold"),)


def _in_mind(turn: Turn, page: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that what must still be explained is about, though they were gone through before."""
    concerned = _at_risk(turn)
    return tuple(x for x in draft(turn.view) if x.requirement.aspect in concerned and x not in page and not x.fixed)


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


def _sending(turn: Turn, beside: int, *, last: bool, rest: bool) -> tuple[Option, ...]:
    """The buttons after so many others: a line can also be changed in words, where there is no room for that one."""
    needed = _needed(turn, last=last, rest=rest)
    return (*((CHANGE,) if beside + len(needed) < MOST_BUTTONS else ()), *needed)


CHANGE = ("change", Words("button.change_line"))


def _needed(turn: Turn, *, last: bool, rest: bool) -> tuple[Option, ...]:
    """The buttons without which one cannot go on; one agrees on the last page only."""
    return (
        *_way_back(turn),
        *((("details", Words("button.details")),) if rest else ()),
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


def _fixed(seen: View, left: tuple[Line, ...]) -> tuple[Line, ...]:
    """What is strict by nature and was not gone through; the ceiling stands beside the price each time."""
    return tuple(line for line in draft(seen) if line.fixed and (line in left or _is_price(seen, line)))


def _is_price(seen: View, line: Line) -> bool:
    return seen.service.by_id[line.requirement.aspect].kind == "money"


def _numbered(turn: Turn, number: int, line: Line) -> Words:
    """A line with its number: as what it becomes where it was agreed otherwise, else with what it is not."""
    required = line.requirement
    before = next((r for r in turn.case.agreed_lines if r.aspect == required.aspect), None)
    words = (change(before, required) if before else None) or strong_line(required)
    if line.contrast and not before:
        words = Words("contrast", {"line": words, "other": value_words(required.aspect, "is", (line.contrast,))})
    return Words("numbered", {"number": number, "line": words})


def _heading(turn: Turn, seen: View, page: tuple[Line, ...], left: tuple[Line, ...]) -> tuple[Words, ...]:
    if turn.case.read:
        new = {line.requirement.aspect for line in left}
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
