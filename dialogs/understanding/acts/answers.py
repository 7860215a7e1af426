"""What a message does beside stating values: answers to a question, "doesn't matter", acts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from dialogs.domain.folding import fold
from dialogs.domain.service import Aspect, Option
from dialogs.domain.specification import Operator
from dialogs.domain.value import open_value
from dialogs.language import modality
from dialogs.language.function_words import CONJUNCTIONS, NEGATORS, NOT, STOP
from dialogs.language.ordinary import ORDINARY
from dialogs.language.pack import Expression, expression, words
from dialogs.understanding.acts import dialogue_acts
from dialogs.understanding.recognise.allergies import is_borne
from dialogs.understanding.recognise.open_values import nearest_colour
from dialogs.understanding.result import Act, Reading
from dialogs.understanding.rules import rule
from dialogs.understanding.text.stems import Term, keys
from dialogs.understanding.utterance import Candidate, Utterance

_NONE = words("answers.none")

_NO_ANSWERS: tuple[tuple[Act, Operator, Expression], ...] = (
    ("dont_mind", "any", modality.ANY),
    ("dont_know", "unknown", modality.UNKNOWN),
    ("later", "later", modality.LATER),
)
"""Acts that are readings where the words name an aspect, and what says so."""

_SAID_OF = {act: operator for act, operator, _ in _NO_ANSWERS}

_LIMITED = ("money", "date", "appointment")
"""Kinds of aspects whose question asks for a limit: "no" means that there is none."""


def indifferent(utterance: Utterance, kept: Sequence[Candidate]) -> Iterator[Reading]:
    """ "Peu importe la nuque", "no idea about the fringe": on every aspect named there that nothing else is said of."""
    said = {candidate.aspect for candidate in kept}
    for _, operator, marker in _NO_ANSWERS:
        for clause in sorted(utterance.clauses.texts):
            if utterance.clauses.says(marker, clause):
                yield from _about_named(utterance, operator, clause, said, _own_words(utterance, marker))


def _own_words(utterance: Utterance, marker: Expression) -> set[int]:
    """The tokens of a marker that name nothing: "another day" is no date, but "any finish will do" is about the finish."""
    if marker is not modality.LATER:
        return set()
    return {token for match in marker.finditer(utterance.line) for token in utterance.line.tokens_in(*match.span())}


def _about_named(
    utterance: Utterance, operator: Operator, clause: int, said: set[str], marked: Collection[int]
) -> Iterator[Reading]:
    """What a marker says of the aspects named near it, by other words than its own."""
    near = [clause] if utterance.mentioned_in(clause) else [clause - 1]
    mentions = [
        mention
        for number in near
        for mention in utterance.mentioned_in(number)
        if not utterance.asking & {*mention.tokens}
    ]
    for mention in [each for each in mentions if not set(each.tokens) <= set(marked)]:
        if mention.entry.aspect not in said:
            said.add(mention.entry.aspect)
            words = utterance.line.quote(
                range(utterance.clauses.tokens(near[0])[0], utterance.clauses.tokens(clause)[-1] + 1)
            )
            yield Reading(aspect=mention.entry.aspect, operator=operator, words=words.strip(" ,."))


def answer(utterance: Utterance, act: Act | None) -> Iterator[Reading]:
    """A bare answer to the question asked, where nothing in it was understood by itself."""
    asked = utterance.service.by_id.get(utterance.context.asked)
    if asked is None:
        return
    words = utterance.line.original.strip()
    denied = act == "no" or _knows_none(utterance)
    if denied and asked.nothing and (asked.yes_no or _says_none(utterance)):
        yield Reading(aspect=asked.id, operator="is", values=(asked.nothing,), words=words)
    elif act == "no" and asked.kind in _LIMITED:
        yield Reading(aspect=asked.id, operator="any", words=words)
    elif left := _left_as_it_is(utterance, asked):
        yield Reading(aspect=asked.id, operator="is", values=(left,), words=words)
    elif way := _enough_or_not(utterance, asked):
        shown = utterance.context.shown.get(asked.id)
        yield Reading(aspect=asked.id, operator=way, values=(shown,) if shown else (), words=words)
    elif one := _one_only(utterance, asked):
        yield Reading(aspect=asked.id, operator="is", values=(one,), words=words)
    elif (other := _counted(utterance, asked)) is not None:
        yield Reading(aspect=other.id, operator="is", values=(_amount(utterance, other),), words=words)
    elif act is None and not is_borne(utterance, asked.id) and (meant := _nearest(utterance, asked)) is not None:
        values = (_in_words(utterance, asked) if meant == asked.meaning("other") else ()) or (meant,)
        yield Reading(aspect=asked.id, operator="is", values=values, words=words, sure=0.8)
    elif act is None and (said := _in_words(utterance, asked)):
        yield Reading(aspect=asked.id, operator="is", values=said, words=words, sure=0.8)
    elif asked.kind == "text" and act is None:
        yield Reading(aspect=asked.id, operator="is", values=(words,), words=words)
    else:
        for _, operator, marker in _NO_ANSWERS:
            if _answers(utterance, marker):
                yield Reading(aspect=asked.id, operator=operator, words=words)
                return


@rule
def _answers(utterance: Utterance, marker: Expression) -> bool:
    """Whether a marker answers what was asked: "I don't know how much it costs" only asks in its turn."""
    ends = (utterance.line.tokens_in(*match.span())[-1] + 1 for match in marker.finditer(utterance.line))
    return any(end not in utterance.asking for end in ends)


_LEFT = expression("answers.left_as_it_is", before="", after="")


def _left_as_it_is(utterance: Utterance, asked: Aspect) -> str:
    """The value for "leave it as it is": the one that means so, else what is shown."""
    if not asked.listed or not _LEFT.fullmatch(utterance.line.text.strip(" .!")):
        return ""
    return asked.meaning("as_it_is") or utterance.context.shown.get(asked.id, "")


_TOO_MUCH = expression("answers.too_much", before="", after="")
_TOO_LITTLE = expression("answers.too_little", before="", after="")


def _enough_or_not(utterance: Utterance, asked: Aspect) -> Operator | None:
    """ "Too much" or "not enough" in answer to a question of degree."""
    text = utterance.line.text.strip(" .!")
    if asked.kind not in ("scale", "number"):
        return None
    return "less" if _TOO_MUCH.fullmatch(text) else "more" if _TOO_LITTLE.fullmatch(text) else None


_FEW = 3  # words of an answer that may name a value by any of its words ("des noix")


def _nearest(utterance: Utterance, asked: Aspect) -> str | None:
    """The one value of what was asked that a short answer shares its words with."""
    words = [token.text for token in utterance.line.tokens if token.text.isalpha()]
    if not words or len(words) > _FEW or NEGATORS & {*words} or utterance.line.text.endswith("?"):
        return None
    place = likest(utterance.line.text, [_positive(option) for option in asked.options])
    return None if place is None else asked.options[place].id


_LONG = 4  # words of an answer that is a value of its own


def _in_words(utterance: Utterance, asked: Aspect) -> tuple[str, ...]:
    """The values that a short answer is, where any may be said: "kiwi et mangue"; none where it says anything else."""
    line = utterance.line
    known = any(mention.entry.aspect != asked.id for mention in utterance.mentions)
    borne = asked.allergy and is_borne(utterance, asked.id)
    if not asked.open or line.text.rstrip().endswith("?") or known or utterance.masked or borne:
        return ()
    parts = _parted(utterance)
    small = STOP | NEGATORS | ORDINARY
    told = [[token for token in part if line.text_of(token) not in STOP] for part in parts]
    if not told or not all(0 < len(part) <= _LONG for part in told) or (len(told) > 1 and not asked.several):
        return ()
    if any(line.text_of(token) in small for part in told for token in part):
        return ()
    return tuple(_value_of(asked, line.quote(range(part[0], part[-1] + 1))) for part in told)


def beside(utterance: Utterance, used: Collection[int]) -> Iterator[tuple[range, Reading]]:
    """What else an answer about a set holds beside what was read of it: "le latex et le kiwi"; each part of the line by itself."""
    asked = utterance.service.by_id.get(utterance.context.asked)
    if asked is None or not (asked.open and asked.several) or {r.aspect for r in utterance.stated} != {asked.id}:
        return
    if asked.nothing in {value for reading in utterance.stated for value in reading.values}:
        return
    small = STOP | NEGATORS | ORDINARY
    for part in _parted(utterance):
        told = [token for token in part if utterance.line.text_of(token) not in STOP]
        plain = not any(utterance.line.text_of(token) in small for token in told)
        if told and len(told) <= _FEW and plain and {*used, *utterance.masked, *utterance.asking}.isdisjoint(part):
            tokens = range(told[0], told[-1] + 1)
            words = utterance.line.quote(tokens)
            value = _value_of(asked, words)
            yield tokens, Reading(aspect=asked.id, operator="is", values=(value,), words=words, sure=0.8)


def _parted(utterance: Utterance) -> list[list[int]]:
    """The tokens of the line between its commas and conjunctions."""
    parts: list[list[int]] = [[]]
    for token in range(len(utterance.line.tokens)):
        text = utterance.line.text_of(token)
        if text in CONJUNCTIONS or text == ",":
            parts.append([])
        elif text[:1].isalnum():
            parts[-1].append(token)
    return [part for part in parts if part]


def _value_of(asked: Aspect, words: str) -> str:
    return open_value(nearest_colour(asked, words) or asked.meaning("other"), words)


def _positive(option: Option) -> str:
    """All the words for a value but those that say what it is without ("sans morceaux")."""
    phrases = (*option.label.every, *option.words.every)
    return " ".join(phrase for phrase in phrases if not NEGATORS & {*fold(phrase).split()})


def meant_by_question(utterance: Utterance, act: Act | None, readings: Sequence[Reading]) -> Sequence[Reading]:
    """What was stated; but to a question that must be answered, "noisettes" is the answer, not another wish."""
    asked = utterance.service.by_id.get(utterance.context.asked)
    other = bool(readings) and all(r.aspect != utterance.context.asked and r.operator == "is" for r in readings)
    if asked is None or not (asked.mandatory and asked.listed and other) or act is not None:
        return readings
    meant = _nearest(utterance, asked)
    words = utterance.line.original.strip()
    return [Reading(aspect=asked.id, operator="is", values=(meant,), words=words, sure=0.8)] if meant else readings


def _counted(utterance: Utterance, asked: Aspect) -> Aspect | None:
    """The one number that was asked for too, where the whole answer is a bare number and the question is about none."""
    if not asked.listed or not re.fullmatch(r"\d+", utterance.line.text.strip(" .!")):
        return None
    numbers = [a for a in utterance.service.aspects if a.kind == "number" and a.id in utterance.context.also]
    return numbers[0] if len(numbers) == 1 else None


def _amount(utterance: Utterance, aspect: Aspect) -> str:
    return f"{utterance.line.tokens[0].text} {aspect.unit}".strip()


@rule
def _says_none(utterance: Utterance) -> bool:
    """Whether "none" itself is said, which answers any question."""
    return any(token.text in _NONE for token in utterance.line.tokens) or _knows_none(utterance)


_NONE_KNOWN = expression("answers.none_known")


@rule
def _knows_none(utterance: Utterance) -> bool:
    """Whether one knows of none: "not that I know of", "pas à ma connaissance"."""
    return _NONE_KNOWN.match(utterance.line.text) is not None


_ONLY_ONE = expression("answers.only_one")


def _one_only(utterance: Utterance, asked: Aspect) -> str:
    """The value that is one, for "just the one": a number, or the option of that number."""
    if not _ONLY_ONE.search(utterance.line.text):
        return ""
    if asked.kind == "number" and not asked.unit:
        return "1"
    return next((option.id for option in asked.options if option.number == 1), "")


def acts_of(utterance: Utterance, act: Act | None, readings: Sequence[Reading]) -> Iterator[Act]:
    """What the person does with the message beside what it states."""
    operators = {reading.operator for reading in readings}
    if act:
        if _SAID_OF.get(act) not in operators:
            yield act
        if act != "thanks" and dialogue_acts.thanks(utterance.line):
            yield "thanks"
        return
    if not readings and (several := dialogue_acts.by_clause(utterance.clauses.texts.values())):
        yield from several
        return
    if not readings:
        yield from dialogue_acts.in_short(utterance.line)
    yield from (found for found, _ in dialogue_acts.beginnings(utterance.line))
    for act, operator, marker in _NO_ANSWERS:
        if operator not in operators and _answers(utterance, marker):
            yield act
    if dialogue_acts.thanks(utterance.line):
        yield "thanks"


# Which of a few given answers a person means, who says it in words of their own.

_WORD = re.compile(r"[a-z0-9]+")


def likest(words: str, answers: Sequence[str]) -> int | None:
    """The place of the answer that shares the most telling words with what was said; None where none clearly does.

    >>> likest("they call us", ["She fills it", "She calls the family or the nurse"])
    1
    """
    said = _telling(words)
    shared = [sum(any(key & other for other in _telling(answer)) for key in said) for answer in answers]
    best = max(shared, default=0)
    return shared.index(best) if best and shared.count(best) == 1 else None


def _telling(text: str) -> list[Term]:
    """What each telling word is recognised by; a "no" tells nothing by itself, as it is said of anything."""
    told = (keys(word) for word in _WORD.findall(fold(text)) if word not in STOP)
    return [term for term in told if NOT not in term]
