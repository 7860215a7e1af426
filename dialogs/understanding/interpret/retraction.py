"""Values that are taken back in the same message: "Rond... non attendez, plutôt en forme de cœur", "every week, no, monthly"."""

from __future__ import annotations

from itertools import takewhile

from dialogs.language.pack import expression
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import Dropped, Said, Utterance

_TAKING_BACK = expression("retraction.taking_back")
_SUFFICING = expression("retraction.sufficing")
_CLAIMS = ("is", "at_most", "at_least", "before", "after", "between", "less", "more")
_NEAR = 14  # tokens between a value and the one that takes its place


def retract(utterance: Utterance) -> Utterance:
    """What stands of all that was said: a value goes where a later one of its aspect takes its place."""
    standing: list[Said] = []
    retracted: list[Dropped] = []
    for number, each in enumerate(utterance.said):
        later = _later(utterance, number, each)
        if later is None or each.candidate is None:
            standing.append(each)
        else:
            retracted.append(Dropped(each.candidate, "retraction.taken_back", later.candidate))
    return utterance.adding(standing=tuple(standing), retracted=tuple(retracted))


def _later(utterance: Utterance, number: int, said: Said) -> Said | None:
    """What takes the place of a value, said soon after it."""
    following = (utterance.said[place] for place in range(number + 1, len(utterance.said)))
    near = takewhile(lambda after: after.tokens[0] - said.tokens[-1] <= _NEAR, following)
    return next((after for after in near if _takes_place(utterance, said, after)), None)


@rule
def _takes_place(utterance: Utterance, one: Said, other: Said) -> bool:
    """Whether another value of the same aspect follows, and the words between or after them say that it is meant instead."""
    same = one.reading.aspect == other.reading.aspect and one.reading.operator in _CLAIMS
    if not same or other.reading.operator not in _CLAIMS or one.reading.values == other.reading.values:
        return False
    gap = range(one.tokens[-1] + 1, other.tokens[0])
    between = " ".join(utterance.line.text_of(token) for token in gap)
    return _TAKING_BACK.search(between) is not None or _suffices(utterance, other)


def _suffices(utterance: Utterance, said: Said) -> bool:
    """Whether it is said of a value right after it that it will do."""
    clause = utterance.clauses.tokens(utterance.clauses.of[said.tokens[-1]])
    following = " ".join(utterance.line.text_of(token) for token in clause if token > said.tokens[-1])
    return _SUFFICING.search(following) is not None
