"""When a phrase of the service is not said after all: half of it, a part of it only, or said of something else."""

from __future__ import annotations

from dialogs.language.function_words import CONCEPTS, NEGATORS
from dialogs.language.pack import words
from dialogs.understanding.lexicon.match import Hit
from dialogs.understanding.recognise.amounts import MEASURE
from dialogs.understanding.rules import rule
from dialogs.understanding.utterance import Utterance


@rule
def is_misread(utterance: Utterance, hit: Hit) -> bool:
    """Whether one of the rules below says that the line means something else."""
    return any(rule(utterance, hit) for rule in _RULES)


def named_here(utterance: Utterance, hit: Hit) -> dict[str, int]:
    """The aspects named in the clause of a hit, each with its distance."""
    clause = utterance.clauses.of[hit.tokens[0]]
    near: dict[str, int] = {}
    for mention in utterance.mentioned_in(clause):
        gap = min(abs(a - b) for a in mention.tokens for b in hit.tokens)
        near[mention.entry.aspect] = min(gap, near.get(mention.entry.aspect, gap))
    return near


def measured_with(utterance: Utterance, hit: Hit) -> dict[str, int]:
    """The part with which one is measured that the clause of a hit names ("plus court derrière"), with its distance."""
    clause = utterance.clauses.tokens(utterance.clauses.of[hit.tokens[0]])
    parts = utterance.parts({aspect.id for aspect in utterance.service.aspects if aspect.gauge})
    return {parts[token]: 1 for token in clause if token in parts and token not in hit.tokens}


@rule
def _lone_label(utterance: Utterance, hit: Hit) -> bool:
    """Whether it is the one-word label of a value ("longue"), with nothing that tells of which aspect."""
    if not hit.entry.label or hit.entry.aspect == utterance.context.asked:
        return False
    return hit.entry.aspect not in named_here(utterance, hit)


@rule
def _half_said(utterance: Utterance, hit: Hit) -> bool:
    """Whether a grave thing is said without what it is about: "take it off" is no "take the beard off"."""
    entry = hit.entry
    if (
        entry.kind not in ("option", "less", "more")
        or not entry.named
        or hit.coverage == 1
        or entry.aspect == utterance.context.asked
    ):
        return False
    aspect = utterance.service.aspect(entry.aspect)
    if aspect.irreversible == "none" and aspect.facet != "comfort_and_safety":
        return False
    return entry.aspect not in named_here(utterance, hit)


_NOT = words("interpretation.not")
_DENIED_VERB, _BEING = words("rejections.denied_verb"), words("rejections.being")
_OPPOSING = words("rejections.opposing")
_SOME, _SOME_OF = words("rejections.some"), words("rejections.some_of")


@rule
def _only_some(utterance: Utterance, hit: Hit) -> bool:
    """Whether a part only is to be kept: "garder un peu de longueur" is no "garder toute la longueur"."""
    if hit.entry.kind != "option" or CONCEPTS.get(utterance.line.text_of(hit.tokens[0])) != "<keep>":
        return False
    between = [utterance.line.text_of(token) for token in hit.span if token not in hit.tokens]
    return not _SOME.isdisjoint(between) or (len(between) == 1 and between[0] in _SOME_OF)


@rule
def _misplaced(utterance: Utterance, hit: Hit) -> bool:
    """Whether a length in a phrase is that of another part: "6 mm, dessus" is no "dessus à 6 mm" after "nuque"."""
    numbers = [token for token in hit.tokens if utterance.line.text_of(token)[:1].isdigit()]
    if hit.entry.kind != "option" or len(numbers) != 1:
        return False
    aspect = utterance.service.aspect(hit.entry.aspect)
    core = range(numbers[0], numbers[0] + 1 + (numbers[0] + 1 in hit.tokens))
    return bool(aspect.less and aspect.unit) and utterance.part_beside(core, [aspect]) not in ("", aspect.id)


