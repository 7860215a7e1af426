"""From a person's words to statements: everything that they may say is gathered, the best is kept, tone is added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dialogs.case import Operator
from dialogs.service import Aspect, Language, Service
from dialogs.understanding import acts, amounts, markers, who
from dialogs.understanding.candidates import Candidate, Scene, candidates
from dialogs.understanding.clauses import Clauses
from dialogs.understanding.line import Line, fold, read
from dialogs.understanding.matching import hits
from dialogs.understanding.phrases import lexicon
from dialogs.understanding.reading import Act, Context, Problem, Reading, Understanding
from dialogs.understanding.vocabulary import ENGLISH, FRENCH, IDIOMS, STOP

_IDIOMS = re.compile(rf"(?<![a-z0-9])(?:{IDIOMS})")
_SILENT = (_IDIOMS, markers.ANY, markers.UNKNOWN)
_NAMING = ("any ", "either ", "n importe ")  # "any neckline is fine" names what it is about
_NONE_WORDS = frozenset(["aucun", "aucune", "none", "rien", "nothing"])
_NONE = ("none", "no", "without", "aucun")
_LONGEST = 4000  # characters of one message that are read


def understand(text: str, service: Service, context: Context) -> Understanding:
    """What a person's words say about a service. Never fails, whatever the text.

    >>> from dialogs.understanding.reading import Context  # doctest: +SKIP
    """
    compiled = lexicon(service)
    line = read(text[:_LONGEST], compiled.correct)
    if not line.tokens:
        return Understanding()
    clauses = Clauses.of_line(line)
    person = who.beneficiary(line)
    masked = _masked(line, person)
    scene = Scene(line, clauses, service, compiled, context, tuple(hits(compiled, clauses, masked)), masked)
    act = acts.whole(line.text)
    kept = _kept(_free(scene, act))
    readings = [*_readings(scene, kept), *_indifferent(scene, kept)]
    stated = _joined(scene, _merged(readings))
    readings = stated or list(_answer(scene, act))
    return Understanding(
        readings=tuple(readings),
        acts=tuple(dict.fromkeys(_acts(scene, act, stated))),
        problems=tuple(_problems(scene, kept)),
        beneficiary=person.kind if person else None,
        name=person.name if person else "",
        language=_language(line),
        rest=_rest(scene, kept, person),
    )


def _masked(line: Line, person: who.Beneficiary | None) -> frozenset[int]:
    """The tokens that say nothing about the service: small talk, and for whom it is."""
    found = [match for pattern in _SILENT for match in pattern.finditer(line.text)]
    spots = [match.span() for match in found if not match[0].startswith(_NAMING)]
    spots += [(person.start, person.end)] if person else []
    return frozenset(token for start, end in spots for token in line.tokens_in(start, end))


def _free(scene: Scene, act: Act | None) -> list[Candidate]:
    """What may be said, unless the whole message is an act ("stop", "plus tard") and no answer."""
    if act or acts.all_of(scene.clauses.texts.values()):
        return []
    return [each for each in candidates(scene) if not each.core & scene.masked]


def _kept(found: list[Candidate]) -> list[Candidate]:
    """The best candidates that do not use one another's words, in the order of the message."""
    kept: list[Candidate] = []
    used: set[int] = set()
    for candidate in sorted(found, key=lambda each: (-each.weight, each.tokens[0], each.aspect, each.values)):
        if not candidate.core & used:
            kept.append(candidate)
            used |= candidate.core
    return sorted(kept, key=lambda each: each.tokens[0])


def _readings(scene: Scene, kept: list[Candidate]) -> Iterator[Reading]:
    for candidate in kept:
        if not candidate.trouble:
            yield _reading(scene, candidate)


def _reading(scene: Scene, candidate: Candidate) -> Reading:
    clause = scene.clauses.of[candidate.tokens[0]]
    operator, values = _turned(scene, candidate)
    strength = scene.clauses.strength(clause)
    if strength == "must" and operator == "not":
        strength = "must_not"
    return Reading(
        aspect=candidate.aspect,
        operator=operator,
        values=values,
        words=scene.line.quote(candidate.tokens),
        strength=None if operator == "vague" and strength == "must" else strength,
        changes=scene.clauses.changes(clause),
        basis=scene.clauses.basis(clause),
        sure=candidate.sure,
    )


