"""What is said in words: options, results, relative and vague words, each with the aspect that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.case import OUTCOME
from dialogs.specification import Operator
from dialogs.understanding import markers
from dialogs.understanding.lessening import lessened
from dialogs.understanding.matching import Hit
from dialogs.understanding.quoting import texts
from dialogs.understanding.scene import CERTAIN, FALLBACK, Candidate, Scene, of_kind, tokens_of
from dialogs.understanding.vocabulary import CONCEPTS, NEGATORS, STOP

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
    for vagueness, kind, pattern in markers.CRITERIA:
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
        if hit.entry.kind in _OPERATORS and not any(
            rule(scene, hit)
            for rule in (
                _lone_label,
                _half_said,
                _in_parts,
                _only_says_not,
                _only_some,
                _misplaced,
                _denied_within,
                _of_other_part,
            )
        ):
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
        for match in markers.DEGREE.finditer(before)
        if match.end() >= len(before) and not match[0].startswith(("pas", "not"))
    ]
    return frozenset(token for match in found for token in scene.line.tokens_in(match.start(), match.end()))


def _named_here(scene: Scene, hit: Hit) -> dict[str, int]:
    """The aspects named in the clause of a hit, each with its distance."""
    clause = scene.clauses.of[hit.tokens[0]]
    near: dict[str, int] = {}
    for mention in scene.mentions:
        if scene.clauses.of[mention.tokens[0]] == clause:
            gap = min(abs(a - b) for a in mention.tokens for b in hit.tokens)
            near[mention.entry.aspect] = min(gap, near.get(mention.entry.aspect, gap))
    return near


def _lone_label(scene: Scene, hit: Hit) -> bool:
    """Whether it is the one-word label of a value ("longue"), with nothing that tells of which aspect."""
    if not hit.entry.label or hit.entry.aspect == scene.context.asked:
        return False
    return hit.entry.aspect not in _named_here(scene, hit)


def _half_said(scene: Scene, hit: Hit) -> bool:
    """Whether a grave thing is said without what it is about: "take it off" is no "take the beard off"."""
    entry = hit.entry
    if entry.kind != "option" or not entry.named or hit.coverage == 1 or entry.aspect == scene.context.asked:
        return False
    aspect = scene.service.aspect(entry.aspect)
    if aspect.irreversible == "none" and aspect.facet != "comfort_and_safety":
        return False
    return entry.aspect not in _named_here(scene, hit)


_SOME = frozenset(["peu", "plus", "assez", "bit", "some", "more", "enough", "minimum"])


def _only_some(scene: Scene, hit: Hit) -> bool:
    """Whether a part only is to be kept: "garder un peu de longueur" is no "garder toute la longueur"."""
    if hit.entry.kind != "option" or CONCEPTS.get(scene.line.text_of(hit.tokens[0])) != "<keep>":
        return False
    between = [scene.line.text_of(token) for token in hit.span if token not in hit.tokens]
    return not _SOME.isdisjoint(between) or between == ["de"]


def _misplaced(scene: Scene, hit: Hit) -> bool:
    """Whether a length in a phrase is that of another part: "6 mm, dessus" is no "dessus à 6 mm" after "nuque"."""
    numbers = [token for token in hit.tokens if scene.line.text_of(token)[:1].isdigit()]
    if hit.entry.kind != "option" or len(numbers) != 1:
        return False
    aspect = scene.service.aspect(hit.entry.aspect)
    core = range(numbers[0], numbers[0] + 1 + (numbers[0] + 1 in hit.tokens))
    return bool(aspect.less and aspect.unit) and scene.part_beside(core, [aspect]) not in ("", aspect.id)


def _denied_within(scene: Scene, hit: Hit) -> bool:
    """Whether a part of a complete result is denied: "un carré sans frange" is no "carré avec frange"."""
    between = {scene.line.text_of(token) for token in hit.span if token not in hit.tokens}
    return hit.entry.kind == "outcome" and not hit.entry.negative and not NEGATORS.isdisjoint(between)


def _of_other_part(scene: Scene, hit: Hit) -> bool:
    """Whether a relative or vague word for a length is said of a part that has none: "fringe a bit shorter"."""
    if hit.entry.kind not in ("less", "more", "vague") or hit.entry.named:
        return False
    own, near = scene.service.aspect(hit.entry.aspect), _named_here(scene, hit) or _named_before_but(scene, hit)
    visible = [scene.service.aspect(id) for id in near if scene.service.aspect(id).facet == "result"]
    return (
        bool(own.unit and visible) and not _measured_with(scene, hit) and all(each.kind == "option" for each in visible)
    )


def _named_before_but(scene: Scene, hit: Hit) -> dict[str, int]:
    """What the clause before names, where a "but" goes on about it ("la frange je la garde mais plus courte")."""
    clause = scene.clauses.of[hit.tokens[0]]
    opposed = scene.line.text_of(scene.clauses.tokens(clause)[0]) in ("mais", "but")
    return {m.entry.aspect: 0 for m in scene.mentions if opposed and scene.clauses.of[m.tokens[0]] == clause - 1}


def _in_parts(scene: Scene, hit: Hit) -> bool:
    """Whether a complete result is only said as several of its features ("shorten the sleeves of my shirt").

    To take it as named would claim more than was said.
    """
    if hit.entry.kind != "outcome" or hit.entry.line in f" {scene.line.text} ":
        return False
    parts = [
        each for each in scene.hits
        if each.entry.kind == "option" and not each.entry.label and each.coverage == 1 and set(each.tokens) <= set(hit.tokens)
    ]  # fmt: skip
    covered = {token for each in parts for token in each.tokens}
    return len({each.entry.aspect for each in parts}) > 1 and covered >= set(hit.tokens)


def _only_says_not(scene: Scene, hit: Hit) -> bool:
    """Whether "pas de frange" is only said as "la frange ne me va pas", "ce n'est pas la frange": that wishes for none."""
    if not hit.entry.negative or len(hit.tokens) != 2:
        return False
    first, last = hit.tokens
    between = [scene.line.text_of(token) for token in range(first + 1, last)]
    if scene.line.text_of(last) in NEGATORS:
        return "ne" in between or "n" in between
    grave = hit.entry.values == ("none",) and scene.service.aspect(hit.entry.aspect).irreversible == "any"
    grave = grave and scene.line.text_of(first) in ("pas", "not")
    denied = scene.line.text_of(first - 1) in ("est", "is", "etait", "was")
    return (grave or denied) and not _DEFINITE.isdisjoint(between[-1:])


_DEFINITE = frozenset(["la", "le", "les", "l", "the", "ma", "mon", "mes", "my", "his", "her", "sa", "son", "ses"])
"""What stands before a thing that there is: "ne coupez pas ma frange" is no wish for none."""


def _aspect_of(scene: Scene, hit: Hit) -> str:
    """The aspect that a vague or relative word speaks of: its own, unless its clause names another."""
    own = hit.entry.aspect
    if hit.entry.kind not in ("vague", "less", "more") or hit.entry.named:
        return own
    asked = scene.service.by_id.get(scene.context.asked)
    if asked is not None and asked.kind == "scale" and own not in _named_here(scene, hit):
        return asked.id
    near = {id: gap for id, gap in _named_here(scene, hit).items() if scene.service.aspect(id).listed and gap > 0}
    near |= _measured_with(scene, hit)
    near = {id: gap for id, gap in near.items() if scene.service.aspect(id).kind == "scale"}
    return min(near, key=near.__getitem__) if near and own not in near else own


def _measured_with(scene: Scene, hit: Hit) -> dict[str, int]:
    """The part with which one is measured that the clause of a hit names ("plus court derrière"), with its distance."""
    clause = scene.clauses.tokens(scene.clauses.of[hit.tokens[0]])
    parts = scene.parts({aspect.id for aspect in scene.service.aspects if aspect.gauge})
    return {parts[token]: 1 for token in clause if token in parts and token not in hit.tokens}


def _not_before(scene: Scene, hit: Hit) -> bool:
    """Whether "not" stands right before a phrase: "not too tight" is no wish to let it out."""
    first = hit.tokens[0]
    return first > 0 and scene.line.tokens[first - 1].text in ("pas", "not")


def _too_before(scene: Scene, hit: Hit) -> bool:
    """Whether "too" stands right before a phrase: "too long on top" is no wish for a long top."""
    first = hit.tokens[0]
    return first > 0 and scene.line.tokens[first - 1].text in ("trop", "too")


def _bonus(scene: Scene, hit: Hit, aspect: str) -> float:
    """What speaks for a phrase beside its own words: its aspect is asked about, or named in its clause."""
    near = _named_here(scene, hit)
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
