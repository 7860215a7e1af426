"""What a language model suggests that the words state, beside what the rules read: taken where it holds, and never as sure.

A suggestion is data from outside, which a message may have talked the model into. It holds only if no question of DECLINING
is answered by yes. What is declined leaves no trace but in `explain`; its words stay what the rules made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import cast
from unicodedata import normalize

from dialogs.domain.case import OUTCOME
from dialogs.domain.quantity import Amount, compatible, in_days
from dialogs.domain.service import Aspect, Kind, Service
from dialogs.domain.specification import Operator
from dialogs.domain.suggestion import Suggestion
from dialogs.understanding.confidence import SURE
from dialogs.understanding.result import Reading
from dialogs.understanding.rules import name_of
from dialogs.understanding.utterance import Declined, Utterance

UNSURE = 0.5
"""How sure all is that only a language model reads: below SURE."""
MOST = 20
"""Suggestions about one message that are looked at."""

_BOUNDS: tuple[Operator, ...] = ("is", "not", "at_most", "at_least", "between")
OPERATORS: Mapping[Kind, tuple[Operator, ...]] = {
    "option": ("is", "not"),
    "scale": _BOUNDS,
    "number": _BOUNDS,
    "duration": _BOUNDS,
    "money": _BOUNDS,
    "date": (*_BOUNDS, "before", "after"),
    "appointment": (*_BOUNDS, "before", "after"),
    "text": ("is",),
}
"""Kind of an aspect -> what may be suggested about it; nothing about photos, nor relative to what was shown."""
OF_OUTCOMES: tuple[Operator, ...] = ("is", "not")
_VALUES: Mapping[str, int] = {"at_most": 1, "at_least": 1, "before": 1, "after": 1, "between": 2}
"""Operator -> how many values it takes; any number but none where it says nothing."""
_NEVER_ALONE: tuple[Kind, ...] = ("money", "date", "appointment")


def propose(utterance: Utterance) -> Utterance:
    """What a language model suggests: what holds of it, as unsure readings, and what is declined."""
    proposed: list[Reading] = []
    declined: list[Declined] = []
    for each in utterance.context.suggested[:MOST]:
        standing = (*utterance.readings, *proposed)
        against = next((asks for asks in DECLINING if asks(utterance, each, standing)), None)
        if against:
            declined.append(Declined(each, name_of(against)))
        else:
            proposed.append(_reading(utterance.service, each))
    return utterance.adding(proposed=tuple(proposed), declined=tuple(declined))


Standing = tuple[Reading, ...]
Declining = Callable[[Utterance, Suggestion, Standing], bool]


def _acting(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether the whole message does something ("stop") and states nothing."""
    return utterance.act is not None


def _invented(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether the quote is not in the message, word for word."""
    return not _quoted(utterance, suggestion)


def _unknown(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether there is no such aspect, or nothing like that can be said of it."""
    if suggestion.aspect == OUTCOME:
        return suggestion.operator not in OF_OUTCOMES
    aspect = utterance.service.by_id.get(suggestion.aspect)
    return aspect is None or suggestion.operator not in OPERATORS.get(aspect.kind, ())


def _never_alone(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether it is an allergy, a date, a sum of money, or something that cannot be undone."""
    service = utterance.service
    return any(
        aspect.allergy or aspect.kind in _NEVER_ALONE or aspect.irreversible != "none"
        for aspect in _concerned(service, suggestion)
    )


def _valueless(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether a value is none of the aspect's, or there are too few or too many."""
    values, due = suggestion.values, _VALUES.get(suggestion.operator, len(suggestion.values))
    return (
        not values or len(values) != due or not all(_canonical(utterance.service, suggestion.aspect, v) for v in values)
    )


def _unsaid(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether the quote says no number though one is suggested, or not the words that are."""
    aspect = utterance.service.by_id.get(suggestion.aspect)
    if aspect is None or aspect.listed:
        return False
    if aspect.kind == "text":
        return not all(value in suggestion.words for value in suggestion.values)
    return not any(utterance.line.text_of(token)[:1].isdigit() for token in _quoted(utterance, suggestion))


def _turned_round(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether something is to be so that the words deny; a value for none of it is what a denial asks for."""
    aspect = utterance.service.by_id.get(suggestion.aspect)
    nothing = {aspect.meaning("none"), aspect.meaning("as_it_is")} if aspect else set[str]()
    if suggestion.operator != "is" or nothing & {*suggestion.values}:
        return False
    return utterance.clauses.polarity(_quoted(utterance, suggestion)) == "denied"


def _known(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether the rules read the same."""
    new = _reading(utterance.service, suggestion)
    return any((r.aspect, r.operator, r.values) == (new.aspect, new.operator, new.values) for r in standing)


def _contradicting(utterance: Utterance, suggestion: Suggestion, standing: Standing) -> bool:
    """Whether it cannot be true beside what the rules read as sure, or what was suggested before."""
    new = _reading(utterance.service, suggestion)
    firm = (r for r in standing if r.aspect == new.aspect and (r.sure >= SURE or r not in utterance.readings))
    return any(not _compatible(utterance.service, new, each) for each in firm)


DECLINING: tuple[Declining, ...] = (
    _acting,
    _invented,
    _unknown,
    _never_alone,
    _valueless,
    _unsaid,
    _turned_round,
    _known,
    _contradicting,
)
"""Why a suggestion does not hold, in the order in which it is asked."""


def _quoted(utterance: Utterance, suggestion: Suggestion) -> range:
    """The tokens of the message that a quote covers; none where it does not stand there word for word."""
    words = normalize("NFC", suggestion.words)
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", utterance.line.original) if words.strip() else None
    if found is None:
        return range(0)
    tokens = [
        n for n, token in enumerate(utterance.line.tokens) if token.start < found.end() and token.end > found.start()
    ]
    return range(tokens[0], tokens[-1] + 1) if tokens else range(0)


def _concerned(service: Service, suggestion: Suggestion) -> Iterator[Aspect]:
    """The aspect that a suggestion is about; of a complete result, all that it settles."""
    if suggestion.aspect != OUTCOME:
        yield service.by_id[suggestion.aspect]
        return
    for outcome in filter(None, map(service.outcome, suggestion.values)):
        yield from (service.by_id[aspect] for aspect in outcome.values)


def _canonical(service: Service, aspect: str, value: str) -> str:
    """A value in its one form; "" where it is none of the aspect's."""
    if aspect == OUTCOME:
        return value if service.outcome(value) else ""
    of = service.by_id[aspect]
    if of.listed:
        return value if of.option(value) else ""
    if of.kind == "number":
        amount = Amount.parse(value)
        return str(amount.to(of.unit) or "") if amount else ""
    if of.kind == "duration":
        return value if in_days(value) is not None else ""
    return value.strip()


def _reading(service: Service, suggestion: Suggestion) -> Reading:
    """A suggestion that was checked, as an unsure reading."""
    return Reading(
        aspect=suggestion.aspect,
        operator=cast("Operator", suggestion.operator),
        values=tuple(_canonical(service, suggestion.aspect, value) for value in suggestion.values),
        words=suggestion.words,
        sure=UNSURE,
    )


def _compatible(service: Service, one: Reading, other: Reading) -> bool:
    if one.aspect == OUTCOME:
        shared = bool(set(one.values) & set(other.values))
        return shared if {one.operator, other.operator} == {"is"} else not shared or one.operator == other.operator
    return compatible(service.by_id[one.aspect], (one.operator, one.values), (other.operator, other.values))
