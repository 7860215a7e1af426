"""What is said in words: options, results, relative and vague words, each with the aspect that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.domain.case import OUTCOME
from dialogs.domain.specification import Operator
from dialogs.language import modality
from dialogs.language.function_words import STOP
from dialogs.language.pack import expression, words
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.recognise.rejections import is_misread, measured_with, named_here
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import CERTAIN, FALLBACK, Candidate, Utterance, of_family, of_kind, tokens_of

_NOT = words("interpretation.not")
_TOO = words("interpretation.too")
_LONG = 4  # words of a phrase that is not said by chance


def _telling(utterance: Utterance, tokens: range) -> int:
    """How many words of a stretch carry a meaning, at least 1: the longer a saying, the surer."""
    return max(sum(utterance.line.tokens[token].text not in STOP for token in tokens), 1)


def vague_words(utterance: Utterance) -> Iterator[Candidate]:
    """Words that are vague in any trade, on the first aspect of the kind that they speak of."""
    for vagueness, kind, pattern in modality.CRITERIA:
        found = of_family(utterance.service, kind)
        aspect = OUTCOME if kind == OUTCOME else found[0].id if found else ""
        for match in pattern.finditer(utterance.line):
            tokens = tokens_of(utterance, match.start(), match.end())
            if aspect:
                yield Candidate(
                    aspect,
                    "vague",
                    (),
                    tokens,
                    frozenset(tokens),
                    FALLBACK + 3.0 * (_telling(utterance, tokens) - 1),
                    kind="vague",
                    negative=True,
                    vagueness=vagueness,
                )


_OPERATORS: dict[str, Operator] = {
    "option": "is",
    "outcome": "is",
    "vague": "vague",
    "less": "less",
    "more": "more",
}


def phrases(utterance: Utterance) -> Iterator[Candidate]:
    """What the line says in words of the service file: options, results, relative and vague words."""
    for hit in utterance.hits:
        if hit.entry.kind in _OPERATORS and not is_misread(utterance, hit):
            yield _candidate(utterance, hit, _aspect_of(utterance, hit))


def _candidate(utterance: Utterance, hit: Hit, aspect: str) -> Candidate:
    kind = hit.entry.kind
    values = hit.entry.values if aspect == hit.entry.aspect else ()
    if kind in ("less", "more"):
        shown = utterance.context.shown.get(aspect)
        values = (shown,) if shown else ()
    return Candidate(
        aspect, _OPERATORS[kind], values, hit.span, _core(utterance, hit), hit.weight + _bonus(utterance, hit, aspect),
        sure=round(hit.coverage, 2), kind=kind, negative=hit.entry.negative, because=hit.entry.line.strip(),
    )  # fmt: skip


def _core(utterance: Utterance, hit: Hit) -> frozenset[int]:
    """The tokens that say it; all of them where the service's own words are said one by one."""
    return frozenset(hit.span) if _is_literal(utterance, hit) else frozenset(hit.tokens) | _degree(utterance, hit)


@rule
def _is_literal(utterance: Utterance, hit: Hit) -> bool:
    """Whether a long phrase of the service is said word for word: then a day in it is no date ("tous les jours sauf lundi")."""
    said = hit.entry.line.split()
    measured = any(word[0].isdigit() for word in said)
    return len(said) >= _LONG and not measured and hit.coverage == 1 and hit.entry.line in f" {utterance.line.text} "


def _degree(utterance: Utterance, hit: Hit) -> frozenset[int]:
    """The tokens of "a bit" before "shorter": they tell how much, and state nothing more."""
    if hit.entry.kind not in ("less", "more"):
        return frozenset()
    match = utterance.line.said_before(modality.DEGREE, hit.tokens[0])
    if match is None or match[0].partition(" ")[0] in _NOT:
        return frozenset()
    return frozenset(utterance.line.tokens_in(match.start(), match.end()))


def _aspect_of(utterance: Utterance, hit: Hit) -> str:
    """The aspect that a vague or relative word speaks of: its own, unless its clause names another."""
    own = hit.entry.aspect
    if hit.entry.kind not in ("vague", "less", "more") or hit.entry.named:
        return own
    asked = utterance.service.by_id.get(utterance.context.asked)
    if asked is not None and asked.kind == "scale" and own not in named_here(utterance, hit):
        return asked.id
    near = {
        id: gap for id, gap in named_here(utterance, hit).items() if utterance.service.aspect(id).listed and gap > 0
    }
    near |= measured_with(utterance, hit)
    near = {id: gap for id, gap in near.items() if utterance.service.aspect(id).kind == "scale"}
    return min(near, key=near.__getitem__) if near and own not in near else own


@rule
def _not_before(utterance: Utterance, hit: Hit) -> bool:
    """Whether "not" stands right before a phrase: "not too tight" is no wish to let it out."""
    first = hit.tokens[0]
    return first > 0 and utterance.line.tokens[first - 1].text in _NOT


@rule
def _too_before(utterance: Utterance, hit: Hit) -> bool:
    """Whether "too" stands right before a word of a phrase that lacks it: "too long on top" is no wish for a long top."""
    before = {token - 1 for token in hit.tokens} - {-1, *hit.tokens}
    return any(utterance.line.text_of(token) in _TOO for token in before)


def _bonus(utterance: Utterance, hit: Hit, aspect: str) -> float:
    """What speaks for a phrase beside its own words: its aspect is asked about, or named in its clause."""
    near = named_here(utterance, hit)
    if aspect == OUTCOME:
        return 0.1
    bonus = 1.5 if aspect == utterance.context.asked else 0.0
    if hit.entry.kind == "option" and _is_literal(utterance, hit):
        return bonus + CERTAIN
    if hit.entry.kind == "option" and hit.entry.line.split()[0] in _TOO and _not_before(utterance, hit):
        return -5.0
    if hit.entry.kind in ("option", "vague") and _too_before(utterance, hit):
        bonus -= 3.0
    if aspect in near:
        return bonus + 1.0
    alone = len(hit.tokens) == 1 and any(gap <= 2 for gap in near.values())
    return bonus - (2.0 if alone and hit.entry.kind == "option" else 0.0)


# Less of a scale, said with the name of the scale: "coupez moins les arbres".

_FEWER = expression("interpretation.fewer")
_NEAR = 2  # tokens between "less" and the name of what there is to be less of
_WEAK = 2.0  # the service's own words for "less" know better


def lessened(utterance: Utterance) -> Iterator[Candidate]:
    """ "Une recherche moins compliquée", "coupez moins les arbres": less of the scale that is named beside it."""
    scales = of_kind(utterance.service, "scale")
    for match in _FEWER.finditer(utterance.line.text):
        (token,) = utterance.line.tokens_in(*match.span())
        clause = utterance.clauses.of[token]
        near = range(token - _NEAR, token + _NEAR + 1)
        here = [hit for hit in utterance.mentioned_in(clause) if hit.tokens[0] in near]
        named = next((aspect for aspect in scales if any(hit.entry.aspect == aspect.id for hit in here)), None)
        if named:
            shown = utterance.context.shown.get(named.id)
            values = (shown,) if shown else ()
            yield Candidate(named.id, "less", values, range(token, token + 1), frozenset({token}), _WEAK, kind="less")
