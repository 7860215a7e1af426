"""Taking what was heard during elicitation: words, taps, critiques, acceptance, and the four kinds of non-answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from dialogs.domain.aspect_state import Standing
from dialogs.domain.case import OUTCOME, WHOM, Beneficiary
from dialogs.domain.replies import Note, Words
from dialogs.domain.service import LANGUAGES
from dialogs.domain.specification import Operator
from dialogs.engine.choice_codec import stated
from dialogs.engine.interpret import labelled
from dialogs.engine.revise import react, record, settle, superseding
from dialogs.engine.turn import Turn, choices
from dialogs.flows.elicitation import as_last_time
from dialogs.flows.elicitation.not_understood import passing_on, passing_whole, unheard
from dialogs.flows.elicitation.react import acceptance, answered, left_open, looking_again, passed_over
from dialogs.policy.next_move import GRAVE
from dialogs.understanding.result import Reading
from dialogs.wording.parts import aspect_words, join, line_words, literal, outcome_words

Taking = Callable[[Turn], Turn]

VALUE = "value"
"""Prefix of what choices mean: "value:fringe=long"."""


def words(turn: Turn) -> Turn:
    """Free words: every statement in them is taken, whatever was asked."""
    turn = _beneficiary(turn)
    for problem in turn.heard.problems:
        turn = turn.noting(f"problem.{problem.what}", words=problem.words)
    as_then = as_last_time.wanted(turn)
    turn = as_last_time.in_words(turn) if as_then else as_last_time.let_be(turn)
    readings = turn.heard.readings or _labelled(turn)
    if not readings:
        return _asked_again(turn) if as_then else _unheard(as_last_time.once_more(turn))
    if turn.position.state == "impossible":
        if all(r.operator in ("any", "unknown") and r.aspect == turn.position.topic for r in readings):
            return _nothing(turn, readings[0].operator)
        turn = _insisting(turn, readings)
    topic = turn.position.topic if turn.position.state in ("question", "doubt") else ""
    answers = [r for r in readings if r.aspect == topic]
    if answers and turn.position.state == "doubt":
        turn = superseding(turn, topic)
    others = [r for r in readings if r.aspect != topic]
    turn = looking_again(record(record(_still_owed(turn, answers), answers, "asked"), others, _how(turn)))
    turn = passed_over(turn, readings)
    return passing_on(turn.but(notes=(*turn.notes, Note(echo(turn, readings)))))


def facts(turn: Turn) -> Turn:
    """The answer to several questions at once; what was answered vaguely may be asked again on its own."""
    turn = words(turn)
    open_still = {a for a, standing in turn.view.standings.items() if _to_make_precise(turn, standing)}
    return turn.case_with(asked=tuple(aspect for aspect in turn.case.asked if aspect not in open_still))


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


def _insisting(turn: Turn, readings: Iterable[Reading]) -> Turn:
    """The same impossible wish once more: it is not argued with, the staff will answer it."""
    culprits = turn.position.asked.aspects if turn.position.asked else ()
    said = {(s.aspect, s.operator, s.values) for s in turn.case.live}
    about = (*culprits, turn.position.topic)
    heard = [r for r in readings if r.aspect in (*about, OUTCOME)]
    if not heard or any((r.aspect, r.operator, r.values) in said for r in heard):
        return _staff_will_answer(turn)
    for reading in heard:
        turn = superseding(turn, reading.aspect) if reading.aspect in about else turn
    return turn


def _staff_will_answer(turn: Turn) -> Turn:
    """What is impossible by our rules is said once: who does not take what is possible will hear from the staff."""
    culprits = turn.position.asked.aspects if turn.position.asked else ()
    return turn.noting("passed_on").happened("insisted", aspect=next(iter(culprits), ""))


def _how(turn: Turn) -> Literal["free", "reaction"]:
    if turn.position.flow == "agreement" or turn.case.beneficiary.face == "sad":
        return "reaction"
    return "reaction" if turn.position.state == "picture" and _relative(turn.heard.readings) else "free"


def _relative(readings: Iterable[Reading]) -> bool:
    return all(reading.operator in ("less", "more") for reading in readings)


def _beneficiary(turn: Turn) -> Turn:
    heard = turn.heard
    known_self = turn.case.beneficiary.kind == "self" and not whom_unknown(turn)
    if heard.beneficiary is None or (heard.beneficiary == "self" and known_self):
        return turn
    known = turn.case.beneficiary
    beneficiary = replace(
        known, kind=heard.beneficiary, name=heard.name or known.name, relation=heard.relation or known.relation
    )
    return turn.case_with(beneficiary=beneficiary).happened("for_whom", kind=heard.beneficiary)


def _unheard(turn: Turn) -> Turn:
    """Nothing was understood: say so once, with help; the words go to the staff as they are if they tell anything.

    First words that state nothing ("I would like a haircut") are answered by the open question, not by an apology.
    """
    if turn.position.state == "impossible":
        insists = bool(turn.heard.left) or _just_said(turn, "not_understood")
        return _staff_will_answer(turn) if insists else turn.noting("not_understood")
    if turn.heard.problems:
        return _asked_again(turn)
    if turn.heard.queries or turn.heard.beneficiary is not None:
        turn = passing_whole(turn) if _told_of_them(turn) else passing_on(turn)
        return _asked_again(turn) if turn.heard.queries else turn
    nothing_more = turn.position.state == "facts" and bool({"no", "yes", "enough"} & {*turn.heard.acts})
    if turn.position.asked is None or nothing_more or (not turn.heard.rest and turn.position.state != "question"):
        return turn
    telling = bool(turn.heard.left)
    turn = unheard(turn) if telling else turn
    if telling and turn.case.beneficiary.face == "sad":
        return turn.noting("passed_on")
    if _just_said(turn, "not_understood", "not_understood.kept"):
        turn = turn.noting("passed_on" if telling else "left_to_us")
        return _nothing(turn, "unknown") if turn.position.state in ("question", "doubt") else turn
    return _asked_again(turn.noting("not_understood.kept" if telling else "not_understood"))


def _told_of_them(turn: Turn) -> bool:
    """Whether words name the one for whom it is and tell something of them that was not understood."""
    heard = turn.heard
    return heard.beneficiary is not None and len(heard.rest) > 1 and not (heard.left or heard.queries)


def _just_said(turn: Turn, *keys: str) -> bool:
    asked = turn.position.asked
    return asked is not None and any(note.words.key in keys for note in asked.notes)


def _still_owed(turn: Turn, answers: Iterable[Reading]) -> Turn:
    """A mandatory question that was answered with something else will be asked again; a grave one also if vaguely."""
    topic = turn.service.by_id.get(turn.position.topic) if turn.position.state != "impossible" else None
    if topic is None or not topic.mandatory:
        return turn
    vague_before = turn.view.standings[topic.id].vague
    answered = any(r.operator != "vague" or vague_before or topic.stake < GRAVE for r in answers)
    return turn if answered else _asked_again(turn)


def _asked_again(turn: Turn) -> Turn:
    """The question that got no answer may be asked once more."""
    topic = turn.position.topic
    return turn.case_with(asked=tuple(a for a in turn.case.asked if a != topic)) if topic else turn


def photo(turn: Turn) -> Turn:
    """A photo of what is wanted: kept for the staff, and for the aspect that asks for one."""
    aspect = next((a for a in turn.service.aspects if a.kind == "photo"), None)
    turn = turn.noting("photo_kept")
    turn = turn.happened("photo", photo=turn.photo)
    if aspect is not None:
        turn = record(turn, [Reading(aspect=aspect.id, operator="is", values=(turn.photo,))], "asked")
    return words(turn) if turn.heard.readings else _asked_again(turn)


def whom_only(turn: Turn) -> Turn:
    """For whom it is was said by a button beside the open question, which stays open."""
    turn = _for(turn)
    key = "tell_me" if turn.case.beneficiary.kind == "self" else "tell_me_for_other"
    return turn.ask(turn.seat, "open", Words(key), choices=choices(*as_last_time.offers(turn)))


def whom(turn: Turn) -> Turn:
    return _for(turn)


def _for(turn: Turn) -> Turn:
    kind = next(kind for kind in WHOM if kind in turn.meaning("whom"))
    known = turn.case.beneficiary
    beneficiary = Beneficiary(kind=kind, name=known.name, relation=known.relation)
    return turn.case_with(beneficiary=beneficiary).happened("for_whom", kind=kind)


def whom_unknown(turn: Turn) -> bool:
    """Whether it must be asked for whom the service is."""
    told = any(entry.what == "for_whom" for entry in turn.case.history)
    return turn.service.beneficiary == "ask" and not told


def kept(turn: Turn) -> Turn:
    """One of two contradicting statements was chosen."""
    return settle(turn, turn.meaning("keep")[0], turn.position.topic)


def meant(turn: Turn) -> Turn:
    """Neither was chosen: both go, and the picture or a question will find out."""
    return superseding(turn, turn.position.topic)


def remedy(turn: Turn) -> Turn:
    """A possible thing was chosen instead of an impossible one."""
    aspect, (operator, values) = stated(turn.meaning("instead")[0])
    turn = superseding(turn, aspect)
    return record(turn, [Reading(aspect=aspect, operator=operator, values=values)], "asked")


def answer(turn: Turn) -> Turn:
    """A value was tapped."""
    aspect, (operator, values) = stated(turn.meaning(VALUE)[0])
    turn = superseding(turn, aspect) if turn.service.by_id[aspect].listed else turn
    return record(turn, [Reading(aspect=aspect, operator=operator, values=values)], "asked")


def dont_mind(turn: Turn) -> Turn:
    return _nothing(turn, "any")


def dont_know(turn: Turn) -> Turn:
    return _nothing(turn.noting("left_to_us"), "unknown")


def later(turn: Turn) -> Turn:
    return _nothing(turn.noting("later_noted"), "later")


def skip(turn: Turn) -> Turn:
    return _nothing(turn, "unknown")


def enough(turn: Turn) -> Turn:
    """No more questions, but for those that must be asked."""
    asked = tuple(a.id for a in turn.service.aspects if not a.mandatory and a.id not in turn.case.asked)
    turn = turn.case_with(asked=(*turn.case.asked, *asked))
    return answered(turn) if turn.position.state == "picture" else turn


def _nothing(turn: Turn, operator: Operator) -> Turn:
    """One of the non-answers to the question that was asked; for a picture it means: as you think best."""
    state, topic = turn.position.state, turn.position.topic
    if state == "picture":
        return left_open(turn) if turn.case.beneficiary.face == "sad" else acceptance(turn)
    if state == "facts":
        return _indifferent(turn, operator)
    if state == "impossible" and topic:
        return _as_possible(superseding(turn, topic), topic, operator)
    if state == "question" and topic:
        return record(turn, [Reading(aspect=topic, operator=operator)], "asked")
    return meant(turn) if state == "doubt" else turn


def _as_possible(turn: Turn, topic: str, operator: Operator) -> Turn:
    """Who does not mind, or does not know, what to give up for an impossible wish gets the nearest possible thing."""
    start = f"instead:{topic}:is="
    offered = turn.position.asked.choices if turn.position.asked else ()
    value = next((choice.means.removeprefix(start) for choice in offered if choice.means.startswith(start)), None)
    if value is None:
        return record(turn, [Reading(aspect=topic, operator=operator)], "asked")
    return react(turn, {topic: value}, "unremarked")


def _indifferent(turn: Turn, operator: Operator) -> Turn:
    """One non-answer to several questions: it holds for all that is still open, but for what is grave."""
    known = turn.view.standings
    asked = turn.position.asked.aspects if turn.position.asked else ()
    rest = (a for a in asked if not known[a].known and turn.service.by_id[a].stake < GRAVE)
    return record(turn, [Reading(aspect=aspect, operator=operator) for aspect in rest], "asked")


# Saying back what was understood.


def echo(turn: Turn, readings: Iterable[Reading]) -> Words:
    """What was understood, in a dozen words."""
    items = tuple(said for reading in readings if (said := _echoed(turn, reading)) is not None)
    return Words("echo", {"items": join(items, ", ")}) if items else Words("echo.none")


def _echoed(turn: Turn, reading: Reading) -> Words | None:
    if reading.operator == "vague":
        return Words("echo.vague", {"words": reading.words})
    if reading.aspect == OUTCOME:
        key = "echo.not_outcome" if reading.operator == "not" else "echo.outcome"
        items = tuple(outcome_words(value) for value in reading.values)
        return Words(key, {"outcome": join(items, " / ")})
    if reading.operator in ("less", "more"):
        side = getattr(turn.service.by_id[reading.aspect], reading.operator)
        return literal(side.label) if side else None
    if reading.operator in ("any", "unknown", "later") or not reading.values:
        return Words(f"echo.{reading.operator}", {"aspect": aspect_words(reading.aspect)})
    return line_words(reading.aspect, reading.operator, reading.values)
