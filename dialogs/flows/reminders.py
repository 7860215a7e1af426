"""What time does to a case: reminders that stop, and the end of what nobody goes on with."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from dialogs.domain.case import Amends, Status
from dialogs.domain.quantity import deadline
from dialogs.domain.replies import Words
from dialogs.domain.schedule import last_moment
from dialogs.domain.specification import Requirement
from dialogs.engine.moves import anytime
from dialogs.engine.turn import STAFF, Turn
from dialogs.flows.anytime import again
from dialogs.flows.delivery.measure import newest
from dialogs.flows.hand_over import waits
from dialogs.wording.parts import requirement_words

NUDGES = 2
"""So many reminders at the most, then silence or the end."""
AFTER = {
    Status.INTAKE: timedelta(days=2),
    Status.ELICITATION: timedelta(days=2),
    Status.EXPLANATION: timedelta(days=2),
    Status.READ_BACK: timedelta(days=2),
    Status.REVIEW: timedelta(days=1),
    Status.DELIVERED: timedelta(days=2),
    Status.FEEDBACK: timedelta(days=2),
    Status.DISPUTE: timedelta(days=1),
}
"""How long a case may wait before someone is reminded."""
PATIENCE = timedelta(days=3)
"""Between one reminder and the next."""
BEFORE_DEADLINE = timedelta(days=1)


def scheduled(turn: Turn) -> Turn:
    """After somebody did something: when time must move the case next."""
    return turn.case_with(due=_due(turn), nudges=0)


def _due(turn: Turn) -> datetime | None:
    if turn.case.owed is not None:
        return _redo_due(turn, turn.case.owed)
    if turn.case.status in AFTER:
        return turn.now + AFTER[turn.case.status]
    if turn.case.status is Status.AGREED:
        promised = promised_by(turn)
        ahead = promised - BEFORE_DEADLINE if promised else None
        return ahead if ahead and ahead > turn.now else None
    return None


def _redo_due(turn: Turn, owed: Amends) -> datetime | None:
    """What is to be done again: the staff are reminded to name the day, then both the day before, and the staff on that day."""
    if not owed.day or turn.now.tzinfo is None:
        return turn.now + AFTER[Status.DISPUTE]
    last = deadline(turn.service, "at_most", (owed.day,), turn.now.tzinfo)
    ahead = (last - BEFORE_DEADLINE, last) if last else ()
    return next((at for at in ahead if at > turn.now), None)


def promised_by(turn: Turn) -> datetime | None:
    """The last moment that was agreed for the delivery, or the appointment: what moves time, and is not shown."""
    line, zone = _dated_line(turn), turn.now.tzinfo
    if line is None or zone is None:
        return None
    if turn.service.by_id[line.aspect].kind == "date":
        return deadline(turn.service, line.operator, line.values, zone)
    last = last_moment((line.operator, line.values))
    if last is None:
        return None
    return datetime.combine(last[0], last[1] or time.fromisoformat(turn.service.closes_at), zone)


def _dated_line(turn: Turn) -> Requirement | None:
    """What was agreed of the day: of an appointment before a last day."""
    dated = [r for r in newest(turn).requirements if turn.service.by_id[r.aspect].dated]
    return min(dated, key=lambda r: turn.service.by_id[r.aspect].kind, default=None)


def passed(turn: Turn) -> Turn:
    """What is due has fallen due."""
    if turn.case.due is None or turn.case.due > turn.now:
        return turn
    if turn.case.owed is not None:
        return _remind_of_amends(turn, turn.case.owed)
    if turn.case.status is Status.AGREED:
        return _remind_both(turn)
    if turn.case.nudges >= NUDGES:
        turn = turn.case_with(due=None)
        ended = anytime(turn, "expired")
        return turn if ended is None else scheduled(ended)
    if waits(turn, turn.case.client):
        return _remind_of_client(turn)
    seat = STAFF if turn.case.status in (Status.REVIEW, Status.DISPUTE) else turn.case.client
    turn = turn.case_with(nudges=turn.case.nudges + 1, due=turn.now + PATIENCE).happened("reminded", who=seat)
    return again(turn.but(seat=seat, who=turn.case.party(seat)).noting("reminder"))


def _remind_of_client(turn: Turn) -> Turn:
    """Somebody waits for a person: it is the staff who are reminded."""
    turn = turn.case_with(nudges=turn.case.nudges + 1, due=turn.now + PATIENCE).happened("reminded", who=STAFF)
    return turn.tell(STAFF, "notice", Words("human.waiting", {"name": turn.client_name, "case": turn.case.id}))


def _remind_both(turn: Turn) -> Turn:
    line = _dated_line(turn)
    turn = turn.case_with(due=None).happened("reminded", who="both")
    if line is None:
        return turn
    words = Words("reminder.deadline", {"line": requirement_words(line), "case": turn.case.id})
    return turn.tell(turn.case.client, "notice", words).tell(STAFF, "notice", words)


def _remind_of_amends(turn: Turn, owed: Amends) -> Turn:
    """The day nears: both are reminded. The staff are asked for the day, or whether it is done."""
    turn = turn.case_with(due=_redo_due(turn, owed) if owed.day else turn.now + PATIENCE)
    turn = turn.happened("reminded", who="both" if owed.day else STAFF)
    if owed.day:
        words = Words("amends.reminder", {"at": Words("=moment", {"value": owed.day}), "case": turn.case.id})
        turn = turn.tell(turn.case.client, "notice", words)
    return again(turn.but(seat=STAFF, who=turn.case.party(turn.case.owner)).noting("reminder"))
