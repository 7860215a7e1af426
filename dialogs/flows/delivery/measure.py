"""At the delivery each commitment is measured against what was promised, and the verdict is the same for both sides."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.case import Measurement
from dialogs.domain.means import Measured
from dialogs.domain.promised import money_aspect, promised
from dialogs.domain.quantity import satisfies
from dialogs.domain.replies import Words
from dialogs.domain.schedule import When
from dialogs.domain.service import Commitment
from dialogs.domain.specification import Baseline, Requirement
from dialogs.engine.turn import STAFF, Option, Turn, choices
from dialogs.understanding import understand
from dialogs.understanding.result import Context, Reading
from dialogs.wording.parts import aspect_words, join, lines, literal, price_words, requirement_words, value_words


def newest(turn: Turn) -> Baseline:
    baseline = turn.case.baseline
    assert baseline is not None, "there is an agreement"
    return baseline


def promises(turn: Turn) -> tuple[Requirement, ...]:
    """The lines of the newest version, the agreed price among them."""
    return promised(newest(turn), turn.service)


def measure(turn: Turn) -> Turn:
    """The next commitment to be measured, or the conclusion when there is none left."""
    due = next_measure(turn)
    assert due is not None, "a commitment is left to measure"
    requirement, commitment = due
    return turn.ask(
        STAFF,
        "question",
        literal(commitment.measure) if commitment else Words("measure.price"),
        Words("measure.promised", {"line": requirement_words(requirement)}),
        topic=requirement.aspect,
        aspects=(requirement.aspect,),
        choices=choices(*_likely(turn, requirement), ("unmeasured", Words("button.unmeasured"))),
    )


def _likely(turn: Turn, requirement: Requirement) -> tuple[Option, ...]:
    """The values that are likely to be measured: now, the agreed price, what was promised."""
    aspect = turn.service.by_id[requirement.aspect]
    if aspect.dated:
        now = turn.now.isoformat(timespec="minutes")
        return ((Measured(now), Words("measure.now", {"at": Words("=moment", {"value": now})})),)
    if aspect.kind == "money":
        return tuple((Measured(v), Words("measure.paid", {"price": price_words(v)})) for v in requirement.values)
    return tuple((Measured(v), value_words(aspect.id, "accepted", (v,))) for v in requirement.values)


def next_measure(turn: Turn) -> tuple[Requirement, Commitment | None] | None:
    """What is to be measured next: a commitment, or the price, which is always one."""
    by_aspect = {commitment.aspect: commitment for commitment in turn.service.commitments}
    price = money_aspect(turn.service) if newest(turn).price else None
    due = (r for r in promises(turn) if r.measurable and r.id not in turn.case.measured)
    found = next((r for r in due if r.aspect in by_aspect or (price and r.aspect == price.id)), None)
    return None if found is None else (found, by_aspect.get(found.aspect))


def to_measure(turn: Turn) -> bool:
    """Whether a commitment is still to be measured."""
    return next_measure(turn) is not None


def measured(turn: Turn) -> Turn:
    """What was measured, of the commitment asked about or of any that the words name; "" where it could not be."""
    by_aspect = {r.aspect: r.id for r in promises(turn)}
    topic = turn.position.topic
    values = {topic: turn.tapped(Measured)[0].value} if turn.tapped(Measured) else _said_values(turn)
    for aspect, value in (values or {topic: ""}).items():
        requirement = by_aspect[aspect]
        turn = turn.case_with(measured={**turn.case.measured, requirement: value})
        turn = turn.happened("measured", requirement=requirement, value=value)
    return turn


def answered(turn: Turn) -> bool:
    """Whether the words say a measured value, or that there is none."""
    topic = turn.position.topic
    unmeasured = any(r.aspect == topic and r.operator in ("unknown", "any", "later") for r in turn.heard.readings)
    return unmeasured or bool(_said_values(turn))


def _said_values(turn: Turn) -> dict[str, str]:
    """Aspect -> value, of the commitments that words name; else what they say of the one asked about.

    Words are read first as if nothing had been asked: "Sunday 29 at 10" is a date, though a price was asked.
    """
    known = {c.aspect for c in turn.service.commitments} & {r.aspect for r in promises(turn)}
    named = known & {r.aspect for r in _read(turn, "") if r.values}
    return {about: value for about in named or {turn.position.topic} if (value := _value(turn, about))}


def _value(turn: Turn, about: str) -> str:
    """What the words say as an answer to the question about that aspect; "" for nothing."""
    said = next((r.values[-1] for r in _read(turn, about) if r.aspect == about and r.values), "")
    return _on_its_day(turn, said) if said and turn.service.by_id[about].kind == "appointment" else said


def _on_its_day(turn: Turn, said: str) -> str:
    """When somebody came: an hour alone is today's; "" where no single day is told."""
    when = When.parse(said)
    if when is None:
        return ""
    if when.day:
        return said
    today = turn.now.date().toordinal()
    return str(replace(when, days=((today, today),))) if when.hour and "days" not in when.topics else ""


def _read(turn: Turn, asked: str) -> tuple[Reading, ...]:
    language = turn.who.language if turn.who else "fr"
    return understand(
        turn.text, turn.service, Context(now=turn.now, language=language, asked=asked, gone=True)
    ).readings


def unclear(turn: Turn) -> Turn:
    return turn.noting("measure.unclear")


def measurements(turn: Turn) -> tuple[Measurement, ...]:
    by_id = {r.id: r for r in promises(turn)}
    return tuple(
        Measurement(requirement=id, value=value, conforms=conforms(turn, by_id[id], value))
        for id, value in turn.case.measured.items()
        if value and id in by_id
    )


def conforms(turn: Turn, requirement: Requirement, value: str) -> bool:
    aspect = turn.service.by_id[requirement.aspect]
    return satisfies(aspect, requirement.operator, requirement.values, value)


def nonconformities(turn: Turn) -> tuple[Requirement, ...]:
    """What was measured and does not conform."""
    wrong = {m.requirement for m in turn.case.deliveries[-1].measurements if not m.conforms}
    return tuple(r for r in promises(turn) if r.id in wrong)


def verdict(turn: Turn, side: str) -> tuple[Words, ...]:
    """Promised and measured, line by line, in the same words for both sides."""
    by_id = {r.id: r for r in promises(turn)}
    items = tuple(
        Words(
            "conforms" if m.conforms else "nonconforms",
            {
                "line": requirement_words(by_id[m.requirement]),
                "measured": value_words(by_id[m.requirement].aspect, "accepted", (m.value,)),
            },
        )
        for m in turn.case.deliveries[-1].measurements
    )
    title = Words(f"delivered.{side}", {"name": turn.client_name if side == "staff" else turn.staff_name})
    return (title, lines(items)) if items else (title,)


def kept_words(turn: Turn) -> tuple[Words, ...]:
    """That all was delivered as promised, in one line."""
    by_id = {r.id: r for r in promises(turn)}
    found = turn.case.deliveries[-1].measurements
    items = tuple(_measured_words(by_id[m.requirement], m.value) for m in found)
    return (Words("delivered.kept", {"lines": join(items)}) if items else Words("delivered"),)


def _measured_words(requirement: Requirement, value: str) -> Words:
    values = {
        "aspect": aspect_words(requirement.aspect),
        "value": value_words(requirement.aspect, "accepted", (value,)),
    }
    return Words("line", values)
