"""What a message does beside stating values: answers to a question, "doesn't matter", acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.service import Aspect, Option
from dialogs.specification import Operator
from dialogs.understanding import acts, markers
from dialogs.understanding.likeness import likest
from dialogs.understanding.line import fold
from dialogs.understanding.matching import Hit
from dialogs.understanding.reading import Act, Reading
from dialogs.understanding.scene import Candidate, Scene
from dialogs.understanding.vocabulary import NEGATORS

_NONE = ("none", "no", "without", "aucun")

_NONE_WORDS = frozenset(["aucun", "aucune", "none", "rien", "nothing"])

_NO_ANSWERS: tuple[tuple[Act, Operator, re.Pattern[str]], ...] = (
    ("dont_mind", "any", markers.ANY),
    ("dont_know", "unknown", markers.UNKNOWN),
    ("later", "later", markers.LATER),
)
"""Acts that are readings where the words name an aspect, and what says so."""

_SAID_OF = {act: operator for act, operator, _ in _NO_ANSWERS}

_LIMITED = ("money", "date")
"""Kinds of aspects whose question asks for a limit: "no" means that there is none."""


def indifferent(scene: Scene, kept: list[Candidate]) -> Iterator[Reading]:
    """ "Peu importe la nuque", "no idea about the fringe": on every aspect named there that nothing else is said of."""
    said = {candidate.aspect for candidate in kept}
    for _, operator, marker in _NO_ANSWERS:
        for clause in sorted(scene.clauses.texts):
            if scene.clauses.says(marker, clause) and not _is_said(scene, kept, marker):
                yield from _about_named(scene, operator, clause, said)


def _is_said(scene: Scene, kept: list[Candidate], marker: re.Pattern[str]) -> bool:
    """Whether the words of a marker are a part of what was understood ("at any time of day")."""
    found = [set(scene.line.tokens_in(*match.span())) for match in marker.finditer(scene.line.text)]
    return all(any(spot <= candidate.core for candidate in kept) for spot in found)


def _about_named(scene: Scene, operator: Operator, clause: int, said: set[str]) -> Iterator[Reading]:
    near = [clause] if _mentioned(scene, clause) else [clause - 1]
    for mention in [mention for number in near for mention in _mentioned(scene, number)]:
        if mention.entry.aspect not in said:
            said.add(mention.entry.aspect)
            words = scene.line.quote(range(scene.clauses.tokens(near[0])[0], scene.clauses.tokens(clause)[-1] + 1))
            yield Reading(aspect=mention.entry.aspect, operator=operator, words=words.strip(" ,."))


def _mentioned(scene: Scene, clause: int) -> list[Hit]:
    return [hit for hit in scene.mentions if scene.clauses.of[hit.tokens[0]] == clause]


def answer(scene: Scene, act: Act | None) -> Iterator[Reading]:
    """A bare answer to the question asked, where nothing in it was understood by itself."""
    asked = scene.service.by_id.get(scene.context.asked)
    if asked is None:
        return
    words = scene.line.original.strip()
    if act == "no" and _means_none(scene, asked) and (none := next((id for id in _NONE if asked.option(id)), None)):
        yield Reading(aspect=asked.id, operator="is", values=(none,), words=words)
    elif act == "no" and asked.kind in _LIMITED:
        yield Reading(aspect=asked.id, operator="any", words=words)
    elif (other := _counted(scene, asked)) is not None:
        yield Reading(aspect=other.id, operator="is", values=(_amount(scene, other),), words=words)
    elif act is None and (meant := _nearest(scene, asked)) is not None:
        yield Reading(aspect=asked.id, operator="is", values=(meant,), words=words, sure=0.8)
    elif asked.kind == "text" and act is None:
        yield Reading(aspect=asked.id, operator="is", values=(words,), words=words)
    else:
        for _, operator, marker in _NO_ANSWERS:
            if marker.search(scene.line.text):
                yield Reading(aspect=asked.id, operator=operator, words=words)
                return


_FEW = 3  # words of an answer that may name a value by any of its words ("des noix")


def _nearest(scene: Scene, asked: Aspect) -> str | None:
    """The one value of what was asked that a short answer shares its words with."""
    words = [token.text for token in scene.line.tokens if token.text.isalpha()]
    if not words or len(words) > _FEW or NEGATORS & {*words} or scene.line.text.endswith("?"):
        return None
    place = likest(scene.line.text, [_positive(option) for option in asked.options])
    return None if place is None else asked.options[place].id


def _positive(option: Option) -> str:
    """All the words for a value but those that say what it is without ("sans morceaux")."""
    phrases = (option.label.fr, option.label.en, *option.words.fr, *option.words.en)
    return " ".join(phrase for phrase in phrases if not NEGATORS & {*fold(phrase).split()})


def meant_by_question(scene: Scene, act: Act | None, readings: list[Reading]) -> list[Reading]:
    """What was stated; but to a question that must be answered, "noisettes" is the answer, not another wish."""
    asked = scene.service.by_id.get(scene.context.asked)
    other = bool(readings) and all(r.aspect != scene.context.asked and r.operator == "is" for r in readings)
    if asked is None or not (asked.mandatory and asked.listed and other) or act is not None:
        return readings
    meant = _nearest(scene, asked)
    words = scene.line.original.strip()
    return [Reading(aspect=asked.id, operator="is", values=(meant,), words=words, sure=0.8)] if meant else readings


def _counted(scene: Scene, asked: Aspect) -> Aspect | None:
    """The one number that was asked for too, where the whole answer is a bare number and the question is about none."""
    if not asked.listed or not re.fullmatch(r"\d+", scene.line.text.strip(" .!")):
        return None
    numbers = [a for a in scene.service.aspects if a.kind == "number" and a.id in scene.context.also]
    return numbers[0] if len(numbers) == 1 else None


def _amount(scene: Scene, aspect: Aspect) -> str:
    return f"{scene.line.tokens[0].text} {aspect.unit}".strip()


def _means_none(scene: Scene, aspect: Aspect) -> bool:
    """Whether a "no" is an answer: "none", or to a question that is answered by yes or no ("Are you allergic...?")."""
    if any(token.text in _NONE_WORDS for token in scene.line.tokens):
        return True
    return aspect.ask.en.startswith(
        ("Are ", "Is ", "Do ", "Does ", "Have ", "Has ", "Any ", "Will ", "Would ", "Should ")
    )


def acts_of(scene: Scene, act: Act | None, readings: list[Reading]) -> Iterator[Act]:
    """What the person does with the message beside what it states."""
    operators = {reading.operator for reading in readings}
    if act:
        if _SAID_OF.get(act) not in operators:
            yield act
        if act != "thanks" and acts.thanks(scene.line.text):
            yield "thanks"
        return
    if not readings and (several := acts.by_clause(scene.clauses.texts.values())):
        yield from several
        return
    if not readings:
        yield from acts.in_short(scene.line.text)
    text = scene.line.text
    yield from (found for found, _ in acts.beginnings(text))
    for act, operator, marker in _NO_ANSWERS:
        if operator not in operators and marker.search(text):
            yield act
    if acts.thanks(text):
        yield "thanks"
