"""How sure a reading is: the share of readings like it that were right.

A logistic regression over what stands around the words (the FEATURES), fitted on phrases whose authors had seen neither rules
nor words; `python -m tests.dialogs.understanding.fit_confidence` fits it anew and prints WEIGHTS. A reading that is not sure
(below SURE) is never taken as it is: it is offered, or the words stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import exp, log10

from dialogs.language.function_words import STOP
from dialogs.language.ordinary import ORDINARY
from dialogs.language.pack import Expression, expression
from dialogs.understanding.acts.residue import without_manner
from dialogs.understanding.result import Reading
from dialogs.understanding.text.dictionary import FREQUENCIES
from dialogs.understanding.text.stems import keys
from dialogs.understanding.utterance import CERTAIN, Candidate, Utterance

SURE = 0.55
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


def _of_others(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """Whether its clause speaks of somebody for whom it is not."""
    person = utterance.person
    spoken_for = {*utterance.line.tokens_in(person.start, person.end)} if person else set()
    clause = utterance.clauses.tokens(utterance.clauses.of[candidate.tokens[0]])
    said = " ".join(utterance.line.text_of(token) for token in clause if token not in spoken_for)
    return _OTHERS.search(said) is not None


def _sentence(utterance: Utterance, candidate: Candidate) -> str:
    number = utterance.clauses.sentence[candidate.tokens[0]]
    tokens = zip(utterance.line.tokens, utterance.clauses.sentence, strict=True)
    return " ".join(token.text for token, sentence in tokens if sentence == number)


def _is(*kinds: str) -> Feature:
    return lambda utterance, candidate, reading: candidate.kind in kinds


def _telling(utterance: Utterance, candidate: Candidate) -> list[int]:
    return [token for token in candidate.core if utterance.line.text_of(token) not in STOP]


def _whole(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """Whether the message says nothing but what is read of it."""
    used = {token for each in utterance.kept for token in each.tokens} | utterance.masked
    left = (token.text for place, token in enumerate(utterance.line.tokens) if place not in used)
    return not without_manner(" ".join(word for word in left if word[:1].isalnum()))


def _alone(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """Whether its clause says nothing else, neither asks nor tells of others or of what was."""
    return not (
        _unread(utterance, candidate, reading)
        or _of_others(utterance, candidate, reading)
        or _is_question(utterance, candidate, reading)
        or _in_clause(_PAST)(utterance, candidate, reading)
    )


def _measured(*kinds: str) -> Feature:
    return lambda u, c, r: c.kind == "quantity" and u.service.by_id[c.aspect].kind in kinds


def _asked(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    return bool(reading.aspect) and reading.aspect in (utterance.context.asked, *utterance.context.also)


def _asked_other(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    asked = utterance.context.asked
    return asked in utterance.service.by_id and reading.aspect not in (asked, *utterance.context.also)


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
    left = " ".join(utterance.line.text_of(token) for token in telling if token not in used)
    return len(without_manner(left).split()) / len(telling) if telling else 0.0


def _rarity(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """How rare the rarest telling word is, 0 for the commonest words, 1 for what no frequency list knows."""
    words = (utterance.line.text_of(token) for token in _telling(utterance, candidate))
    known = FREQUENCIES
    often = min((known.get(word, 0.1) for word in words if word.isalpha()), default=1000.0)
    return max(0.0, min(1.0, 1 - log10(max(often, 0.1) * 10) / 4))


def _rival(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """How near the best other claim on the same words came, 0-1."""
    mine = (candidate.aspect, candidate.operator, candidate.values)
    others = (
        each.candidate.weight
        for each in utterance.outweighed
        if each.preferred is candidate
        and (each.candidate.aspect, each.candidate.operator, each.candidate.values) != mine
    )
    return max(others, default=0.0) / max(candidate.weight, 0.1)


def _unknown_words(utterance: Utterance, candidate: Candidate, reading: Reading) -> float:
    """The share of its sentence's telling words that the service file never uses."""
    number = utterance.clauses.sentence[candidate.tokens[0]]
    telling = [
        token.text
        for token, sentence in zip(utterance.line.tokens, utterance.clauses.sentence, strict=True)
        if sentence == number and token.text.isalpha() and token.text not in STOP
    ]
    index = utterance.lexicon.index
    return sum(not any(key in index for key in keys(word)) for word in telling) / len(telling) if telling else 0.0


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
    "number": _measured("number"),
    "money": _measured("money"),
    "date": _measured("date", "duration"),
    "money or date among more": lambda u, c, r: _measured("money", "date")(u, c, r) and not _alone(u, c, r),
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
    "others": _of_others,
    "for another": lambda u, c, r: u.person is not None and u.person.kind != "self",
    "asking": _in_clause(_ASKING),
    "reason": _in_clause(_REASON),
    "retracting": lambda u, c, r: r.operator != "not" and not c.negative and _in_clause(_RETRACTING)(u, c, r),
    "no near": lambda u, c, r: (
        r.operator != "not" and not c.negative and u.clauses.denies_in(u.clauses.of[c.tokens[0]])
    ),
    "question": _is_question,
    "rarity": _rarity,
    "rarity of one word": lambda u, c, r: _rarity(u, c, r) * (len(_telling(u, c)) <= 1),
    "rival": _rival,
    "unknown words": _unknown_words,
    "past, no wish": lambda u, c, r: not _in_sentence(_WISH)(u, c, r) and _in_sentence(_PAST)(u, c, r),
    "others, no wish": lambda u, c, r: not _in_sentence(_WISH)(u, c, r) and _of_others(u, c, r),
    "no wish at all": lambda u, c, r: _WISH.search(u.line.text) is None and len(u.line.tokens) > 6,
    "nothing else": lambda u, c, r: len(u.kept) == 1,
    "whole": _whole,
    "alone": _alone,
    "unread": _unread,
    "crowded": _crowded,
    "short": _short,
    "long": _long,
}

WEIGHTS: Mapping[str, float] = {
    "always": 1.39,
    "option": -0.06,
    "outcome": -0.22,
    "vague": -1.49,
    "relative": 0.37,
    "label": 0.20,
    "reaction": 0.76,
    "text": 0.10,
    "shown": 0.63,
    "rhythm": 0.05,
    "unwanted": 0.06,
    "number": 1.37,
    "money": 0.15,
    "date": -0.43,
    "money or date among more": -0.27,
    "size": 0.41,
    "one word": -0.78,
    "three words": 0.75,
    "partly said": -0.10,
    "weight": 0.39,
    "word for word": 1.24,
    "another spelling": -0.75,
    "common word": -0.14,
    "one common word": 0.19,
    "named": 0.91,
    "asked": -0.47,
    "asked other": -2.90,
    "denied": 0.01,
    "bounded": -0.62,
    "must": 0.63,
    "wish": 0.29,
    "wish near": 0.08,
    "past": -0.95,
    "past near": -0.40,
    "others": -0.94,
    "for another": -0.18,
    "asking": -0.41,
    "reason": -0.01,
    "retracting": -1.11,
    "no near": -0.32,
    "question": -0.73,
    "rarity": 0.67,
    "rarity of one word": 0.50,
    "rival": -0.40,
    "unknown words": -0.44,
    "past, no wish": -0.19,
    "others, no wish": -0.32,
    "no wish at all": 0.18,
    "nothing else": -0.24,
    "whole": 0.86,
    "alone": 0.16,
    "unread": -1.16,
    "crowded": -0.53,
    "short": 1.16,
    "long": -0.49,
}
