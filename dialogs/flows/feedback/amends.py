"""What is made good after a delivery: the remedies that were promised; and what is done again, on a day that both know."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from dialogs.domain.case import Amends
from dialogs.domain.means import OnDay
from dialogs.domain.quantity import moment
from dialogs.domain.replies import Value, Words
from dialogs.domain.service import Commitment
from dialogs.engine.moves import hush
from dialogs.engine.turn import STAFF, Turn, choices
from dialogs.flows.delivery.measure import promises
from dialogs.policy.price_and_day import date_aspect
from dialogs.understanding import understand
from dialogs.understanding.result import Context
from dialogs.wording.parts import join, literal, requirement_words

IN_DAYS = (1, 3, 7)
"""The days that are offered, from today."""
DONE = ("redone", Words("button.redone"))


def _broken(turn: Turn, ids: Collection[str]) -> tuple[Commitment, ...]:
    aspects = {r.aspect for r in promises(turn) if r.id in ids}
    return tuple(c for c in turn.service.commitments if c.aspect in aspects and c.remedy)


def remedies(turn: Turn, ids: Collection[str]) -> tuple[Words, ...]:
    """What was promised for the case that these lines are not kept to."""
    return tuple(literal(c.remedy) for c in _broken(turn, ids) if c.remedy)


def done_again(turn: Turn, ids: Collection[str]) -> bool:
    """Whether what was promised for that case is to do it again."""
    return any(c.again for c in _broken(turn, ids))


def owing(turn: Turn, ids: tuple[str, ...]) -> Turn:
    """Both accept that it is done again; the day is to be said."""
    return turn.case_with(amends=(*turn.case.amends, Amends(requirements=ids))).happened("to_be_redone")


def ask_day(turn: Turn) -> Turn:
    """On which day is it done again? The client waits for that."""
    days = (turn.now.date() + timedelta(days=n) for n in IN_DAYS)
    options = choices(*((OnDay(day.isoformat()), _day_words(day.isoformat())) for day in days), DONE)
    words = Words("amends.which_day", {"name": turn.client_name, "lines": _lines(turn)})
    return turn.ask(STAFF, "review", words, choices=options)


def _day_words(day: str) -> Words:
    return Words("=moment", {"value": day})


def _lines(turn: Turn) -> Words:
    owed = turn.case.owed
    return join(tuple(requirement_words(r) for r in promises(turn) if owed and r.id in owed.requirements))


def names_day(turn: Turn) -> bool:
    return bool(_day_said(turn))


def _day_said(turn: Turn) -> str:
    """The day, or the moment, that words name, which is still to come; "" for none."""
    aspect = date_aspect(turn.service)
    if aspect is None:
        return ""
    language = turn.who.language if turn.who else "fr"
    heard = understand(turn.text, turn.service, Context(now=turn.now, language=language, asked=aspect.id))
    said = (value for r in heard.readings if r.aspect == aspect.id for value in r.values)
    return next((value for value in said if _ahead(turn, value)), "")


def _ahead(turn: Turn, value: str) -> bool:
    found = moment(value)
    return found is not None and date.fromisoformat(value[:10]) >= turn.now.date()


def take_day(turn: Turn) -> Turn:
    """The day is set, or moved: both read it."""
    day = turn.tapped(OnDay)[0].day if turn.tapped(OnDay) else _day_said(turn)
    turn = _owed_with(turn, day=day).happened("redo_on", day=day)
    values: dict[str, Value] = {"name": turn.staff_name, "at": _day_words(day), "lines": _lines(turn)}
    turn = turn.tell(turn.case.client, "notice", Words("amends.day", values))
    return turn.ask(STAFF, "notice", Words("amends.noted", {"at": _day_words(day)}), choices=choices(DONE))


def _owed_with(turn: Turn, *, day: str) -> Turn:
    return turn.case_with(amends=tuple(a if a.done_at else replace(a, day=day) for a in turn.case.amends))


def redone(turn: Turn) -> Turn:
    """It is done again: now the client is asked how it went."""
    amends = tuple(a if a.done_at else replace(a, done_at=turn.now) for a in turn.case.amends)
    turn = hush(turn.case_with(amends=amends).happened("redone"), STAFF)
    return turn.tell(STAFF, "notice", Words("amends.done", {"name": turn.client_name}))
