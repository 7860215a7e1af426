"""How sure a reading is: the share of readings like it that were right.

A logistic regression over what stands around the words (the FEATURES), fitted on phrases whose authors had seen neither rules
nor words; `python -m tests.dialogs.understanding.fit_confidence` fits it anew and prints WEIGHTS. A reading that is not sure
(below SURE) is never taken as it is: it is offered, or the words stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import exp

from dialogs.language.function_words import STOP
from dialogs.language.ordinary import ORDINARY
from dialogs.language.pack import Expression, expression
from dialogs.understanding.result import Reading
from dialogs.understanding.utterance import CERTAIN, Candidate, Utterance

SURE = 0.75
"""From here on a reading is taken; set so that 95 of 100 readings taken are right on phrases by others."""

_WISH, _PAST, _OTHERS, _ASKING, _REASON, _RETRACTING = (
    expression(f"telling.{name}") for name in ("wish", "past", "others", "asking", "reason", "retracting")
)

Feature = Callable[[Utterance, Candidate, Reading], float]


def confidence(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """How likely it is that a reading is what the person meant, 0-1."""
    odds = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(utterance, candidate, reading))
    return 1 / (1 + exp(-odds))


def features(utterance: Utterance, candidate: Candidate, reading: Reading) -> Iterator[tuple[str, float]]:
    """Name and value of each feature of a reading, those that are 0 left out."""
    for name, feature in FEATURES.items():
        if value := float(feature(utterance, candidate, reading)):
            yield name, value


def _in_clause(marker: Expression) -> Feature:
    def says(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
        clause = utterance.clauses.of[candidate.tokens[0]]
        return marker.search(utterance.clauses.texts[clause]) is not None

    return says


def _in_sentence(marker: Expression) -> Feature:
    def says(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
        return marker.search(_sentence(utterance, candidate)) is not None

    return says


def _sentence(utterance: Utterance, candidate: Candidate) -> str:
    number = utterance.clauses.sentence[candidate.tokens[0]]
    tokens = zip(utterance.line.tokens, utterance.clauses.sentence, strict=True)
    return " ".join(token.text for token, sentence in tokens if sentence == number)


def _is(*kinds: str) -> Feature:
    return lambda utterance, candidate, reading: candidate.kind in kinds


def _telling(utterance: Utterance, candidate: Candidate) -> list[int]:
    return [token for token in candidate.core if utterance.line.text_of(token) not in STOP]


def _asked(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    return bool(reading.aspect) and reading.aspect == utterance.context.asked


def _asked_other(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    return bool(utterance.context.asked) and reading.aspect != utterance.context.asked


def _named(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """Whether the clause names the aspect by other words than those of the value."""
    clause = utterance.clauses.of[candidate.tokens[0]]
    return any(
        hit.entry.aspect == candidate.aspect
        and utterance.clauses.of[hit.tokens[0]] == clause
        and not set(hit.tokens) <= candidate.core
        for hit in utterance.mentions
    )


def _ordinary(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    telling = _telling(utterance, candidate)
    return bool(telling) and all(utterance.line.text_of(token) in ORDINARY for token in telling)


def _repaired(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """Whether a word of it is spelled otherwise than it was read."""
    return any(
        utterance.line.tokens[token].text.isalpha() and not utterance.line.as_written(token) for token in candidate.core
    )


def _unread(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """The share of its clause's telling words that no reading uses."""
    clause = utterance.clauses.tokens(utterance.clauses.of[candidate.tokens[0]])
    used = {token for each in utterance.kept for token in each.tokens} | utterance.masked
    telling = [t for t in clause if utterance.line.text_of(t)[:1].isalnum() and utterance.line.text_of(t) not in STOP]
    return sum(token not in used for token in telling) / len(telling) if telling else 0.0


def _literal(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    return bool(candidate.because) and f" {candidate.because} " in f" {utterance.line.text} "


def _crowded(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """Whether something else is read of the same aspect."""
    return any(each.aspect == candidate.aspect and each is not candidate for each in utterance.kept)


def _is_question(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    after = utterance.line.text_after(candidate.tokens[-1])
    ends = [place for mark in ".!;" if (place := after.find(f" {mark}")) >= 0]
    return "?" in after[: min(ends, default=len(after))]


def _short(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    return len(utterance.line.tokens) <= 6


def _long(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    return min(len(utterance.line.tokens) / 40, 1.5)


FEATURES: Mapping[str, Feature] = {
    "always": lambda utterance, candidate, reading: 1.0,
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
    "number": lambda u, c, r: c.kind == "quantity" and u.service.by_id[c.aspect].kind == "number",
    "money": lambda u, c, r: c.kind == "quantity" and u.service.by_id[c.aspect].kind == "money",
    "date": lambda u, c, r: c.kind == "quantity" and u.service.by_id[c.aspect].kind == "date",
    "size": lambda u, c, r: c.kind == "quantity" and u.service.by_id[c.aspect].listed,
    "one word": lambda u, c, r: len(_telling(u, c)) <= 1,
    "three words": lambda u, c, r: len(_telling(u, c)) >= 3,
    "partly said": lambda u, c, r: 1 - c.sure,
    "weight": lambda u, c, r: min(c.weight, CERTAIN) / 10,
    "word for word": _literal,
    "another spelling": _repaired,
    "common word": _ordinary,
    "one common word": lambda u, c, r: _ordinary(u, c, r) and len(_telling(u, c)) <= 1,
    "named": _named,
    "asked": _asked,
    "asked other": _asked_other,
    "denied": lambda u, c, r: r.operator == "not",
    "bounded": lambda u, c, r: r.operator in ("at_most", "at_least", "before", "after", "between"),
    "must": lambda u, c, r: r.strength is not None,
    "wish": _in_clause(_WISH),
    "wish near": _in_sentence(_WISH),
    "past": _in_clause(_PAST),
    "past near": _in_sentence(_PAST),
    "others": _in_clause(_OTHERS),
    "others near": _in_sentence(_OTHERS),
    "asking": _in_clause(_ASKING),
    "reason": _in_clause(_REASON),
    "retracting": lambda u, c, r: r.operator != "not" and not c.negative and _in_clause(_RETRACTING)(u, c, r),
    "question": _is_question,
    "unread": _unread,
    "crowded": _crowded,
    "short": _short,
    "long": _long,
}

WEIGHTS: Mapping[str, float] = {"always": 6.0}
