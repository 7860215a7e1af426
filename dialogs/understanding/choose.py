"""Which of the candidates are said: the best that use none of one another's words, and of rivals the one that says more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from dialogs.language.function_words import CONJUNCTIONS
from dialogs.language.pack import words
from dialogs.understanding.candidates import names_its_aspect
from dialogs.understanding.interpret.modality import reading
from dialogs.understanding.recognise.allergies import rules_out_others
from dialogs.understanding.result import Reading
from dialogs.understanding.utterance import Candidate, Dropped, Said, Utterance

Beside = dict[tuple[str, int], list[Candidate]]
"""Aspect and clause -> the candidates there: they may be about the same thing."""

_APART = words("coordination.apart")
"""Words between two values that are both meant, or of which the second is."""
_PARTING = CONJUNCTIONS | _APART


def choose(utterance: Utterance) -> Utterance:
    """The best candidates in the order of the message, and what was preferred to each of the others."""
    dropped = {each.candidate for each in utterance.rejected}
    taken: dict[int, Candidate] = {}
    chosen: list[Candidate] = []
    outweighed: list[Dropped] = []
    for each in sorted(utterance.candidates, key=lambda each: (-each.weight, each.tokens[0], each.aspect, each.values)):
        if each in dropped:
            continue
        core = () if each.shares else each.core
        if (winner := next((taken[token] for token in core if token in taken), None)) is not None:
            outweighed.append(Dropped(each, "choose.outweighed", winner))
            continue
        chosen.append(each)
        taken |= dict.fromkeys(core, each)
    chosen.sort(key=lambda each: each.tokens[0])
    kept, vague = _without(chosen, utterance, _said_plainly)
    kept, names = _without(kept, utterance, _only_a_name)
    return utterance.adding(kept=tuple(kept), outweighed=(*outweighed, *vague, *names))


def modify(utterance: Utterance) -> Utterance:
    """Each candidate as its clause means it; of two values of a choice in one clause, the one that the other only surrounds is dropped."""
    told = [(each, reading(utterance, each)) for each in utterance.kept if not each.trouble]
    others = [each for each, what in told if rules_out_others(utterance, each, what)]
    told = [(each, what) for each, what in told if each not in others]
    by_place = _by_place(utterance, [each for each, what in told if what.operator == "is"])
    said: list[Said] = []
    overruled = [Dropped(each, "allergies.rules_out_others") for each in others]
    for each, what in told:
        rival = next(_rivals(utterance, each, what, by_place), None)
        if rival is None:
            said.append(Said(what, each.tokens, each))
        else:
            overruled.append(Dropped(each, "choose.surrounds", rival))
    return utterance.adding(said=tuple(said), overruled=tuple(overruled))


def _without(
    chosen: Sequence[Candidate],
    utterance: Utterance,
    better: Callable[[Utterance, Candidate, Beside], Candidate | None],
) -> tuple[list[Candidate], list[Dropped]]:
    """The candidates but for those than which another is better, and those."""
    near = _by_place(utterance, chosen)
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    for each in chosen:
        other = better(utterance, each, near)
        if other is None:
            kept.append(each)
        else:
            dropped.append(Dropped(each, f"choose.{better.__name__.strip('_')}", other))
    return kept, dropped


def _by_place(utterance: Utterance, candidates: Iterable[Candidate]) -> Beside:
    near: Beside = defaultdict(list)
    for each in candidates:
        near[each.aspect, utterance.clauses.of[each.tokens[0]]].append(each)
    return near


def _here(utterance: Utterance, candidate: Candidate, near: Beside, after: int = 0) -> Iterator[Candidate]:
    """The other candidates on the same aspect in its clause, or so many clauses after it."""
    place = candidate.aspect, utterance.clauses.of[candidate.tokens[0]] + after
    return (each for each in near.get(place, ()) if each is not candidate)


def _said_plainly(utterance: Utterance, candidate: Candidate, near: Beside) -> Candidate | None:
    """What says plainly what a vague word in the same clause leaves open ("naturally curly", "short, 9 mm")."""
    if candidate.kind != "vague":
        return None
    return next((each for each in _here(utterance, candidate, near) if _is_plain(each)), None)


def _is_plain(candidate: Candidate) -> bool:
    return candidate.operator == "is" and candidate.kind in ("option", "label", "quantity")


def _only_a_name(utterance: Utterance, candidate: Candidate, near: Beside) -> Candidate | None:
    """What is said of the aspect that a candidate only names ("fade" in "fade starting low")."""
    if not names_its_aspect(utterance, candidate):
        return None
    here, following = _here(utterance, candidate, near), _here(utterance, candidate, near, after=1)
    return next((each for each in chain(here, following) if _in_one(utterance, each, candidate)), None)


def _rivals(utterance: Utterance, candidate: Candidate, what: Reading, near: Beside) -> Iterator[Candidate]:
    """Weightier values of the same choice said around one: "the lining is torn" mends no tear."""
    aspect = utterance.service.by_id.get(candidate.aspect)
    if aspect is None or aspect.kind != "option" or (candidate.kind, what.operator) != ("option", "is"):
        return
    for each in _here(utterance, candidate, near):
        if each.kind == "option" and each.weight > candidate.weight and _in_one(utterance, each, candidate):
            yield each


def _in_one(utterance: Utterance, one: Candidate, other: Candidate) -> bool:
    """Whether nothing between two values tells that both are meant."""
    between = range(min(one.tokens[-1], other.tokens[-1]) + 1, max(one.tokens[0], other.tokens[0]))
    return not any(utterance.line.text_of(token) in _PARTING for token in between)
