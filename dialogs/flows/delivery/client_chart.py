"""The client's seat after the agreement: the agreed sheet, and at any moment a change of mind, which becomes a change
request."""

from __future__ import annotations

from dialogs.domain.replies import Choice, Picture, Words
from dialogs.domain.specification import Baseline
from dialogs.engine.machine import AUTO, SAME, Exit, Flow, Row
from dialogs.engine.moves import enter, hush, live, may
from dialogs.engine.turn import Turn, choices
from dialogs.flows.delivery.measure import newest
from dialogs.flows.elicitation import hear
from dialogs.flows.pass_on import to_staff, told_staff
from dialogs.understanding.result import Reading
from dialogs.wording.parts import join, line_words, lines, price_words, requirement_words, strong_line


def inform_client(turn: Turn) -> Turn:
    """The agreed version, to the client."""
    baseline = newest(turn)
    name = turn.staff_name
    return turn.ask(
        turn.case.client,
        "notice",
        Words("confirmed", {"name": name, "version": baseline.version}),
        lines(tuple(strong_line(r) for r in baseline.requirements)),
        *_price(baseline),
        choices=_agreed_options(),
        document=baseline.version,
        pictures=_picture(turn),
        aspects=tuple(r.aspect for r in baseline.requirements),
        values={r.aspect: "|".join(r.values) for r in baseline.requirements},
    )


def as_before(turn: Turn) -> Turn:
    """A change came to nothing: what was agreed stands, and its document is known."""
    baseline = newest(turn)
    return turn.ask(
        turn.case.client,
        "notice",
        Words("agreed_so_far", {"version": baseline.version}),
        lines(tuple(strong_line(r) for r in baseline.requirements)),
        choices=_agreed_options(),
    )


def _agreed_options() -> tuple[Choice, ...]:
    return choices(("show", Words("button.show")), ("change", Words("button.change")))


def _price(baseline: Baseline) -> tuple[Words, ...]:
    return (Words("price", {"price": price_words(baseline.price)}),) if baseline.price else ()


def _picture(turn: Turn) -> tuple[Picture, ...]:
    values = dict(newest(turn).picture)
    if not turn.service.outcomes or not values:
        return ()
    shown = tuple(line_words(a, "is", (v,)) for a, v in values.items() if turn.service.by_id[a].wished)
    return (Picture(alt=join(shown), values=values),)


def change_said(turn: Turn) -> Turn:
    """A change of mind after the agreement: a change request, read back against what was agreed."""
    turn = live(turn, "change_wanted") if may(turn, "change_wanted") else turn
    return hear.words(turn)


def changing(turn: Turn) -> bool:
    """Whether the words state something that is not agreed already, and the service is not over."""
    return any(not _agreed_already(turn, r) for r in turn.heard.readings) and may(turn, "change_wanted")


def _agreed_already(turn: Turn, said: Reading) -> bool:
    """Whether what was said is what is agreed, or only rules out what is not ("not long")."""
    agreed = next((r for r in newest(turn).requirements if r.aspect == said.aspect), None)
    if agreed is None or agreed.operator != "is":
        return agreed is not None and (said.operator, said.values) == (agreed.operator, agreed.values)
    same, ruled_out = set(said.values) & set(agreed.values), said.operator == "not"
    return bool(said.values) and (not same if ruled_out else said.operator == "is" and bool(same))


def known_already(turn: Turn) -> bool:
    """Whether the words say what is agreed already."""
    return bool(turn.heard.readings) and all(_agreed_already(turn, reading) for reading in turn.heard.readings)


def say_so(turn: Turn) -> Turn:
    """Those words go to the staff all the same: there may be more in them."""
    said = {reading.aspect for reading in turn.heard.readings}
    items = tuple(requirement_words(r) for r in newest(turn).requirements if r.aspect in said)
    return told_staff(turn).ask(
        turn.seat, "notice", Words("already_agreed", {"lines": join(items)}), choices=_agreed_options()
    )


def change_one(turn: Turn) -> Turn:
    """One line is to be changed."""
    return live(turn, "change_wanted") if may(turn, "change_wanted") else turn


def can_change(turn: Turn) -> bool:
    return may(turn, "change_wanted")


def too_late(turn: Turn) -> Turn:
    return turn.tell(turn.seat, "notice", Words("change.too_late"))


def silenced(turn: Turn) -> Turn:
    """The case is over: nothing is asked of the client any more."""
    return hush(turn, turn.case.client)


FOLLOWING = enter(
    Flow(
        "following",
        seat="client",
        initial="informing",
        entries=("resuming", "ending"),
        ends=("over",),
        exits=(Exit("changing", "elicitation", "onward"), Exit("choosing", "agreement", "choosing")),
        rows=(
            Row("informing", AUTO, "agreed", inform_client),
            Row("resuming", AUTO, "agreed", as_before),
            Row("agreed", "said", "changing", change_said, when=changing),
            Row("agreed", "said", SAME, say_so, when=known_already),
            Row("agreed", "said", SAME, to_staff),
            Row("agreed", "change", "choosing", change_one, when=can_change),
            Row("agreed", "change", SAME, too_late),
            Row("ending", AUTO, "over", silenced),
            Row("over", "said", SAME, to_staff),
            Row("over", "change", SAME, too_late),
        ),
    )
)
