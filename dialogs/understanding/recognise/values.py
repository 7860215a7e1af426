"""What is said in words: options, results, relative and vague words, each with the aspect that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.domain.case import OUTCOME
from dialogs.domain.specification import Operator
from dialogs.language import modality
from dialogs.language.function_words import STOP
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.recognise.quotes import texts
from dialogs.understanding.recognise.rejections import is_misread, measured_with, named_here
from dialogs.understanding.utterance import CERTAIN, FALLBACK, Candidate, Scene, of_kind, tokens_of

_LONG = 4  # words of a phrase that is not said by chance


def worded(scene: Scene) -> Iterator[Candidate]:
    """Everything that the line may be saying in words."""
    yield from texts(scene)
    yield from _vague(scene)
    yield from lessened(scene)
    yield from _phrases(scene)


def _telling(scene: Scene, tokens: range) -> int:
    """How many words of a stretch carry a meaning, at least 1: the longer a saying, the surer."""
    return max(sum(scene.line.tokens[token].text not in STOP for token in tokens), 1)


def _vague(scene: Scene) -> Iterator[Candidate]:
    """Words that are vague in any trade, on the first aspect of the kind that they speak of."""
    for vagueness, kind, pattern in modality.CRITERIA:
        found = of_kind(scene.service, kind)
        aspect = OUTCOME if kind == OUTCOME else found[0].id if found else ""
        for match in pattern.finditer(scene.line.text):
            tokens = tokens_of(scene, match.start(), match.end())
            if aspect:
                yield Candidate(
                    aspect,
                    "vague",
                    (),
                    tokens,
                    frozenset(tokens),
                    FALLBACK + 2.0 * (_telling(scene, tokens) - 1),
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


def _phrases(scene: Scene) -> Iterator[Candidate]:
    for hit in scene.hits:
        if hit.entry.kind in _OPERATORS and not is_misread(scene, hit):
            yield _candidate(scene, hit, _aspect_of(scene, hit))


def _candidate(scene: Scene, hit: Hit, aspect: str) -> Candidate:
    kind = hit.entry.kind
    values = hit.entry.values if aspect == hit.entry.aspect else ()
    if kind in ("less", "more"):
        shown = scene.context.shown.get(aspect)
        values = (shown,) if shown else ()
    return Candidate(
        aspect, _OPERATORS[kind], values, hit.span, _core(scene, hit), hit.weight + _bonus(scene, hit, aspect),
        sure=round(hit.coverage, 2), kind=kind, negative=hit.entry.negative,
    )  # fmt: skip


def _core(scene: Scene, hit: Hit) -> frozenset[int]:
    """The tokens that say it; all of them where the service's own words are said one by one."""
    return frozenset(hit.span) if _is_literal(scene, hit) else frozenset(hit.tokens) | _degree(scene, hit)


def _is_literal(scene: Scene, hit: Hit) -> bool:
    """Whether a long phrase of the service is said word for word: then a day in it is no date ("tous les jours sauf lundi")."""
    words = hit.entry.line.split()
    measured = any(word[0].isdigit() for word in words)
    return len(words) >= _LONG and not measured and hit.coverage == 1 and hit.entry.line in f" {scene.line.text} "


def _degree(scene: Scene, hit: Hit) -> frozenset[int]:
    """The tokens of "a bit" before "shorter": they tell how much, and state nothing more."""
    if hit.entry.kind not in ("less", "more"):
        return frozenset()
    before = scene.line.text_before(hit.tokens[0])
    found = [
        match
        for match in modality.DEGREE.finditer(before)
        if match.end() >= len(before) and not match[0].startswith(("pas", "not"))
    ]
    return frozenset(token for match in found for token in scene.line.tokens_in(match.start(), match.end()))


def _aspect_of(scene: Scene, hit: Hit) -> str:
    """The aspect that a vague or relative word speaks of: its own, unless its clause names another."""
    own = hit.entry.aspect
    if hit.entry.kind not in ("vague", "less", "more") or hit.entry.named:
        return own
    asked = scene.service.by_id.get(scene.context.asked)
    if asked is not None and asked.kind == "scale" and own not in named_here(scene, hit):
        return asked.id
    near = {id: gap for id, gap in named_here(scene, hit).items() if scene.service.aspect(id).listed and gap > 0}
    near |= measured_with(scene, hit)
    near = {id: gap for id, gap in near.items() if scene.service.aspect(id).kind == "scale"}
    return min(near, key=near.__getitem__) if near and own not in near else own


def _not_before(scene: Scene, hit: Hit) -> bool:
    """Whether "not" stands right before a phrase: "not too tight" is no wish to let it out."""
    first = hit.tokens[0]
    return first > 0 and scene.line.tokens[first - 1].text in ("pas", "not")


def _too_before(scene: Scene, hit: Hit) -> bool:
    """Whether "too" stands right before a word of a phrase that lacks it: "too long on top" is no wish for a long top."""
    before = {token - 1 for token in hit.tokens} - {-1, *hit.tokens}
    return any(scene.line.text_of(token) in ("trop", "too") for token in before)


def _bonus(scene: Scene, hit: Hit, aspect: str) -> float:
    """What speaks for a phrase beside its own words: its aspect is asked about, or named in its clause."""
    near = named_here(scene, hit)
    if aspect == OUTCOME:
        return 0.1
    bonus = 1.5 if aspect == scene.context.asked else 0.0
    if hit.entry.kind == "option" and _is_literal(scene, hit):
        return bonus + CERTAIN
    if hit.entry.kind == "option" and hit.entry.line.startswith((" trop ", " too ")) and _not_before(scene, hit):
        return -5.0
    if hit.entry.kind in ("option", "vague") and _too_before(scene, hit):
        bonus -= 3.0
    if aspect in near:
        return bonus + 1.0
    alone = len(hit.tokens) == 1 and any(gap <= 2 for gap in near.values())
    return bonus - (2.0 if alone and hit.entry.kind == "option" else 0.0)


# Less of a scale, said with the name of the scale: "coupez moins les arbres".

_FEWER = re.compile(
    r"(?<!au )(?<!ou )(?<!or )(?<!du )(?<!pas )(?<![a-z])(?:moins|less|fewer)(?= [a-z])(?! (?:than|que|cher|d|de|du)\b)"
)
_NEAR = 2  # tokens between "less" and the name of what there is to be less of
_WEAK = 2.0  # the service's own words for "less" know better


def lessened(scene: Scene) -> Iterator[Candidate]:
    """ "Une recherche moins compliquée", "coupez moins les arbres": less of the scale that is named beside it."""
    scales = of_kind(scene.service, "scale")
    for match in _FEWER.finditer(scene.line.text):
        (token,) = scene.line.tokens_in(*match.span())
        clause = scene.clauses.of[token]
        near = range(token - _NEAR, token + _NEAR + 1)
        here = [hit for hit in scene.mentions if scene.clauses.of[hit.tokens[0]] == clause and hit.tokens[0] in near]
        named = next((aspect for aspect in scales if any(hit.entry.aspect == aspect.id for hit in here)), None)
        if named:
            shown = scene.context.shown.get(named.id)
            values = (shown,) if shown else ()
            yield Candidate(named.id, "less", values, range(token, token + 1), frozenset({token}), _WEAK, kind="less")
