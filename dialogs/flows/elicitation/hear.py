"""Hearing free words during elicitation, by what was asked: every statement in them is taken, none is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from dialogs.domain.aspect_state import Standing
from dialogs.domain.case import OUTCOME
from dialogs.domain.replies import Words
from dialogs.domain.service import LANGUAGES, is_own
from dialogs.engine.interpret import labelled
from dialogs.engine.revise import How, record, superseding
from dialogs.engine.turn import Turn
from dialogs.flows.elicitation import as_last_time
from dialogs.flows.elicitation.answer import meant, nothing_more, whom_unknown
from dialogs.flows.elicitation.as_last_time import told_whom
from dialogs.flows.elicitation.no_answer import Taking, as_possible, for_staff, unanswered
from dialogs.flows.elicitation.not_understood import accounted, as_said, whole
from dialogs.flows.elicitation.own_words import rewritten
from dialogs.flows.elicitation.react import looking_again, passed_over
from dialogs.flows.elicitation.say_back import echo, whom_name
from dialogs.flows.elicitation.undo import undoable, whom_undoable
from dialogs.policy.next_move import GRAVE
from dialogs.understanding.result import Problem, Reading

Readings = tuple[Reading, ...]


def words(turn: Turn) -> Turn:
    """Free words: every statement in them is taken, whatever was asked."""
    return _heard(turn, _stated, _unheard)


def at_lines(turn: Turn) -> Turn:
    """Words about what was read back: a reaction to it; what is not sure of them stays in their own words, unasked."""
    turn = turn.but(heard=replace(turn.heard, offers=(), left=turn.heard.unread))
    return _heard(turn, _reacting, _unheard)


def at_picture(turn: Turn) -> Turn:
    """Words about a picture: what they do not touch of it was passed over."""
    return _heard(turn, _about_picture, _unheard)


def at_question(turn: Turn) -> Turn:
    """Words after a question on one aspect: an answer to it, or anything else. A line in own words is written anew."""
    if is_own(turn.position.topic):
        return rewritten(turn, turn.position.topic, turn.text)
    return _heard(turn, _answering, _no_answer)


def at_doubt(turn: Turn) -> Turn:
    """Words after two statements that contradict each other: what they say of it ends both."""
    return _heard(turn, _deciding, _no_decision)


def at_facts(turn: Turn) -> Turn:
    """The answer to several questions at once; what was answered vaguely may be asked again on its own."""
    turn = _heard(turn, _answering_several, _no_facts)
    open_still = {a for a, standing in turn.view.standings.items() if _to_make_precise(turn, standing)}
    return turn.case_with(asked=tuple(aspect for aspect in turn.case.asked if aspect not in open_still))


def at_meant(turn: Turn) -> Turn:
    """Words in answer to what other words mean: those stand as they were said, and these are taken like any."""
    return _heard(as_said(turn, turn.position.topic), _stated, _unheard)


def at_area(turn: Turn) -> Turn:
    """Words to what may have been left out: read like any; what is not read of them binds as it was said."""
    return _heard(turn, _stated, _left_out)


def at_impossible(turn: Turn) -> Turn:
    """Words after it was said that a wish is impossible."""
    return _heard(turn, _insisting, _insisting_in_other_words)


AT: Mapping[str, Taking] = {
    "opening": words,
    "whom": words,
    "doubt": at_doubt,
    "meant": at_meant,
    "impossible": at_impossible,
    "picture": at_picture,
    "question": at_question,
    "facts": at_facts,
    "area": at_area,
}
"""State -> how words are taken there."""


def _heard(turn: Turn, stated: Callable[[Turn, Readings], Turn], unheard: Taking) -> Turn:
    """Words taken, with a chip to undo each thing that they were read as."""
    taken = _taken(_beneficiary(turn), stated, unheard)
    return undoable(taken, turn.case, turn.heard.readings)


def _problem(turn: Turn, problem: Problem) -> Words:
    """What is wrong with some words; of money that we do not count in, what we do."""
    known = turn.service.by_id.get(problem.aspect)
    if problem.what == "unknown_unit" and known is not None and known.kind == "money":
        return Words("problem.other_currency", {"words": problem.words, "currency": turn.service.currency})
    return Words(f"problem.{problem.what}", {"words": problem.words})


def _taken(turn: Turn, stated: Callable[[Turn, Readings], Turn], unheard: Taking) -> Turn:
    """Words: what is wrong with them, what was agreed before; then what they state, if anything."""
    for problem in turn.heard.problems:
        turn = turn.with_note(_problem(turn, problem))
    as_then = as_last_time.wanted(turn)
    turn = as_last_time.in_words(turn) if as_then else as_last_time.let_be(turn)
    readings = turn.heard.readings or _labelled(turn)
    if readings:
        return stated(turn, readings)
    if turn.heard.offers:
        return accounted(turn)
    return asked_again(turn) if as_then else unheard(as_last_time.once_more(turn))


def _stated(turn: Turn, readings: Readings, how: How = "free", answers: Readings = ()) -> Turn:
    """Take what was stated, and say it back. To who looks at a sad face everything said is a reaction."""
    how = "reaction" if turn.case.beneficiary.face == "sad" else how
    others = [r for r in readings if r not in answers]
    turn = looking_again(record(record(turn, answers, "asked"), others, how))
    return accounted(turn.with_note(echo(turn, readings)))


def _reacting(turn: Turn, readings: Readings) -> Turn:
    return _stated(turn, readings, "reaction")


def _about_picture(turn: Turn, readings: Readings) -> Turn:
    relative = all(reading.operator in ("less", "more") for reading in readings)
    return passed_over(_stated(turn, readings, "reaction" if relative else "free"), readings)


def _answering(turn: Turn, readings: Readings) -> Turn:
    answers = _on_topic(turn, readings)
    return _stated(_still_owed(turn, answers), readings, answers=answers)


def _deciding(turn: Turn, readings: Readings) -> Turn:
    return _answering(meant(turn) if _on_topic(turn, readings) else turn, readings)


def _answering_several(turn: Turn, readings: Readings) -> Turn:
    return _stated(_still_owed(turn, ()), readings)


def _on_topic(turn: Turn, readings: Readings) -> Readings:
    return tuple(reading for reading in readings if reading.aspect == turn.position.topic)


def _to_make_precise(turn: Turn, standing: Standing) -> bool:
    """A vague answer is asked about again; "not too expensive" is answered by the price that is read back."""
    priced = standing.aspect.kind == "money" and any(rule.kind == "price" for rule in turn.service.rules)
    return standing.vague and not priced


def _labelled(turn: Turn) -> tuple[Reading, ...]:
    """The bare label of a value of what was asked, though it was not among the buttons."""
    aspect = turn.service.by_id.get(turn.position.topic)
    if aspect is None:
        return ()
    value = labelled(turn.text, ((o.label.to(language), o.id) for o in aspect.options for language in LANGUAGES))
    return (Reading(aspect=aspect.id, operator="is", values=(value,), words=turn.text),) if value else ()


def _insisting(turn: Turn, readings: Readings) -> Turn:
    """Something possible instead; the same impossible wish once more is not argued with, the staff will answer it."""
    if all(r.operator in ("any", "unknown") and r.aspect == turn.position.topic for r in readings):
        return as_possible(turn, readings[0].operator)
    culprits = turn.position.asked.aspects if turn.position.asked else ()
    said = {(s.aspect, s.operator, s.values) for s in turn.case.live}
    about = (*culprits, turn.position.topic)
    heard = [r for r in readings if r.aspect in (*about, OUTCOME)]
    if not heard or any((r.aspect, r.operator, r.values) in said for r in heard):
        return _stated(for_staff(turn), readings)
    for reading in heard:
        turn = superseding(turn, reading.aspect) if reading.aspect in about else turn
    return _stated(turn, readings)


def _insisting_in_other_words(turn: Turn) -> Turn:
    insists = bool(turn.heard.left) or _just_said(turn, "not_understood")
    return for_staff(accounted(turn)) if insists else turn.noting("not_understood")


def _beneficiary(turn: Turn) -> Turn:
    heard = turn.heard
    known_self = turn.case.beneficiary.kind == "self" and not whom_unknown(turn)
    if heard.beneficiary is None or (heard.beneficiary == "self" and known_self):
        return turn
    known = turn.case.beneficiary
    name, relation = heard.name or known.name, heard.relation or known.relation
    turn = told_whom(turn, replace(known, kind=heard.beneficiary, name=name, relation=relation))
    return turn if heard.beneficiary == "self" else whom_undoable(turn, whom_name(turn))


def _unheard(turn: Turn) -> Turn:
    """Nothing was understood: what tells anything binds in the client's own words, else one is asked once to say it otherwise.

    First words that state nothing ("I would like a haircut") are answered by the open question, not by an apology.
    """
    if beside := _said_beside(turn):
        return beside
    if turn.heard.left or turn.heard.remarks:
        return accounted(turn)
    return _not_understood(turn) if turn.heard.rest else turn


def _no_answer(turn: Turn) -> Turn:
    return _said_beside(turn) or _not_understood(turn, partial(unanswered, operator="unknown"))


def _no_decision(turn: Turn) -> Turn:
    return _said_beside(turn) or (_not_understood(turn, meant) if turn.heard.rest else turn)


def _no_facts(turn: Turn) -> Turn:
    nothing_more = bool({"no", "yes", "enough"} & {*turn.heard.acts})
    return _said_beside(turn) or (turn if nothing_more else _unheard(turn))


def _left_out(turn: Turn) -> Turn:
    if beside := _said_beside(turn):
        return beside
    if turn.heard.left or turn.heard.remarks:
        return accounted(turn)
    if {"no", "enough"} & {*turn.heard.acts}:
        return nothing_more(turn)
    if "yes" in turn.heard.acts:
        return asked_again(turn.noting("tell_me"))
    return whole(turn) if turn.heard.rest else turn


def _said_beside(turn: Turn) -> Turn | None:
    """What was said beside the matter: a date that cannot be, a question to us, for whom it is; None for nothing of that."""
    if turn.heard.problems:
        return asked_again(turn)
    if turn.heard.queries or turn.heard.beneficiary is not None:
        turn = whole(turn) if _told_of_them(turn) else accounted(turn)
        return asked_again(turn) if turn.heard.queries else turn
    return None


def _not_understood(turn: Turn, give_up: Taking = lambda turn: turn) -> Turn:
    """Keep what tells anything in own words, and ask once more; the second time the question is given up."""
    if turn.position.asked is None:
        return turn
    telling, before = bool(turn.heard.left), _just_said(turn, *_UNREAD)
    turn = accounted(turn)
    if telling and turn.case.beneficiary.face == "sad":
        return turn
    if before:
        return give_up(turn if telling else turn.noting("left_to_us"))
    return asked_again(turn if telling else turn.noting("not_understood"))


_UNREAD = ("not_understood", "own.kept", "own.kept.long")
"""What is said to words that nothing was read of."""


def _told_of_them(turn: Turn) -> bool:
    """Whether words name the one for whom it is and tell something of them that was not understood."""
    heard = turn.heard
    return heard.beneficiary is not None and len(heard.rest) > 1 and not (heard.left or heard.queries)


def _just_said(turn: Turn, *keys: str) -> bool:
    asked = turn.position.asked
    return asked is not None and any(note.words.key in keys for note in asked.notes)


def _still_owed(turn: Turn, answers: Iterable[Reading]) -> Turn:
    """A mandatory question that was answered with something else will be asked again; a grave one also if vaguely."""
    topic = turn.service.by_id.get(turn.position.topic)
    if topic is None or not topic.mandatory:
        return turn
    vague_before = turn.view.standings[topic.id].vague
    answered = any(r.operator != "vague" or vague_before or topic.stake < GRAVE for r in answers)
    return turn if answered else asked_again(turn)


def asked_again(turn: Turn) -> Turn:
    """The question that got no answer may be asked once more."""
    topic = turn.position.topic
    return turn.case_with(asked=tuple(a for a in turn.case.asked if a != topic)) if topic else turn


def photo(turn: Turn) -> Turn:
    """A photo of what is wanted, without words that state anything: what was asked may be asked once more."""
    return asked_again(_kept_photo(turn))


def captioned(turn: Turn) -> bool:
    """Whether the words under a photo state something."""
    return bool(turn.heard.readings)


def with_photo(take: Taking) -> Taking:
    """A photo of what is wanted, and the words under it taken as elsewhere."""
    return lambda turn: take(_kept_photo(turn))


def _kept_photo(turn: Turn) -> Turn:
    """Kept for the staff, and for the aspect that asks for one."""
    aspect = next((a for a in turn.service.aspects if a.kind == "photo"), None)
    turn = turn.noting("photo_kept").happened("photo", photo=turn.photo)
    turn = turn.case_with(photos=(*turn.case.photos, turn.photo))
    if aspect is None:
        return turn
    return record(turn, [Reading(aspect=aspect.id, operator="is", values=(turn.photo,))], "asked")
