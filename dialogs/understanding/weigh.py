"""How sure each reading is; what is not sure is offered with what else it may mean, and never taken as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from dialogs.language.function_words import CONJUNCTIONS, JOINING
from dialogs.language.ordinary import ORDINARY, silent
from dialogs.language.pack import Languages, heard
from dialogs.understanding.acts.residue import tells
from dialogs.understanding.confidence import SURE, Judged, confidence
from dialogs.understanding.evidence import Evidence
from dialogs.understanding.interpret.modality import reading
from dialogs.understanding.result import Offer, Reading
from dialogs.understanding.utterance import Candidate, Said, Utterance

MOST = 3
"""Values that one question offers beside the person's own words."""


def weigh(utterance: Utterance) -> Utterance:
    """Each reading with how sure it is; those that are not, apart, and what they may mean."""
    around, unread = Evidence(utterance), _unread(utterance)
    weighed = [_in_its_clause(utterance, _weighed(around, each), unread) for each in utterance.standing]
    sure = tuple(each for each in weighed if each.reading.sure >= SURE)
    doubted = tuple(sorted((w for w in weighed if w.reading.sure < SURE), key=lambda w: -w.reading.sure))
    return utterance.adding(sure=sure, doubted=doubted, offers=tuple(_offers(utterance, doubted)))


def _weighed(around: Evidence, said: Said) -> Said:
    if said.candidate is None or (said.reading.operator == "vague" and not said.reading.values):
        return said  # a vague word claims nothing: it only asks for help
    return replace(said, reading=replace(said.reading, sure=confidence(Judged(said.reading, said.candidate, around))))


def _unread(utterance: Utterance) -> frozenset[int]:
    """The telling tokens that no candidate uses: what they say is in no reading."""
    used = {token for each in utterance.kept for token in each.tokens} | utterance.masked | utterance.asking
    used |= {token for hit in utterance.mentions for token in hit.tokens}
    return frozenset(
        place for place, token in enumerate(utterance.line.tokens) if place not in used and _telling(token.text)
    )


def _telling(word: str) -> bool:
    return _is_telling(word, heard())


@lru_cache(maxsize=16384)
def _is_telling(word: str, languages: Languages) -> bool:
    return word not in ORDINARY and tells(word) and not silent(word)


def _in_its_clause(utterance: Utterance, said: Said, unread: frozenset[int]) -> Said:
    """A reading with the whole clause around it, where that holds words that nothing read."""
    around = clause_of(utterance, said.tokens)
    if unread.isdisjoint(around):
        return said
    return replace(said, reading=replace(said.reading, clause=utterance.line.quote(around)))


def _offers(utterance: Utterance, doubted: tuple[Said, ...]) -> Iterator[Offer]:
    for each in doubted:
        if meanings := tuple(_meanings(utterance, each)):
            yield Offer(words=utterance.line.quote(clause_of(utterance, each.tokens)), readings=meanings[:MOST])


def clause_of(utterance: Utterance, tokens: range) -> range:
    """The clause around some tokens, without the marks and joining words around it."""
    clause, line = utterance.clauses.tokens(utterance.clauses.of[tokens[0]]), utterance.line
    first = next((token for token in clause if _tells(line.text_of(token))), None)
    last = next((token for token in reversed(clause) if _tells(line.text_of(token))), None)
    return tokens if first is None or last is None else range(min(first, tokens[0]), max(last, tokens[-1]) + 1)


def _tells(word: str) -> bool:
    return word[:1].isalnum() and word not in _LINKING


_LINKING = JOINING | CONJUNCTIONS


def _meanings(utterance: Utterance, said: Said) -> Iterator[Reading]:
    """What was read first, then what else the same words may say, each claim once."""
    rivals = (reading(utterance, other) for other in _rivals(utterance, said.candidate))
    told: set[tuple[str, ...]] = set()
    for meant in chain.from_iterable(_exactly(each) for each in (said.reading, *rivals)):
        if _claim(meant) not in told:
            told.add(_claim(meant))
            yield replace(meant, sure=said.reading.sure, words=said.reading.words)


def _exactly(reading: Reading) -> Iterator[Reading]:
    """A reading as it can be tapped: of a vague one, each value that it may mean."""
    if reading.operator != "vague":
        yield reading
        return
    for value in reading.values:
        yield replace(reading, operator="is", values=(value,), vagueness="")


def _rivals(utterance: Utterance, candidate: Candidate | None) -> Iterator[Candidate]:
    """The candidates that were outweighed by one, the weightiest first."""
    rivals = (each.candidate for each in utterance.outweighed if each.preferred is candidate)
    yield from sorted(rivals, key=lambda each: -each.weight)


def _claim(reading: Reading) -> tuple[str, ...]:
    return reading.aspect, reading.operator, *reading.values