@rule
def _denied_within(utterance: Utterance, hit: Hit) -> bool:
    """Whether a part of a complete result is denied: "un carré sans frange" is no "carré avec frange"."""
    between = {utterance.line.text_of(token) for token in hit.span if token not in hit.tokens}
    return hit.entry.kind == "outcome" and not hit.entry.negative and not NEGATORS.isdisjoint(between)


@rule
def _of_other_part(utterance: Utterance, hit: Hit) -> bool:
    """Whether a relative or vague word for a length is said of a part that has none: "fringe a bit shorter"."""
    if hit.entry.kind not in ("less", "more", "vague") or hit.entry.named:
        return False
    own, near = (
        utterance.service.aspect(hit.entry.aspect),
        named_here(utterance, hit) or _named_before_but(utterance, hit),
    )
    visible = [utterance.service.aspect(id) for id in near if utterance.service.aspect(id).facet == "result"]
    return (
        bool(own.unit and visible)
        and not measured_with(utterance, hit)
        and all(each.kind == "option" for each in visible)
    )


def _named_before_but(utterance: Utterance, hit: Hit) -> dict[str, int]:
    """What the clause before names, where a "but" goes on about it ("la frange je la garde mais plus courte")."""
    clause = utterance.clauses.of[hit.tokens[0]]
    opposed = utterance.line.text_of(utterance.clauses.tokens(clause)[0]) in _OPPOSING
    return {mention.entry.aspect: 0 for mention in (utterance.mentioned_in(clause - 1) if opposed else ())}


@rule
def _in_parts(utterance: Utterance, hit: Hit) -> bool:
    """Whether a complete result is only said as several of its features ("shorten the sleeves of my shirt").

    To take it as named would claim more than was said.
    """
    if hit.entry.kind != "outcome" or hit.entry.line in f" {utterance.line.text} ":
        return False
    within = (each for token in hit.span for each in utterance.hits_from(token))
    parts = [
        each for each in within
        if each.entry.kind == "option" and not each.entry.label and each.coverage == 1 and set(each.tokens) <= set(hit.tokens)
    ]  # fmt: skip
    covered = {token for each in parts for token in each.tokens}
    return len({each.entry.aspect for each in parts}) > 1 and covered >= set(hit.tokens)


@rule
def _only_says_not(utterance: Utterance, hit: Hit) -> bool:
    """Whether "pas de frange" is only said as "la frange ne me va pas", "ce n'est pas la frange": that wishes for none."""
    if not hit.entry.negative or len(hit.tokens) != 2:
        return False
    first, last = hit.tokens
    between = [utterance.line.text_of(token) for token in range(first + 1, last)]
    if utterance.line.text_of(last) in NEGATORS:
        return not _DENIED_VERB.isdisjoint(between)
    aspect = utterance.service.by_id.get(hit.entry.aspect)
    none = aspect is not None and aspect.irreversible == "any" and hit.entry.values == (aspect.meaning("none"),)
    grave = none and utterance.line.text_of(first) in _NOT
    denied = utterance.line.text_of(first - 1) in _BEING
    return (grave or denied) and not _DEFINITE.isdisjoint(between[-1:])


_DEFINITE = words("rejections.definite")
"""What stands before a thing that there is: "ne coupez pas ma frange" is no wish for none."""


@rule
def _of_another_number(utterance: Utterance, hit: Hit) -> bool:
    """Whether a phrase takes the unit of a number that is not its own: "hedge at 1.5 metres" is no "one metre hedge"."""
    numbers = (token - 1 for token in hit.tokens if MEASURE.fullmatch(utterance.line.text_of(token)))
    return any(utterance.line.text_of(token)[:1].isdigit() and token not in hit.tokens for token in numbers)


_RULES = (
    _lone_label,
    _half_said,
    _in_parts,
    _only_says_not,
    _only_some,
    _misplaced,
    _denied_within,
    _of_other_part,
    _of_another_number,
)
