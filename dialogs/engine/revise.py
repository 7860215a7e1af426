"""What a person did -> a turn; what they said -> statements, and what happens to those said before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from dialogs.domain.aspect_state import REACTION, adrift, applies, rivals
from dialogs.domain.case import OUTCOME, Statement, StatementStatus
from dialogs.domain.quantity import renews
from dialogs.domain.service import Aspect
from dialogs.domain.specification import Basis, Operator
from dialogs.domain.value import items
from dialogs.engine.turn import Turn
from dialogs.policy.plan import named
from dialogs.understanding.result import Reading
from dialogs.wording.parts import line_words

How = Literal["free", "asked", "reaction"]
"""Said freely; in answer to a question on that very aspect; as a critique of what was shown."""


def record(turn: Turn, readings: Iterable[Reading], how: How = "free") -> Turn:
    """Add what was stated. A statement refines, replaces or contradicts those before it.

    Overlapping statements stand side by side. A disjoint one replaces the others where it answers a question, reacts
    to a picture, comes with a marker of a change of mind, the others were taken over from an earlier case, or all was
    agreed since (what moves is read back then); else both are contested, as they are when another person said the
    other one. Each value that a set holds is a statement of its own: they add up, and one is taken back without the others.
    """
    readings = tuple(readings)
    result = _result_named(turn, readings)
    for reading in (_anchored(r, result) for r in readings):
        turn = _renamed(turn, reading) if reading.aspect == OUTCOME else _each_stated(turn, reading, how)
    return turn


def _result_named(turn: Turn, readings: Iterable[Reading]) -> Mapping[str, str]:
    """The values of the complete result that is asked for with these words, or was before them."""
    said = [r.values[0] for r in readings if r.aspect == OUTCOME and r.operator == "is" and len(r.values) == 1]
    outcome = turn.service.outcome(said[-1]) if said else None
    return outcome.values if outcome else named(turn.case.live, turn.service)


def _anchored(reading: Reading, result: Mapping[str, str]) -> Reading:
    """ "A crew cut, longer on top" is longer than that of a crew cut."""
    if reading.operator not in ("less", "more") or reading.values or reading.aspect not in result:
        return reading
    return replace(reading, values=(result[reading.aspect],))


def react(turn: Turn, shown: Mapping[str, str], operator: Literal["accepted", "unremarked"]) -> Turn:
    """Note that these values were shown, and accepted as a whole or passed over without a remark."""
    readings = [Reading(aspect=aspect, operator=operator, values=items(value)) for aspect, value in shown.items()]
    return turn.adding(*(_statement(turn, r, n) for n, r in enumerate(readings, 1)))


def settle(turn: Turn, winner: str, aspect: str) -> Turn:
    """End a contradiction: the chosen statement is confirmed, those that it cannot stand beside are superseded."""
    statements = []
    for s in turn.case.statements:
        if s.aspect == aspect and s.status == "contested":
            s = replace(s, status="confirmed" if s.id == winner else "superseded")
        statements.append(s)
    return turn.case_with(statements=tuple(statements))


def withdraw(turn: Turn, source: str) -> Turn:
    """Take back all that came from one message, and bring back what it had replaced."""
    gone = tuple(s for s in turn.case.statements if s.source == source and s.live)
    statements = tuple(replace(s, status="withdrawn") if s in gone else s for s in turn.case.statements)
    return _calmed(turn.case_with(statements=statements), {s.aspect for s in gone})


def take_back(turn: Turn, statement: Statement) -> Turn:
    """Take back one statement, and bring back what ended in its favour."""
    before = {s.id for s in turn.case.statements if s.ended_by == statement.id}
    turn = marked(turn, (statement,), "withdrawn")
    statements = (replace(s, status="stated", ended_by="") if s.id in before else s for s in turn.case.statements)
    return _calmed(turn.case_with(statements=tuple(statements)), {statement.aspect})


def forget_shown(turn: Turn) -> Turn:
    """What was merely seen in pictures no longer counts: they showed a result that is no longer asked for."""
    return marked(turn, (s for s in turn.case.live if s.operator in REACTION), "superseded")


def superseding(turn: Turn, aspect: str, *, keep: frozenset[str] = frozenset()) -> Turn:
    """Everything said or shown on an aspect no longer counts, but for the statements in `keep`."""
    return marked(turn, (s for s in turn.case.live if s.aspect == aspect and s.id not in keep), "superseded")


def _each_stated(turn: Turn, reading: Reading, how: How) -> Turn:
    aspect, one_by_one = turn.service.by_id[reading.aspect], reading.operator in ("is", "not")
    for each in _apart(reading) if aspect.several and one_by_one else (reading,):
        turn = _stated(turn, each, how)
    return turn


def _apart(reading: Reading) -> Iterable[Reading]:
    return (replace(reading, values=(value,)) for value in reading.values)


def _stated(turn: Turn, reading: Reading, how: How) -> Turn:
    aspect = turn.service.by_id[reading.aspect]
    if aspect.is_fact and reading.operator == "any":
        reading = replace(reading, operator="unknown")
    new = _statement(turn, reading, 1)
    others = rivals(aspect, new, turn.case.live)
    others = (*others, *_excluded(turn, aspect, reading))
    if not others:
        return _refined(turn, aspect, new).adding(new)
    if _makes_room(turn, aspect, others) or _replaces(turn, reading, others, how):
        return _replacing(_told(turn, aspect, others), others, new).adding(new)
    turn = marked(turn, others, "contested")
    return turn.adding(replace(new, status="contested"))


def _excluded(turn: Turn, aspect: Aspect, reading: Reading) -> tuple[Statement, ...]:
    """What a set held before "only" this; an allergy goes only with a word that it goes."""
    if not reading.only or (aspect.allergy and not reading.changes):
        return ()
    live = (s for s in turn.case.live if s.aspect == aspect.id and s.operator == "is" and s.source != turn.source)
    return tuple(s for s in live if s.values != reading.values)


def _makes_room(turn: Turn, aspect: Aspect, others: tuple[Statement, ...]) -> bool:
    """Whether a set changes without a question: a value takes the place of "none", and goes when it is taken back; but
    of an allergy nothing is dropped."""
    mine = all(s.speaker == new_speaker(turn) for s in others)
    return aspect.several and mine and (_empty(aspect, others) or not aspect.allergy)


def _empty(aspect: Aspect, said: Iterable[Statement]) -> bool:
    """Whether all that was said is that there is none."""
    return all((s.operator, s.values) == ("is", (aspect.nothing,)) for s in said)


def _told(turn: Turn, aspect: Aspect, gone: tuple[Statement, ...]) -> Turn:
    """That there is "none" of a set no longer holds: it is said back."""
    if not aspect.several or not _empty(aspect, gone) or any(s.source == turn.source for s in gone):
        return turn
    return turn.noting("set.no_longer", line=line_words(aspect.id, "is", (aspect.nothing,)))


def _replaces(turn: Turn, reading: Reading, others: tuple[Statement, ...], how: How) -> bool:
    mine = all(s.speaker == new_speaker(turn) for s in others)
    same_message = all(s.source == turn.source for s in others)
    reacting = how == "reaction" and not any(_said(turn, s) for s in others)
    asked = how == "asked" and not any(adrift(s) for s in others)
    spoken = reacting or asked or reading.changes or reading.operator == "any" or same_message
    agreed = bool(turn.case.baselines) and all(s in turn.case.kept for s in others)
    return mine and (spoken or agreed or all(s.operator == "any" or s.earlier for s in others))


def _said(turn: Turn, s: Statement) -> bool:
    """Whether it was said in so many words, and not since settled or ticked: a reaction does not undo it in silence."""
    return s.status == "stated" and s.strength is None and _in_words(turn, s)


def _replacing(turn: Turn, others: tuple[Statement, ...], new: Statement) -> Turn:
    """The rivals and the reactions to what was shown before no longer count."""
    soft = tuple(s for s in turn.case.live if s.aspect == new.aspect and s.operator in REACTION)
    turn = _ended(turn, (*others, *soft), new)
    return turn.happened("changed", aspect=new.aspect, was=others[-1].id)


def _ended(turn: Turn, which: Iterable[Statement], new: Statement) -> Turn:
    """These statements no longer count, in favour of a new one."""
    ids = {s.id for s in which}
    statements = (replace(s, status="superseded", ended_by=new.id) if s.id in ids else s for s in turn.case.statements)
    return turn.case_with(statements=tuple(statements)) if ids else turn


def _refined(turn: Turn, aspect: Aspect, new: Statement) -> Turn:
    """A firm word ends what was open before; a new bound of the same kind replaces the older one."""
    ended: tuple[Operator, ...] = ("vague", "unknown", "later")
    old = [
        s
        for s in turn.case.live
        if s.aspect == aspect.id
        and new.operator not in REACTION
        and (s.operator in ended or adrift(s) or renews(aspect, (new.operator, new.values), (s.operator, s.values)))
    ]
    return _ended(turn, old, new)


def _renamed(turn: Turn, reading: Reading) -> Turn:
    """A complete result was named: instead of another one, it ends what was shown of that and what it has otherwise."""
    new = _statement(turn, reading, 1)
    before = [s for s in turn.case.live if s.aspect == OUTCOME and s.operator == "is" and s.values != new.values]
    named = bool(before) and before[-1].source != turn.source
    accepted = bool(turn.case.proposals) and turn.case.proposals[-1].answered
    if reading.operator == "is" and (named or accepted or reading.changes):
        turn = _to_be_shown(_dropping(marked(turn, before, "superseded"), reading))
    return turn.adding(new)


def _to_be_shown(turn: Turn) -> Turn:
    """The picture that was shown last is no longer what is asked for."""
    shown = turn.case.proposals
    return turn.case_with(proposals=(*shown[:-1], replace(shown[-1], answered=False))) if shown else turn


def _dropping(turn: Turn, reading: Reading) -> Turn:
    outcome = turn.service.outcome(reading.values[0])
    wanted = outcome.values if outcome else {}
    stale = [s for s in turn.case.live if s.source != turn.source and _contrary(turn, s, wanted)]
    turn = marked(turn, stale, "superseded")
    return turn.happened("changed", aspect=OUTCOME, to=reading.values[0])


def _contrary(turn: Turn, s: Statement, wanted: Mapping[str, str]) -> bool:
    """Whether a newly named outcome ends a statement: what was shown or vague of the old one, and what it changes.

    What no longer makes sense with it ends too. What was insisted on in words, about something that has no degrees,
    outlives the change ("and leave my beard").
    """
    if s.aspect not in wanted:
        known = turn.service.by_id.get(s.aspect)
        return known is not None and not known.is_fact and not applies(known, wanted)
    if s.operator in REACTION or s.operator == "vague":
        return wanted[s.aspect] not in s.values
    aspect = turn.service.by_id[s.aspect]
    if aspect.mandatory or aspect.is_fact or (aspect.kind == "option" and s.strength and _in_words(turn, s)):
        return False
    return bool(rivals(aspect, replace(s, operator="is", values=(wanted[s.aspect],)), (s,)))


def _in_words(turn: Turn, s: Statement) -> bool:
    return any(message.id == s.source and message.kind == "said" for message in turn.case.messages)


def new_speaker(turn: Turn) -> str:
    return turn.who.id if turn.who else ""


def _statement(turn: Turn, reading: Reading, ahead: int) -> Statement:
    behalf = turn.case.beneficiary
    proxy = behalf.kind != "self" and turn.seat == turn.case.client
    return Statement(
        id=f"s{len(turn.case.statements) + ahead}",
        aspect=reading.aspect,
        operator=reading.operator,
        values=reading.values,
        speaker=new_speaker(turn),
        on_behalf_of=(behalf.name or behalf.kind) if proxy else "",
        basis=reading.basis or (_basis(turn, reading) if proxy else "expectation"),
        source=turn.source,
        words=reading.words or turn.text,
        clause=reading.clause,
        strength=reading.strength,
    )


def _basis(turn: Turn, reading: Reading) -> Basis:
    """Whose wish it is remains to be said only for the result; dates, prices and safety are for the speaker to say."""
    aspect = turn.service.by_id.get(reading.aspect)
    private = aspect is None or aspect.wished
    return "unsaid" if private and reading.operator not in REACTION else "expectation"


def marked(turn: Turn, which: Iterable[Statement], status: StatementStatus) -> Turn:
    """Give these statements a status."""
    ids = {s.id for s in which}
    if not ids:
        return turn
    statements = tuple(replace(s, status=status) if s.id in ids else s for s in turn.case.statements)
    return turn.case_with(statements=statements)


def _calmed(turn: Turn, aspects: set[str]) -> Turn:
    """After a withdrawal: a contested statement that stands alone is contested no more."""
    statements = list(turn.case.statements)
    for place, s in enumerate(statements):
        if s.status != "contested" or s.aspect not in aspects:
            continue
        others = [o for o in statements if o.id != s.id and o.status == "contested"]
        if not rivals(turn.service.by_id[s.aspect], s, others):
            statements[place] = replace(s, status="stated")
    return turn.case_with(statements=tuple(statements))
