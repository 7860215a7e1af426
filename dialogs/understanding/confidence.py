"""How sure a reading is: the share of readings like it that were right.

A logistic regression over what stands around the words (the FEATURES), fitted on phrases whose authors had seen neither rules
nor words; `python -m tests.dialogs.understanding.fit_confidence` fits it anew and prints WEIGHTS. A reading that is not sure
(below SURE) is never taken as it is: it is offered, or the words stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import exp, log10

from dialogs.language.function_words import STOP
from dialogs.language.ordinary import ORDINARY
from dialogs.language.pack import Expression
from dialogs.understanding.evidence import ASKING, PAST, REASON, RETRACTING, WISH, Evidence
from dialogs.understanding.result import Reading
from dialogs.understanding.text.dictionary import FREQUENCIES
from dialogs.understanding.utterance import CERTAIN, Candidate, Utterance

SURE = 0.62
"""From here on a reading is taken: where, of phrases by strangers, what is asked about loses least of what is right."""

_UNHEARD_OF = 0.1  # times in a million words of one that no list knows
_ANSWER = 6  # words of a short message
_LONG = 40  # words of a long one


@dataclass(frozen=True)
class Judged:
    """A reading to be judged, with the candidate that it was and what stands around it."""

    reading: Reading
    candidate: Candidate
    around: Evidence

    @property
    def utterance(self) -> Utterance:
        return self.around.utterance

    @cached_property
    def clause(self) -> int:
        return self.utterance.clauses.of[self.candidate.tokens[0]]

    @cached_property
    def sentence(self) -> int:
        return self.utterance.clauses.sentence[self.candidate.tokens[0]]

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The telling words that it was read from."""
        words = (self.utterance.line.text_of(token) for token in self.candidate.core)
        return tuple(word for word in words if word not in STOP)

    @cached_property
    def alone(self) -> bool:
        """Whether its clause says nothing else, neither asks nor tells of others or of what was."""
        around = self.around
        beside = around.unread(self.clause) or around.tells_of_others(self.clause) or around.says(PAST, self.clause)
        return not (beside or around.asks(self.candidate))

    @property
    def claims(self) -> bool:
        """Whether it says what is, so that a "no" near it may have turned it round."""
        return self.reading.operator != "not" and not self.candidate.negative


Feature = Callable[[Judged], float]


def confidence(judged: Judged) -> float:
    """How likely it is that a reading is what the person meant, 0-1."""
    odds = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(judged))
    return 1 / (1 + exp(-odds))


def features(judged: Judged) -> Iterator[tuple[str, float]]:
    """Name and value of each feature of a reading, those that are 0 left out."""
    for name, feature in FEATURES.items():
        if value := float(feature(judged)):
            yield name, value


def _clause(marker: Expression) -> Feature:
    return lambda j: j.around.says(marker, j.clause)


def _sentence(marker: Expression) -> Feature:
    return lambda j: j.around.says_in_sentence(marker, j.sentence)


def _is(*kinds: str) -> Feature:
    return lambda j: j.candidate.kind in kinds


def _measured(*kinds: str) -> Feature:
    return lambda j: j.candidate.kind == "quantity" and j.utterance.service.by_id[j.candidate.aspect].kind in kinds


def _asked(judged: Judged) -> float:
    context = judged.utterance.context
    return bool(judged.reading.aspect) and judged.reading.aspect in (context.asked, *context.also)


def _asked_other(judged: Judged) -> float:
    """Whether one thing alone was asked, and this is about another."""
    context = judged.utterance.context
    return context.asked in judged.utterance.service.by_id and not context.also and not _asked(judged)


def _ordinary(judged: Judged) -> float:
    return bool(judged.telling) and all(word in ORDINARY for word in judged.telling)


def _repaired(judged: Judged) -> float:
    """Whether a word of it is spelled otherwise than it was read."""
    line = judged.utterance.line
    return any(line.text_of(token).isalpha() and not line.as_written(token) for token in judged.candidate.core)


def _rarity(judged: Judged) -> float:
    """How rare the rarest telling word is, 0 for the commonest words, 1 for what no frequency list knows."""
    known = FREQUENCIES
    often = min((known.get(word, _UNHEARD_OF) for word in judged.telling if word.isalpha()), default=1000.0)
    return max(0.0, min(1.0, 1 - log10(max(often, _UNHEARD_OF) * 10) / 4))


def _literal(judged: Judged) -> float:
    because = judged.candidate.because
    return bool(because) and f" {because} " in f" {judged.utterance.line.text} "


