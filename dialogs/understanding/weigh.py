"""How sure each reading is; what is not sure is offered with what else it may mean, and never taken as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.understanding.confidence import SURE, confidence
from dialogs.understanding.interpret.modality import reading
from dialogs.understanding.result import Offer, Reading
from dialogs.understanding.utterance import Candidate, Said, Utterance

MOST = 3
"""Values that one question offers beside the person's own words."""


def weigh(utterance: Utterance) -> Utterance:
    """Each reading with how sure it is; those that are not, apart, and what they may mean."""
    weighed = [_weighed(utterance, each) for each in utterance.said]
    sure = tuple(each for each in weighed if each.reading.sure >= SURE)
    doubted = tuple(each for each in weighed if each.reading.sure < SURE)
    return utterance.adding(sure=sure, doubted=doubted, offers=tuple(_offers(utterance, doubted)))


def _weighed(utterance: Utterance, said: Said) -> Said:
    if said.candidate is None:
        return said
    return replace(said, reading=replace(said.reading, sure=confidence(utterance, said.candidate, said.reading)))


def _offers(utterance: Utterance, doubted: tuple[Said, ...]) -> Iterator[Offer]:
    for each in sorted(doubted, key=lambda said: -said.reading.sure):
        yield Offer(words=_clause(utterance, each.tokens), readings=tuple(_meanings(utterance, each))[:MOST])


def _clause(utterance: Utterance, tokens: range) -> str:
    """The clause around some tokens, as it was written."""
    clause = utterance.clauses.tokens(utterance.clauses.of[tokens[0]])
    said = [token for token in clause if utterance.line.text_of(token)[:1].isalnum()]
    return utterance.line.quote(range(min(said[0], tokens[0]), max(said[-1], tokens[-1]) + 1))


def _meanings(utterance: Utterance, said: Said) -> Iterator[Reading]:
    """What was read first, then what else the same words may say, each claim once."""
    told = {_claim(said.reading)}
    yield said.reading
    for other in _rivals(utterance, said.candidate):
        meant = replace(reading(utterance, other), sure=said.reading.sure, words=said.reading.words)
        if meant.operator != "vague" and _claim(meant) not in told:
            told.add(_claim(meant))
            yield meant


def _rivals(utterance: Utterance, candidate: Candidate | None) -> Iterator[Candidate]:
    """The candidates that were outweighed by one, the weightiest first."""
    rivals = (each.candidate for each in utterance.outweighed if each.preferred is candidate)
    yield from sorted(rivals, key=lambda each: -each.weight)


def _claim(reading: Reading) -> tuple[str, ...]:
    return reading.aspect, reading.operator, *reading.values
