"""How a candidate is meant: turned round, a matter of degree, bounded."""

from __future__ import annotations

import re

from dialogs.domain.service import Aspect
from dialogs.domain.specification import Claim, Operator, Vagueness
from dialogs.language import modality
from dialogs.language.function_words import NEGATORS
from dialogs.understanding.recognise import amounts
from dialogs.understanding.result import Reading
from dialogs.understanding.text.clauses import REACH
from dialogs.understanding.utterance import Candidate, Scene


def reading(scene: Scene, candidate: Candidate) -> Reading:
    """The statement that a candidate makes, as its clause means it."""
    clause = scene.clauses.of[candidate.tokens[-1 if candidate.kind == "label" else 0]]
    operator, values = _turned(scene, candidate)
    strength = scene.clauses.strength(clause)
    if strength == "must" and operator == "not":
        strength = "must_not"
    return Reading(
        aspect=candidate.aspect,
        operator=operator,
        values=values,
        words=scene.line.quote(_quoted(scene, candidate)),
        strength=None if operator == "vague" and strength == "must" else strength,
        changes=scene.clauses.changes(clause),
        basis=scene.clauses.basis(clause),
        sure=candidate.sure,
        vagueness=_vagueness(scene, candidate) if operator == "vague" else "",
    )


def _quoted(scene: Scene, candidate: Candidate) -> range:
    """A direction is quoted with the "not" before it: "not too short"."""
    first = candidate.tokens[0]
    directed = first > 0 and candidate.operator in ("less", "more")
    negated = directed and scene.line.tokens[first - 1].text in ("not", "pas")
    return range(first - negated, candidate.tokens.stop)


def _vagueness(scene: Scene, candidate: Candidate) -> Vagueness:
    """Why the words of a candidate are vague, where the trade-independent words do not tell."""
    if candidate.vagueness:
        return candidate.vagueness
    if candidate.kind in ("less", "more"):
        return "comparative"
    words = {scene.line.tokens[token].text for token in candidate.tokens}
    return "negative" if words & NEGATORS or _degree(scene, candidate).startswith(("pas", "not")) else "subjective"


def _turned(scene: Scene, candidate: Candidate) -> Claim:
    """Operator and values once negations and degrees before them are heard."""
    operator, values = candidate.operator, candidate.values
    if candidate.negative or candidate.kind in ("shown", "text"):
        return operator, values
    if candidate.kind == "quantity":
        return ("not" if _is_refused(scene, candidate) else operator), values
    tokens, aspect = candidate.tokens, scene.service.by_id.get(candidate.aspect)
    if operator in ("less", "more") and scene.clauses.negated(tokens[0], tokens[-1], candidate.core) is not None:
        return _turned_relative(scene, candidate)
    on_scale = _on_scale(scene, candidate, aspect) if aspect is not None and aspect.kind == "scale" else None
    return on_scale or (("not" if _is_denied(scene, candidate) else operator), values)


def _on_scale(scene: Scene, candidate: Candidate, aspect: Aspect) -> Claim | None:
    """What degrees, comparisons and bounds make of a value of a scale; None where there are none."""
    degree = _degree(scene, candidate)
    if degree and not (degree.startswith(_RATHER) and _is_exact(scene, candidate)):
        return "vague", _about(aspect, candidate, degree)
    if candidate.operator != "is":
        return None
    if _LESS.search(scene.line.text_before(candidate.tokens[0])):
        return "less", _shown(scene, aspect)
    if _is_compared(scene, candidate):
        low = min(aspect.ranks.get(value, 0) for value in candidate.values) < (len(aspect.options) - 1) / 2
        return ("less" if low else "more"), _shown(scene, aspect)
    bound = _bound(scene, candidate)
    return (bound, candidate.values) if bound else None


def _is_denied(scene: Scene, candidate: Candidate) -> bool:
    """Whether a value is turned round by a negation."""
    if candidate.operator != "is":
        return False
    tokens, own = candidate.tokens, candidate.core | scene.labelled
    if _DECLINED.match(scene.line.text_after(tokens[-1])):
        return True
    measured = scene.line.text_of(tokens[-1])[:1].isdigit() or scene.line.text_of(tokens[-1] - 1)[:1].isdigit()
    foreign = _foreign(scene, candidate) if candidate.kind == "label" and measured else ()
    negation = scene.clauses.negated(tokens[0], tokens[-1], own, foreign)
    excepted = negation is not None and measured and _is_an_exception(scene, negation)
    return negation is not None and not excepted and not _is_shunned(scene, candidate, negation)


_DECLINED = re.compile(
    r"(?: [,:])? (?:non merci|no thanks?(?: you)?|no thank you|surtout pas|c est non|hors de question|jamais de la vie|out of the question|"
    r"is (?:a )?(?:no(?: no)?|no go|out))(?= *$| *[,.;!])"
)
"""What declines the value before it: "buttercream, no thanks"."""


def _is_shunned(scene: Scene, candidate: Candidate, negation: int) -> bool:
    """Whether what is refused is what somebody is allergic to: "pas de noix, elle est allergique" states the allergy."""
    if scene.line.text_of(negation) in _EXCEPT and _is_harm(scene, candidate):
        return True
    if candidate.kind == "label":
        return False
    allergic = [token for token in candidate.core if scene.line.text_of(token).startswith("allerg")]
    return any(negation < token < min(allergic) for token in candidate.core - {*allergic}) if allergic else False


