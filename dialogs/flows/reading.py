"""The read-back: the picture, the lines with their ticks, what is strict by nature, and what is left open."""

from __future__ import annotations

from dialogs.case import Status
from dialogs.drafting import Line, draft, open_points, unsaid_points
from dialogs.feasibility import price, uncounted
from dialogs.flows import ask, showing
from dialogs.flows.comparing import changes, money_of
from dialogs.flows.drive import live, may
from dialogs.flows.explaining import tell_points
from dialogs.flows.ticking import buttons_of
from dialogs.planning import View, face_due, view
from dialogs.replies import Choice, Words
from dialogs.saying import aspect_words, join, price_words, requirement_words, rows, value_words
from dialogs.turn import Turn, choices

PAGE = 10
"""So many lines at the most are read back at a time."""


def read_back(turn: Turn) -> Turn:
    """The next lines, each to be ticked; with the picture, and what changed since the last agreement."""
    if turn.case.status is not Status.READ_BACK and may(turn, "explained"):
        turn = live(turn, "explained")
    turn = tell_points(turn)
    seen = view(turn.case, turn.service)
    page, start = _page(turn), _start(turn)
    last = start + len(page) >= len(_all(turn))
    numbered = tuple(enumerate(page, start + 1))
    due = last and face_due(seen) and bool(turn.service.outcomes)
    ticked = tuple(tick for number, line in numbered for tick in buttons_of(turn, number, line))
    read = (*page, *(_fixed(seen) if last else ()))
    return turn.ask(
        turn.seat,
        "read_back",
        *_heading(turn, seen, first=start == 0),
        rows(tuple(_numbered(number, line) for number, line in numbered)) if numbered else Words("read_back.none"),
        *(_facts(seen) if last else ()),
        *((Words("face.again", {"name": showing.whom_name(turn)}),) if due else ()),
        topic=str(start + len(page)),
        choices=choices(*ticked, *(_faces() if due else ()), *_sending(turn, last=last)),
        many=bool(ticked) or due,
        pictures=showing.drawn(turn) if start == 0 or due else (),
        aspects=tuple(line.requirement.aspect for line in read),
        values={line.requirement.aspect: "|".join(line.requirement.values) for line in read},
    )


def _sending(turn: Turn, *, last: bool) -> tuple[tuple[str, Words], ...]:
    """The buttons beside the ticks; one agrees on the last page only."""
    return (
        *_way_back(turn),
        ask.WHY,
        ("change", Words("button.change_line")),
        ("agree", Words("button.agree")) if last else ("more", Words("button.more")),
    )


def _faces() -> tuple[Choice, ...]:
    return tuple(
        Choice(id="", means=means, label=label, group="face", sends=False) for means, label in showing.face_options()
    )


def _way_back(turn: Turn) -> tuple[tuple[str, Words], ...]:
    """After an agreement, everything can stay as it was agreed."""
    return (("keep_baseline", Words("button.keep_baseline")),) if turn.case.baseline else ()


def _all(turn: Turn) -> tuple[Line, ...]:
    """The lines to be ticked; none for a policy that takes everything as strict."""
    found = tuple(line for line in draft(view(turn.case, turn.service)) if not line.fixed)
    return found if turn.policy.ticks else ()


def _start(turn: Turn) -> int:
    return int(turn.position.topic) if turn.position.topic.isdigit() else 0


def _page(turn: Turn) -> tuple[Line, ...]:
    start = _start(turn)
    return _all(turn)[start : start + PAGE]


def _fixed(seen: View) -> tuple[Line, ...]:
    return tuple(line for line in draft(seen) if line.fixed)


def _numbered(number: int, line: Line) -> Words:
    required = line.requirement
    words = requirement_words(required)
    if line.contrast:
        words = Words("contrast", {"line": words, "other": value_words(required.aspect, "is", (line.contrast,))})
    return Words("numbered", {"number": number, "line": words})


def _heading(turn: Turn, seen: View, *, first: bool) -> tuple[Words, ...]:
    if not first:
        return (Words("read_back.more"),)
    baseline = turn.case.baseline
    if baseline is None:
        if turn.case.beneficiary.kind != "self":
            return (Words("read_back.for", {"name": showing.whom_name(turn)}),)
        return (Words("read_back"),)
    return (Words("read_back.change", {"changes": changes(turn, seen)}),)


def _facts(seen: View) -> tuple[Words, ...]:
    """What is strict by nature, in one line; and what stays open on purpose."""
    fixed = tuple(requirement_words(x.requirement) for x in _fixed(seen))
    unsaid = tuple(aspect_words(aspect.id) for aspect in unsaid_points(seen))
    cost = price(seen.service, seen.plan.values, seen.standings)
    return (
        *((Words("read_back.facts", {"facts": join(fixed)}),) if fixed else ()),
        *((_priced(seen, cost),) if cost else ()),
        *left_open(seen),
        *((Words("read_back.unsaid", {"aspects": join(unsaid, ", ")}),) if unsaid else ()),
    )


def _priced(seen: View, cost: float) -> Words:
    """The price by the rules; of how many it is asked, where that is not known."""
    value = price_words(money_of(seen, cost))
    counts = tuple(aspect_words(a) for a in uncounted(seen.service, seen.plan.values, seen.standings))
    if not counts:
        return Words("read_back.price", {"price": value})
    return Words("read_back.price_from", {"price": value, "aspects": join(counts, ", ")})


def left_open(seen: View) -> tuple[Words, ...]:
    """What stays open on purpose, to be decided during the service."""
    opened = tuple(aspect_words(aspect.id) for aspect in open_points(seen))
    return (Words("read_back.open", {"aspects": join(opened, ", ")}),) if opened else ()