def _turned(scene: Scene, candidate: Candidate) -> tuple[Operator, tuple[str, ...]]:
    """Operator and values once negations and degrees before them are heard."""
    operator, values = candidate.operator, candidate.values
    if candidate.negative or candidate.kind == "quantity":
        return operator, values
    aspect = scene.service.by_id.get(candidate.aspect)
    degree = _degree(scene, candidate)
    if (
        operator in ("less", "more")
        and scene.clauses.negated(candidate.tokens[0], candidate.tokens[0], candidate.core) is not None
    ):
        return _turned_relative(scene, candidate)
    if degree and aspect is not None and aspect.kind == "scale":
        return "vague", _about(aspect, candidate, degree)
    if operator == "is" and aspect is not None and aspect.kind == "scale":
        before = scene.line.text_before(candidate.tokens[0])
        if _LESS.search(before):
            return "less", _shown(scene, aspect)
        if bound := _bound(before):
            return bound, values
    tokens = candidate.tokens
    if operator != "is" or scene.clauses.negated(tokens[0], tokens[-1], candidate.core) is None:
        return operator, values
    return "not", values


_LESS = re.compile(r"(?<![a-z])(?:moins d[eu]?|less|fewer)$")


def _shown(scene: Scene, aspect: Aspect) -> tuple[str, ...]:
    """The value that "less" is relative to, if the aspect has been shown."""
    shown = scene.context.shown.get(aspect.id)
    return (shown,) if shown else ()


def _bound(before: str) -> Operator | None:
    """What bounds a value of a scale: "at least three times a week"."""
    operator = amounts.bound_before(before)
    return operator if operator in ("at_least", "at_most") else None


def _turned_relative(scene: Scene, candidate: Candidate) -> tuple[Operator, tuple[str, ...]]:
    """ "Not too short" is vague; "not shorter than that" bounds what is shown."""
    words = {scene.line.tokens[token].text for token in candidate.tokens}
    if words & {"trop", "too"} or not candidate.values:
        return "vague", ()
    return ("at_least" if candidate.operator == "less" else "at_most"), candidate.values


def _degree(scene: Scene, candidate: Candidate) -> str:
    """The words right before a value that make it a matter of degree ("plutôt", "not too"), or ""."""
    if candidate.operator not in ("is", "vague"):
        return ""
    before = scene.line.text_before(candidate.tokens[0])
    for match in markers.DEGREE.finditer(before):
        if match.end() >= len(before.rstrip()):
            return match[0]
    return ""


def _about(aspect: Aspect, candidate: Candidate, degree: str) -> tuple[str, ...]:
    """The options of a scale that "not too short" or "rather short" may mean."""
    ranks = [aspect.ranks[value] for value in candidate.values if value in aspect.ranks]
    if not ranks:
        return ()
    if not degree.startswith(("pas", "not")):
        return _ids(aspect, min(ranks) - 1, max(ranks) + 1)
    low_half = sum(ranks) / len(ranks) < (len(aspect.options) - 1) / 2
    return _ids(aspect, max(ranks) + 1, max(ranks) + 3) if low_half else _ids(aspect, min(ranks) - 3, min(ranks) - 1)


def _ids(aspect: Aspect, low: int, high: int) -> tuple[str, ...]:
    return tuple(option.id for rank, option in enumerate(aspect.options) if low <= rank <= high)


def _indifferent(scene: Scene, kept: list[Candidate]) -> Iterator[Reading]:
    """ "Peu importe la nuque", "no idea about the fringe": on every aspect named there that nothing else is said of."""
    said = {candidate.aspect for candidate in kept}
    for operator, marker in (("any", markers.ANY), ("unknown", markers.UNKNOWN), ("later", markers.LATER)):
        for clause in sorted(scene.clauses.texts):
            if scene.clauses.says(marker, clause):
                yield from _about_named(scene, operator, clause, said)  # type: ignore[arg-type]


def _about_named(scene: Scene, operator: Operator, clause: int, said: set[str]) -> Iterator[Reading]:
    near = [clause] if _mentioned(scene, clause) else [clause - 1]
    for mention in [mention for number in near for mention in _mentioned(scene, number)]:
        if mention.entry.aspect not in said:
            said.add(mention.entry.aspect)
            words = scene.line.quote(range(scene.clauses.tokens(near[0])[0], scene.clauses.tokens(clause)[-1] + 1))
            yield Reading(aspect=mention.entry.aspect, operator=operator, words=words.strip(" ,."))


def _mentioned(scene: Scene, clause: int) -> list:  # type: ignore[type-arg]
    return [hit for hit in scene.mentions if scene.clauses.of[hit.tokens[0]] == clause]


def _merged(readings: list[Reading]) -> list[Reading]:
    """Readings without repetitions: of one aspect, operator and values only the first is kept."""
    unique: dict[tuple[str, str, tuple[str, ...]], Reading] = {}
    for reading in readings:
        unique.setdefault((reading.aspect, reading.operator, reading.values), reading)
    return list(unique.values())