FEATURES: Mapping[str, Feature] = {
    "always": lambda j: 1.0,
    "option": _is("option"),
    "outcome": _is("outcome"),
    "vague": _is("vague"),
    "relative": _is("less", "more"),
    "label": _is("label"),
    "reaction": _is("reaction"),
    "text": _is("text"),
    "shown": _is("shown"),
    "rhythm": _is("rhythm"),
    "unwanted": _is("unwanted"),
    "number": _measured("number"),
    "money": _measured("money"),
    "date": _measured("date", "appointment", "duration"),
    "money or date among more": lambda j: _measured("money", "date", "appointment")(j) and not j.alone,
    "size": lambda j: j.candidate.kind == "quantity" and j.utterance.service.by_id[j.candidate.aspect].listed,
    "one word": lambda j: len(j.telling) <= 1,
    "three words": lambda j: len(j.telling) >= 3,
    "partly said": lambda j: 1 - j.candidate.sure,
    "weight": lambda j: min(j.candidate.weight, CERTAIN) / 10,
    "word for word": _literal,
    "another spelling": _repaired,
    "common word": _ordinary,
    "one common word": lambda j: _ordinary(j) and len(j.telling) <= 1,
    "named": lambda j: j.around.names(j.candidate),
    "asked": _asked,
    "asked other": _asked_other,
    "denied": lambda j: j.reading.operator == "not",
    "bounded": lambda j: j.reading.operator in ("at_most", "at_least", "before", "after", "between"),
    "must": lambda j: j.reading.strength is not None,
    "wish": _clause(WISH),
    "wish near": _sentence(WISH),
    "past": _clause(PAST),
    "past near": _sentence(PAST),
    "others": lambda j: j.around.tells_of_others(j.clause),
    "for another": lambda j: j.utterance.person is not None and j.utterance.person.kind != "self",
    "asking": _clause(ASKING),
    "reason": _clause(REASON),
    "retracting": lambda j: j.claims and j.around.says(RETRACTING, j.clause),
    "no near": lambda j: j.claims and j.around.denies(j.clause),
    "question": lambda j: j.around.asks(j.candidate),
    "rarity": _rarity,
    "rarity of one word": lambda j: _rarity(j) * (len(j.telling) <= 1),
    "rival": lambda j: j.around.rival(j.candidate),
    "unknown words": lambda j: j.around.unknown(j.sentence),
    "past, no wish": lambda j: not _sentence(WISH)(j) and _sentence(PAST)(j),
    "others, no wish": lambda j: not _sentence(WISH)(j) and j.around.tells_of_others(j.clause),
    "no wish at all": lambda j: not j.around.wishes and len(j.utterance.line.tokens) > _ANSWER,
    "nothing else": lambda j: len(j.utterance.kept) == 1,
    "whole": lambda j: j.around.whole,
    "alone": lambda j: j.alone,
    "unread": lambda j: j.around.unread(j.clause),
    "crowded": lambda j: j.around.crowded(j.candidate),
    "contrasted": lambda j: j.around.contrasted(j.reading),
    "short": lambda j: len(j.utterance.line.tokens) <= _ANSWER,
    "long": lambda j: min(len(j.utterance.line.tokens) / _LONG, 1.5),
}
"""What tells how sure a reading is."""

WEIGHTS: Mapping[str, float] = {
    "always": 1.46,
    "option": -0.08,
    "outcome": -0.26,
    "vague": -1.52,
    "relative": 0.61,
    "label": 0.37,
    "reaction": 0.88,
    "text": 0.09,
    "shown": 0.63,
    "rhythm": 0.11,
    "unwanted": 0.05,
    "number": 1.38,
    "money": 0.01,
    "date": -0.52,
    "money or date among more": -0.17,
    "size": 0.25,
    "one word": -0.72,
    "three words": 0.93,
    "partly said": -0.16,
    "weight": 0.31,
    "word for word": 1.26,
    "another spelling": -0.88,
    "common word": -0.08,
    "one common word": 0.05,
    "named": 1.08,
    "asked": -0.60,
    "asked other": -2.94,
    "denied": -0.08,
    "bounded": -0.18,
    "must": 0.65,
    "wish": 0.31,
    "wish near": 0.03,
    "past": -1.06,
    "past near": -0.44,
    "others": -0.95,
    "for another": -0.16,
    "asking": -0.60,
    "reason": -0.07,
    "retracting": 0.15,
    "no near": -0.31,
    "question": -0.57,
    "rarity": 0.90,
    "rarity of one word": 0.42,
    "rival": -0.47,
    "unknown words": -0.43,
    "past, no wish": -0.28,
    "others, no wish": -0.30,
    "no wish at all": 0.16,
    "nothing else": -0.12,
    "whole": 0.74,
    "alone": 0.12,
    "unread": -1.12,
    "crowded": -0.61,
    "contrasted": 1.08,
    "short": 1.21,
    "long": -0.61,
}
