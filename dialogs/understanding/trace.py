"""How a message was read, stage by stage: what each found, by which rule, and why something was dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.domain.service import Service
from dialogs.language import modality
from dialogs.language.pack import Expression
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.pipeline import STAGES, steps
from dialogs.understanding.result import Context, Reading
from dialogs.understanding.utterance import Candidate, Dropped, Said, Utterance


@dataclass(frozen=True, slots=True)
class Told:
    """What one stage found, as lines of text."""

    stage: str
    lines: tuple[str, ...]


def trace(text: str, service: Service, context: Context, without: frozenset[str] = frozenset()) -> Iterator[Told]:
    """Every stage that found something in a message, in order."""
    for stage, utterance in zip(STAGES, steps(text, service, context, without), strict=False):
        if lines := tuple(_TELLS[stage.name](utterance)):
            yield Told(stage.name, lines)


def _tokens(utterance: Utterance) -> Iterator[str]:
    yield " ".join(f"{place}:{token.text}" for place, token in enumerate(utterance.line.tokens))


def _clauses(utterance: Utterance) -> Iterator[str]:
    for number, text in sorted(utterance.clauses.texts.items()):
        changes = "changes" if utterance.clauses.changes(number) else None
        marks = (utterance.clauses.strength(number), utterance.clauses.basis(number), changes)
        told = (f"[{mark}{_marked_by(utterance, number, _MARKERS[mark])}]" for mark in marks if mark)
        yield " ".join((f"{int(number)}: {text}", *told))


_MARKERS: Mapping[str, Expression] = {
    "must": modality.MUST,
    "bonus": modality.BONUS,
    "changes": modality.CHANGES,
    "need": modality.NEED,
    "expectation": modality.EXPECTATION,
    "proxy_taste": modality.PROXY_TASTE,
}
"""Mark of a clause -> the words that set it."""


def _marked_by(utterance: Utterance, clause: int, marker: Expression) -> str:
    """The words that mark a clause, said in it or in the one beside it."""
    near = (utterance.clauses.says(marker, each) for each in (clause, clause - 1, clause + 1))
    return next((f" by «{match[0].strip()}»" for match in near if match), "")


def _whom(utterance: Utterance) -> Iterator[str]:
    if person := utterance.person:
        yield " ".join(part for part in (person.kind, person.name, person.relation) if part)


def _questions(utterance: Utterance) -> Iterator[str]:
    for each in (*utterance.asked, *utterance.unanswered):
        yield f"{each.query.what}: {each.query.words}"


def _masked(utterance: Utterance) -> Iterator[str]:
    if utterance.masked:
        yield " ".join(utterance.line.text_of(token) for token in sorted(utterance.masked))


def _hits(utterance: Utterance) -> Iterator[str]:
    best = {(hit.entry.kind, hit.entry.aspect, hit.entry.values): hit for hit in sorted(utterance.hits, key=_weight)}
    for hit in sorted(best.values(), key=_weight, reverse=True):
        entry = hit.entry
        target = " ".join((entry.aspect, *entry.values)) or entry.kind
        said = " ".join(utterance.line.text_of(token) for token in hit.tokens)
        yield f"{entry.kind} {target}: «{entry.line.strip()}» said as «{said}» ({hit.coverage:.2f}, {hit.weight:.1f})"
    for spot in (each for each in utterance.spots if each.option and not each.nothing):
        said = " ".join(utterance.line.text_of(token) for token in spot.tokens)
        yield f"label {spot.aspect} {spot.option}: «{spot.text}» said as «{said}»"


def _weight(of: Hit | Candidate) -> float:
    return of.weight


def _act(utterance: Utterance) -> Iterator[str]:
    if utterance.act:
        yield utterance.act


def _candidates(utterance: Utterance) -> Iterator[str]:
    best = {each.claim: each for each in sorted(utterance.candidates, key=_weight)}
    return (_candidate(utterance, each) for each in sorted(best.values(), key=lambda each: each.tokens[0]))


def _candidate(utterance: Utterance, candidate: Candidate) -> str:
    said = " ".join(utterance.line.text_of(token) for token in candidate.tokens)
    words = candidate.because or candidate.label
    by = f" by «{words}»" if words else ""
    return f"{' '.join(candidate.claim)}  ({said}; {candidate.rule}{by}, weight {candidate.weight:.1f})"


def _dropped(dropped: Iterable[Dropped], utterance: Utterance) -> Iterator[str]:
    told: set[tuple[str, ...]] = set()
    for each in dropped:
        claim = each.candidate.claim
        if claim in told or (each.preferred and each.preferred.claim == claim):
            continue  # the same by fewer words
        told.add(claim)
        better = f", for {_candidate(utterance, each.preferred)}" if each.preferred else ""
        yield f"not {_candidate(utterance, each.candidate)}: {each.rule}{better}"


def _reading(reading: Reading) -> str:
    marks = [reading.strength, reading.basis, "changes" if reading.changes else "", reading.vagueness]
    claim = " ".join((reading.aspect, reading.operator, *reading.values))
    return " ".join((claim, f"«{reading.words}»", *(f"[{mark}]" for mark in marks if mark), f"sure {reading.sure:.2f}"))


def _chosen(utterance: Utterance) -> Iterator[str]:
    yield from (_candidate(utterance, each) for each in utterance.kept)
    yield from _dropped(utterance.outweighed, utterance)


def _modified(utterance: Utterance) -> Iterator[str]:
    for each in utterance.said:
        yield f"{_reading(each.reading)}  ({_turned(utterance, each)})"
    yield from _dropped(utterance.overruled, utterance)


def _turned(utterance: Utterance, said: Said) -> str:
    """What found it and, where it is meant otherwise than it was found, the negation that turned it round, if one did."""
    found, reading = said.candidate, said.reading
    if found is None or found.claim == (reading.aspect, reading.operator, *reading.values):
        return found.rule if found else ""
    negated = reading.operator == "not"
    token = utterance.clauses.negated(found.tokens[0], found.tokens[-1], found.core) if negated else None
    by = "" if token is None else f" by «{utterance.line.text_of(token)}»"
    return f"{found.rule}, turned from «{' '.join(found.claim[1:])}»{by}"


def _weighed(utterance: Utterance) -> Iterator[str]:
    yield from (f"not sure: {_reading(each.reading)}" for each in utterance.doubted)
    for offer in utterance.offers:
        yield f"offer «{offer.words}»: " + " | ".join(
            " ".join((r.aspect, r.operator, *r.values)) for r in offer.readings
        )


def _signs(utterance: Utterance) -> Iterator[str]:
    for sign in utterance.signs:
        yield f"{sign.topic}: {sign.says or 'left open'} «{sign.words}» ({sign.rule})"


def _proposed(utterance: Utterance) -> Iterator[str]:
    yield from map(_reading, utterance.proposed)
    for each in utterance.declined:
        said = each.suggestion
        yield f"not {' '.join((said.aspect, said.operator, *said.values))} «{said.words}»: {each.rule}"


def _left(utterance: Utterance) -> Iterator[str]:
    yield from (f"question: {each.query.words}" for each in utterance.unanswered)
    yield from (f"left: {words}" for words in utterance.left)
    of_use = (utterance.readings, utterance.proposed, utterance.offers, utterance.act, utterance.signs)
    if not any((*of_use, utterance.asked, utterance.unanswered, utterance.left)):
        yield "nothing: no reading, and no words that are passed on"


_TELLS: Mapping[str, Callable[[Utterance], Iterable[str]]] = {
    "fold": _tokens,
    "segment": _clauses,
    "whom": _whom,
    "ask": _questions,
    "mask": _masked,
    "look_up": _hits,
    "act": _act,
    "recognise": _candidates,
    "reject": lambda utterance: _dropped(utterance.rejected, utterance),
    "choose": _chosen,
    "modify": _modified,
    "retract": lambda utterance: _dropped(utterance.retracted, utterance),
    "weigh": _weighed,
    "tell": _signs,
    "coordinate": lambda utterance: map(_reading, utterance.stated),
    "answer_asked": lambda utterance: map(_reading, utterance.readings if not utterance.stated else ()),
    "propose": _proposed,
    "residue": _left,
}

assert _TELLS.keys() == {stage.name for stage in STAGES}, "every stage can be told"