def _joined(scene: Scene, readings: list[Reading]) -> list[Reading]:
    """Values of one aspect that are said in one breath as one reading: "beige or white", "neither nuts nor milk"."""
    result: list[Reading] = []
    for reading in readings:
        last = result[-1] if result else None
        same = last is not None and (last.aspect, last.operator) == (reading.aspect, reading.operator)
        if last is not None and same and _alternatives(scene, last, reading):
            result[-1] = replace(last, values=(*last.values, *reading.values), words=_from(scene, last, reading))
        else:
            result.append(reading)
    return result


def _alternatives(scene: Scene, one: Reading, other: Reading) -> bool:
    """Whether two readings are joined by "or" or "nor"; what is ruled out, by any small word."""
    between = _between(scene, one, other)
    if one.operator == "not":
        return bool(_NOR.fullmatch(between))
    return one.operator == "is" and bool(_OR.fullmatch(between))


def _between(scene: Scene, one: Reading, other: Reading) -> str:
    text = scene.line.original
    start = text.find(one.words) + len(one.words)
    return fold(text[start : text.find(other.words, start)])


def _from(scene: Scene, one: Reading, other: Reading) -> str:
    text = scene.line.original
    start = text.find(one.words)
    return text[start : text.find(other.words, start) + len(other.words)]


_OR = re.compile(r"[ ,]*(?:or|ou|ou bien|or else)(?: (?:en|a|an|un|une|le|la|les|du|de la|au|aux|the|some))* ")
_NOR = re.compile(r"[ ,]*(?:or|ou|ni|nor|et|and)?(?: (?:de|d|a|an|le|la|les|du|the|any|pas|no))*[ ']")


def _answer(scene: Scene, act: Act | None) -> Iterator[Reading]:
    """A bare answer to the question asked, where nothing in it was understood by itself."""
    asked = scene.service.by_id.get(scene.context.asked)
    if asked is None:
        return
    words = scene.line.original.strip()
    if act == "no" and _means_none(scene, asked) and (none := next((id for id in _NONE if asked.option(id)), None)):
        yield Reading(aspect=asked.id, operator="is", values=(none,), words=words)
    elif asked.kind == "text" and act is None:
        yield Reading(aspect=asked.id, operator="is", values=(words,), words=words)
    else:
        for operator, marker in (
            ("any", markers.ANY),
            ("unknown", markers.UNKNOWN),
            ("later", markers.LATER),
        ):
            if marker.search(scene.line.text):
                yield Reading(aspect=asked.id, operator=operator, words=words)  # type: ignore[arg-type]
                return


def _means_none(scene: Scene, aspect: Aspect) -> bool:
    """Whether a "no" is an answer: "none", or to a question that is answered by yes or no ("Are you allergic...?")."""
    if any(token.text in _NONE_WORDS for token in scene.line.tokens):
        return True
    return aspect.ask.en.startswith(
        ("Are ", "Is ", "Do ", "Does ", "Have ", "Has ", "Any ", "Will ", "Would ", "Should ")
    )


_SAID_OF: dict[str, Operator] = {"dont_mind": "any", "dont_know": "unknown", "later": "later"}
"""Acts that are readings where the words name an aspect."""


def _acts(scene: Scene, act: Act | None, readings: list[Reading]) -> Iterator[Act]:
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
    text = scene.line.text
    yield from (found for found, _ in acts.beginnings(text))
    for name, operator, marker in (
        ("dont_mind", "any", markers.ANY), ("dont_know", "unknown", markers.UNKNOWN), ("later", "later", markers.LATER),
    ):  # fmt: skip
        if operator not in operators and marker.search(text):
            yield name  # type: ignore[misc]  # the three above
    if acts.thanks(text):
        yield "thanks"


def _problems(scene: Scene, kept: list[Candidate]) -> Iterator[Problem]:
    for candidate in kept:
        if candidate.trouble:
            values = candidate.values if candidate.trouble == "ambiguous" else ()
            yield Problem(
                what=candidate.trouble,
                words=scene.line.quote(candidate.tokens),
                aspect=candidate.aspect,
                values=values,
            )


def _language(line: Line) -> Language | None:
    """The language that most small words are of, or None when it cannot be told."""
    words = [token.text for token in line.tokens]
    french = sum(word in FRENCH and word not in ENGLISH for word in words)
    english = sum(word in ENGLISH and word not in FRENCH for word in words)
    if french == english:
        return None
    return "fr" if french > english else "en"


def _rest(scene: Scene, kept: list[Candidate], person: who.Beneficiary | None) -> tuple[str, ...]:
    used = {token for candidate in kept for token in candidate.tokens}
    used |= {token for hit in scene.mentions for token in hit.tokens}
    if person:
        used |= set(scene.line.tokens_in(person.start, person.end))
    left = [token for place, token in enumerate(scene.line.tokens) if place not in used]
    return tuple(
        scene.line.original[token.start : token.end]
        for token in left
        if len(token.text) > 1 and token.text.isalpha() and token.text not in STOP
    )
