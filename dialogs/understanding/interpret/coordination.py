"""Values of one aspect that are said in one breath: "beige or white", "neither nuts nor milk", "not red, blue or green"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from dialogs.language.pack import alternatives, by_heard, expression
from dialogs.understanding.result import Reading
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import Said, Utterance

Link = Literal["or", "nor", "and", "comma", "none", ""]
"""How two values follow one another: "none" with nothing but small words between them, "" with something else."""

_WORDED: tuple[Link, ...] = ("or", "nor", "and")


@by_heard
def _links() -> tuple[tuple[Link, re.Pattern[str]], ...]:
    """How two values follow one another -> what stands between them."""
    small = rf"(?: (?:{alternatives('coordination.small')}))*"
    worded = [(link, rf"(?: ,)? (?:{alternatives(f'coordination.{link}')})") for link in _WORDED]
    between: list[tuple[Link, str]] = [*worded, ("comma", " ,"), ("none", "")]
    return tuple((link, re.compile(f"(?:{words}){small}")) for link, words in between)


def joined(utterance: Utterance, said: Sequence[Said]) -> list[Reading]:
    """The readings, with those of one breath as one; what turns round the first of them turns round the others."""
    said = [each for before, each in pairwise([None, *said]) if each and not _only_stresses(utterance, before, each)]
    return [reading for run in _runs(utterance, said) for reading in _one_breath(utterance, run)]


@rule
def _only_stresses(utterance: Utterance, before: Said | None, each: Said) -> bool:
    """Whether a direction is refused right after a value of its aspect: "six foot, no lower" tells nothing more."""
    if before is None or before.reading.aspect != each.reading.aspect or each.reading.operator != "vague":
        return False
    told = before.reading.values and before.reading.operator not in ("less", "more", "vague")
    return (
        bool(told) and each.reading.vagueness == "comparative" and _link(utterance, before, each) in ("none", "comma")
    )


def _runs(utterance: Utterance, said: list[Said]) -> Iterator[list[Said]]:
    """Readings in a row on one aspect, with nothing between them that speaks of something else."""
    run: list[Said] = []
    for each in said:
        if run and not _belong(utterance, run[-1], each):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _belong(utterance: Utterance, one: Said, other: Said) -> bool:
    """Whether two readings are on one aspect, with nothing between them that speaks of something else."""
    if one.reading.aspect != other.reading.aspect:
        return False
    return bool(_link(utterance, one, other)) or _are_refused(utterance, one, other)


@rule
def _are_refused(utterance: Utterance, one: Said, other: Said) -> bool:
    """Whether both are refused in one sentence: "no weedkiller, and please no flame gun either"."""
    sentence = utterance.clauses.sentence
    refused = {one.reading.operator, other.reading.operator} == {"not"}
    return refused and sentence[one.tokens[0]] == sentence[other.tokens[0]]


def _link(utterance: Utterance, one: Said, other: Said) -> Link:
    names = utterance.mentioned.get(other.reading.aspect, ())
    gap = [token for token in range(one.tokens[-1] + 1, other.tokens[0]) if token not in names]
    between = "".join(f" {utterance.line.text_of(token)}" for token in gap)
    link: Link = next((link for link, pattern in _links() if pattern.fullmatch(between)), "")
    return "or" if link == "and" and _is_choice(utterance, one) else link


_CHOICE = expression("coordination.choice", after="$")


@rule
def _is_choice(utterance: Utterance, one: Said) -> bool:
    """Whether what follows is one of two to choose from: "between navy and teal"."""
    return _CHOICE.search(utterance.line.text_before(one.tokens[0])) is not None


def _one_breath(utterance: Utterance, run: list[Said]) -> Iterator[Reading]:
    links = [_link(utterance, one, other) for one, other in pairwise(run)]
    # A comma in an enumeration means what stands before its last value: "red, blue or green".
    meant: list[Link] = []
    for link in reversed(links):
        meant.insert(0, (meant[0] if meant else "comma") if link == "comma" else link)
    whole = run[0]
    for link, each in zip(meant, run[1:], strict=True):
        each = _inherited(whole, link, each)
        if _together(whole.reading, link, each.reading):
            whole = _with(utterance, whole, each)
        else:
            yield whole.reading
            whole = each
    yield whole.reading


def _inherited(before: Said, link: Link, each: Said) -> Said:
    """A value that is ruled out with the one before it: "not slicked or coily"."""
    if before.reading.operator != "not" or each.reading.operator != "is" or link not in ("or", "nor", "and"):
        return each
    return replace(each, reading=replace(each.reading, operator="not", strength=before.reading.strength))


def _together(one: Reading, link: Link, other: Reading) -> bool:
    if one.operator != other.operator:
        return False
    return one.operator == "not" or (one.operator == "is" and link == "or")


def _with(utterance: Utterance, one: Said, other: Said) -> Said:
    tokens = range(one.tokens[0], other.tokens[-1] + 1)
    values = tuple(dict.fromkeys((*one.reading.values, *other.reading.values)))
    return Said(replace(one.reading, values=values, words=utterance.line.quote(tokens)), tokens)