def _is_harm(scene: Scene, candidate: Candidate) -> bool:
    """Whether it is what one may be allergic to, said without the name of the allergy ("tout sauf le latex")."""
    known = scene.lexicon.harmful
    return known is not None and candidate.aspect == known.aspect and not scene.parts({known.aspect})


def _is_refused(scene: Scene, candidate: Candidate) -> bool:
    """Whether a length or a number is ruled out ("I don't want 3 mm or 6 mm"); days and money are bounded, not refused."""
    tokens, aspect = candidate.tokens, scene.service.by_id.get(candidate.aspect)
    if candidate.operator != "is" or aspect is None or aspect.kind in ("date", "money", "duration", "text"):
        return False
    own = candidate.core | scene.labelled
    negation = scene.clauses.negated(tokens[0], tokens[-1], own, _foreign(scene, candidate))
    return negation is not None and not _is_an_exception(scene, negation)


def _is_an_exception(scene: Scene, negation: int) -> bool:
    """Whether another value was said before "except": "12 mm everywhere except the sides at 6"."""
    before = range(scene.clauses.tokens(scene.clauses.of[negation])[0])
    return scene.line.text_of(negation) in _EXCEPT and any(scene.line.text_of(token)[:1].isdigit() for token in before)


_EXCEPT = frozenset(["sauf", "except", "hormis"])


def _foreign(scene: Scene, candidate: Candidate) -> set[int]:
    """The tokens before a value that name another aspect with values: "pas de frange 6 mm sur les côtés"."""
    first, by_id = candidate.tokens[0], scene.service.by_id
    before = range(max(first - REACH, 0), first)
    return {
        token
        for token in before
        for spot in scene.spots.at(token)
        if not spot.option and spot.aspect != candidate.aspect and by_id[spot.aspect].listed
    }


_RATHER = ("plutot", "rather", "quite", "pretty")


def _is_exact(scene: Scene, candidate: Candidate) -> bool:
    """Whether a value leaves nothing open: called by its label, or a number. "Plutôt 9 mm" prefers, and is not vague."""
    words = (scene.line.tokens[token].text for token in candidate.tokens)
    return candidate.kind in ("label", "rhythm") or any(word[0].isdigit() for word in words)


_LESS = re.compile(r"(?<![a-z])(?:moins d[eu]?|less|fewer)$")


def _shown(scene: Scene, aspect: Aspect) -> tuple[str, ...]:
    """The value that "less" is relative to, if the aspect has been shown."""
    shown = scene.context.shown.get(aspect.id)
    return (shown,) if shown else ()


def _is_compared(scene: Scene, candidate: Candidate) -> bool:
    """Whether "plus" stands before the word of a label: "pelouse plus rase" is shorter than what is shown."""
    word = candidate.tokens[-1]
    return (
        candidate.kind == "option"
        and word - 1 not in candidate.core
        and scene.line.text_of(word - 1) in ("plus", "more")
    )


_EACH = ("par", "per", "a", "an")  # "twice a year, no more": the words of a rate that tell nothing by themselves


def _bound(scene: Scene, candidate: Candidate) -> Operator | None:
    """What bounds a value of a scale: "at least three times a week", "twice a year, no more"."""
    before = scene.line.text_before(candidate.tokens[0])
    last = candidate.tokens[-1]
    while scene.line.text_of(last + 1) in _EACH:
        last += 1
    after = scene.line.text_after(last)  # after a comma, "no more" stresses the value itself
    operator = amounts.bound_before(before) or (None if after.startswith(" ,") else amounts.bound_after(after))
    return operator if operator in ("at_least", "at_most") else None


def _turned_relative(scene: Scene, candidate: Candidate) -> Claim:
    """ "Not too short" is vague; "not shorter than that" bounds what is shown."""
    words = {scene.line.tokens[token].text for token in candidate.tokens}
    if words & {"trop", "too"} or not candidate.values:
        return "vague", ()
    return ("at_least" if candidate.operator == "less" else "at_most"), candidate.values


def _degree(scene: Scene, candidate: Candidate) -> str:
    """The words right before a value that make it a matter of degree ("plutôt", "not too"), or ""."""
    if candidate.operator not in ("is", "vague"):
        return ""
    before = scene.line.text_before(candidate.tokens[0])
    for match in modality.DEGREE.finditer(before):
        if match.end() >= len(before.rstrip()):
            return match[0]
    return ""


def _about(aspect: Aspect, candidate: Candidate, degree: str) -> tuple[str, ...]:
    """The options of a scale that "not too short" or "rather short" may mean."""
    ranks = [aspect.ranks[value] for value in candidate.values if value in aspect.ranks]
    if not ranks:
        return ()
    if not degree.startswith(("pas", "not")):
        return _ids(aspect, min(ranks) - 1, max(ranks) + 1)
    low_half = sum(ranks) / len(ranks) < (len(aspect.options) - 1) / 2
    return _ids(aspect, max(ranks) + 1, max(ranks) + 3) if low_half else _ids(aspect, min(ranks) - 3, min(ranks) - 1)


def _ids(aspect: Aspect, low: int, high: int) -> tuple[str, ...]:
    return tuple(option.id for rank, option in enumerate(aspect.options) if low <= rank <= high)
