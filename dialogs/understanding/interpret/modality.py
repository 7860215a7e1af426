"""How a candidate is meant: turned round, a matter of degree, bounded."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dialogs.domain.service import Aspect
from dialogs.domain.specification import Claim, Operator, Vagueness
from dialogs.domain.value import open_value
from dialogs.language import modality
from dialogs.language.function_words import CONCEPTS, NEGATORS, REMOVE
from dialogs.language.pack import expression, words
from dialogs.understanding.lexicon.allergens import substance
from dialogs.understanding.recognise import amounts
from dialogs.understanding.result import Reading
from dialogs.understanding.rules import rule
from dialogs.understanding.text.clauses import REACH
from dialogs.understanding.utterance import Candidate, Utterance


def reading(utterance: Utterance, candidate: Candidate) -> Reading:
    """The statement that a candidate makes, as its clause means it."""
    clause = utterance.clauses.of[candidate.tokens[-1 if candidate.kind == "label" else 0]]
    operator, values = _turned(utterance, candidate)
    strength = utterance.clauses.strength(clause)
    if strength == "must" and operator == "not":
        strength = "must_not"
    return Reading(
        aspect=candidate.aspect,
        operator=operator,
        values=_in_own_words(utterance, candidate, values),
        words=utterance.line.quote(_quoted(utterance, candidate)),
        strength=None if operator == "vague" and strength == "must" else strength,
        changes=utterance.clauses.changes(clause),
        only=_is_all(utterance, candidate, operator),
        basis=utterance.clauses.basis(clause),
        sure=candidate.sure,
        vagueness=_vagueness(utterance, candidate) if operator == "vague" else "",
    )


def _in_own_words(utterance: Utterance, candidate: Candidate, values: tuple[str, ...]) -> tuple[str, ...]:
    """What somebody is allergic to and is not in the list, by its name: "another: kiwi"."""
    known = utterance.lexicon.harmful
    if known is None or candidate.kind == "label" or candidate.aspect != known.aspect or values != (known.other,):
        return values
    named = [token for token in sorted(candidate.core) if substance(utterance.line.text_of(token))]
    if not named or not utterance.service.aspect(known.aspect).open:
        return values
    return (open_value(known.other, utterance.line.quote(range(named[0], named[-1] + 1))),)


@rule
def _is_all(utterance: Utterance, candidate: Candidate, operator: Operator) -> bool:
    """Whether nothing else is to be in a set ("seulement les vitres")."""
    aspect = utterance.service.by_id.get(candidate.aspect)
    if aspect is None or not aspect.several or operator != "is":
        return False
    return bool(utterance.clauses.says(modality.ONLY, utterance.clauses.of[candidate.tokens[0]]))


def _quoted(utterance: Utterance, candidate: Candidate) -> range:
    """What is quoted of the message: with the "not" before a direction, and the degree before a value ("not too short")."""
    first = candidate.tokens[0]
    directed = first > 0 and candidate.operator in ("less", "more")
    negated = directed and utterance.line.tokens[first - 1].text in _NOT
    degree = len(_degree_before(utterance, first).split())
    return range(first - max(negated, degree), candidate.tokens.stop)


def _vagueness(utterance: Utterance, candidate: Candidate) -> Vagueness:
    """Why the words of a candidate are vague, where the trade-independent words do not tell."""
    if candidate.vagueness:
        return candidate.vagueness
    if candidate.kind in ("less", "more"):
        return "comparative"
    said = {utterance.line.text_of(token) for token in candidate.tokens}
    return "negative" if said & NEGATORS or _begins(_degree(utterance, candidate), _NOT) else "subjective"


def _turned(utterance: Utterance, candidate: Candidate) -> Claim:
    """Operator and values once negations and degrees before them are heard."""
    operator, values = candidate.operator, candidate.values
    if candidate.negative or candidate.kind in ("shown", "text"):
        return operator, values
    if candidate.kind == "quantity":
        return _turned_quantity(utterance, candidate)
    tokens, aspect = candidate.tokens, utterance.service.by_id.get(candidate.aspect)
    if operator in ("less", "more") and utterance.clauses.negated(tokens[0], tokens[-1], candidate.core) is not None:
        return _turned_relative(utterance, candidate)
    on_scale = _on_scale(utterance, candidate, aspect) if aspect is not None and aspect.kind == "scale" else None
    return on_scale or (("not" if _is_denied(utterance, candidate) else operator), values)


def _turned_quantity(utterance: Utterance, candidate: Candidate) -> Claim:
    """A quantity refused, or judged: "not more than 35" is at the most 35, "150 c'est trop" asks for less."""
    beyond = _LIMITS.get(candidate.operator)
    if beyond and utterance.clauses.negated(candidate.tokens[0], candidate.tokens[-1], candidate.core) is not None:
        return beyond, candidate.values
    if judged := _judged(utterance, candidate):
        return judged, candidate.values
    if _is_no_day(utterance, candidate):
        return "not", candidate.values
    if candidate.operator == "more" and _goes_too_far(utterance, candidate):
        return "at_most", candidate.values
    return ("not" if _is_refused(utterance, candidate) else candidate.operator), candidate.values


@rule
def _goes_too_far(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether one would give up beyond a value: "anything over 75 and I'm out"."""
    here = candidate.tokens[-1]
    sentence = utterance.clauses.sentences[utterance.clauses.sentence[here]]
    return _TOO_FAR.search(" ".join(utterance.line.text_of(each) for each in sentence if each > here)) is not None


_TOO_FAR = expression("interpretation.too_far")
_LIMITS: Mapping[Operator, Operator] = {"more": "at_most", "less": "at_least"}
"""What is denied of a value -> what then bounds it."""


def _judged(utterance: Utterance, candidate: Candidate) -> Operator | None:
    """What is wanted of a value that is called too much, or not enough, right after it."""
    if candidate.operator == "not":
        return None
    after = utterance.line.text_after(candidate.tokens[-1])
    return "less" if _TOO_MUCH.match(after) else "more" if _TOO_LITTLE.match(after) else None


_TOO_MUCH = expression("interpretation.too_much", before="(?: ,)? ")
_TOO_LITTLE = expression("interpretation.too_little", before="(?: ,)? ")


def _on_scale(utterance: Utterance, candidate: Candidate, aspect: Aspect) -> Claim | None:
    """What degrees, comparisons and bounds make of a value of a scale; None where there are none."""
    degree = _degree(utterance, candidate)
    if degree and not (_begins(degree, _RATHER) and _is_exact(utterance, candidate)):
        return "vague", _about(aspect, candidate, degree)
    if judged := _judged(utterance, candidate):
        return judged, candidate.values
    if candidate.operator != "is":
        return None
    if _LESS.search(utterance.line.text_before(candidate.tokens[0])):
        return "less", _shown(utterance, aspect)
    if _is_compared(utterance, candidate):
        low = min(aspect.ranks.get(value, 0) for value in candidate.values) < (len(aspect.options) - 1) / 2
        return ("less" if low else "more"), _shown(utterance, aspect)
    bound = _bound(utterance, candidate)
    return (bound, candidate.values) if bound else None


@rule
def _is_no_day(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a day is ruled out right before it ("not on a Monday", "I can't do Friday"): then it is no last day either."""
    aspect = utterance.service.by_id.get(candidate.aspect)
    if aspect is None or not aspect.dated or candidate.operator not in ("is", "at_most"):
        return False
    first, last = candidate.tokens[0], candidate.tokens[-1]
    negation = utterance.clauses.negated(first, last, candidate.core)
    return negation is not None and first - _RIGHT_BEFORE <= negation < first


_RIGHT_BEFORE = 4  # tokens between a "no" and the day that it rules out


@rule
def _is_denied(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a value is turned round by a negation."""
    if candidate.operator != "is":
        return False
    tokens, own = candidate.tokens, candidate.core | utterance.labelled
    if _DECLINED.match(utterance.line.text_after(tokens[-1])) or _judged(utterance, candidate):
        return True
    measured = utterance.line.text_of(tokens[-1])[:1].isdigit() or utterance.line.text_of(tokens[-1] - 1)[:1].isdigit()
    foreign = _foreign(utterance, candidate) if candidate.kind == "label" and measured else ()
    negation = utterance.clauses.negated(tokens[0], tokens[-1], own, foreign)
    excepted = negation is not None and measured and _is_an_exception(utterance, negation)
    turned = negation is not None and not excepted and not _is_shunned(utterance, candidate, negation)
    return turned and not _is_its_own_verb(utterance, candidate, negation)


@rule
def _is_its_own_verb(utterance: Utterance, candidate: Candidate, negation: int | None) -> bool:
    """Whether taking something away is what a value is: "enlevez les branches mortes" refuses no dead wood."""
    said = {(candidate.aspect, value) for value in candidate.values}
    return (
        negation is not None
        and CONCEPTS.get(utterance.line.text_of(negation)) == REMOVE
        and bool(said & utterance.lexicon.removals)
    )


_DECLINED = expression("interpretation.declined", before="(?: [,:])? ", after="(?= *$| *[,.;!])")
"""What declines the value before it: "buttercream, no thanks"."""


@rule
def _is_shunned(utterance: Utterance, candidate: Candidate, negation: int) -> bool:
    """Whether what is refused is what somebody is allergic to: "pas de noix, elle est allergique" states the allergy."""
    if utterance.line.text_of(negation) in _EXCEPT and _is_harm(utterance, candidate):
        return True
    if candidate.kind == "label":
        return utterance.line.text_of(negation) in _WITHOUT and _is_harm(utterance, candidate)
    allergic = [token for token in candidate.core if utterance.line.text_of(token).startswith(tuple(_ALLERGIC))]
    return any(negation < token < min(allergic) for token in candidate.core - {*allergic}) if allergic else False


@rule
def _is_harm(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether it is what one may be allergic to, said without the name of the allergy ("tout sauf le latex")."""
    known = utterance.lexicon.harmful
    return known is not None and candidate.aspect == known.aspect and not utterance.parts({known.aspect})


@rule
def _is_refused(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a length or a number is ruled out ("I don't want 3 mm or 6 mm"); days and money are bounded, not refused."""
    tokens, aspect = candidate.tokens, utterance.service.by_id.get(candidate.aspect)
    if (
        candidate.operator != "is"
        or aspect is None
        or aspect.kind in ("date", "appointment", "money", "duration", "text")
    ):
        return False
    own = candidate.core | utterance.labelled
    negation = utterance.clauses.negated(tokens[0], tokens[-1], own, _foreign(utterance, candidate))
    return negation is not None and not _is_an_exception(utterance, negation)


@rule
def _is_an_exception(utterance: Utterance, negation: int) -> bool:
    """Whether another value was said before "except": "12 mm everywhere except the sides at 6"."""
    before = range(utterance.clauses.tokens(utterance.clauses.of[negation])[0])
    return utterance.line.text_of(negation) in _EXCEPT and any(
        utterance.line.text_of(token)[:1].isdigit() for token in before
    )


_EXCEPT = words("interpretation.except")
_ALLERGIC = words("allergies.naming")
_WITHOUT = words("allergies.without")


def _foreign(utterance: Utterance, candidate: Candidate) -> set[int]:
    """The tokens before a value that name another aspect with values: "pas de frange 6 mm sur les côtés"."""
    first, by_id = candidate.tokens[0], utterance.service.by_id
    before = range(max(first - REACH, 0), first)
    return {
        token
        for token in before
        for spot in utterance.spots.at(token)
        if not spot.option and spot.aspect != candidate.aspect and by_id[spot.aspect].listed
    }


_NOT = words("interpretation.not")
_TOO = words("interpretation.too")
_RATHER = words("interpretation.rather")
_COMPARED = words("interpretation.compared")
_RATE = words("interpretation.rate")


@rule
def _is_exact(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether a value leaves nothing open: called by its label, or a number. "Plutôt 9 mm" prefers, and is not vague."""
    said = (utterance.line.text_of(token) for token in candidate.tokens)
    return candidate.kind in ("label", "rhythm") or any(word[0].isdigit() for word in said)


_LESS = expression("interpretation.less", after="$")


def _shown(utterance: Utterance, aspect: Aspect) -> tuple[str, ...]:
    """The value that "less" is relative to, if the aspect has been shown."""
    shown = utterance.context.shown.get(aspect.id)
    return (shown,) if shown else ()


@rule
def _is_compared(utterance: Utterance, candidate: Candidate) -> bool:
    """Whether "plus" stands before the word of a label: "pelouse plus rase" is shorter than what is shown."""
    word = candidate.tokens[-1]
    return (
        candidate.kind == "option" and word - 1 not in candidate.core and utterance.line.text_of(word - 1) in _COMPARED
    )


def _bound(utterance: Utterance, candidate: Candidate) -> Operator | None:
    """What bounds a value of a scale: "at least three times a week", "twice a year, no more"."""
    before = utterance.line.text_before(candidate.tokens[0])
    last = candidate.tokens[-1]
    while utterance.line.text_of(last + 1) in _RATE:
        last += 1
    after = utterance.line.text_after(last)  # after a comma, "no more" stresses the value itself
    operator = amounts.bound_before(before) or (None if after.startswith(" ,") else amounts.bound_after(after))
    return operator if operator in ("at_least", "at_most") else None


def _turned_relative(utterance: Utterance, candidate: Candidate) -> Claim:
    """ "Not too short" is vague; "not shorter than that" bounds what is shown."""
    said = {utterance.line.text_of(token) for token in candidate.tokens}
    if said & _TOO or not candidate.values:
        return "vague", ()
    return ("at_least" if candidate.operator == "less" else "at_most"), candidate.values


def _degree(utterance: Utterance, candidate: Candidate) -> str:
    """The words right before a value that make it a matter of degree ("plutôt", "not too"), or ""."""
    return _degree_before(utterance, candidate.tokens[0]) if candidate.operator in ("is", "vague") else ""


def _degree_before(utterance: Utterance, token: int) -> str:
    match = utterance.line.said_before(modality.DEGREE, token)
    return match[0] if match else ""


def _begins(degree: str, one_of: Collection[str]) -> bool:
    return degree.partition(" ")[0] in one_of


def _about(aspect: Aspect, candidate: Candidate, degree: str) -> tuple[str, ...]:
    """The options of a scale that "not too short" or "rather short" may mean."""
    ranks = [aspect.ranks[value] for value in candidate.values if value in aspect.ranks]
    if not ranks:
        return ()
    if not _begins(degree, _NOT):
        return _ids(aspect, min(ranks) - 1, max(ranks) + 1)
    low_half = sum(ranks) / len(ranks) < (len(aspect.options) - 1) / 2
    return _ids(aspect, max(ranks) + 1, max(ranks) + 3) if low_half else _ids(aspect, min(ranks) - 3, min(ranks) - 1)


def _ids(aspect: Aspect, low: int, high: int) -> tuple[str, ...]:
    return tuple(option.id for rank, option in enumerate(aspect.options) if low <= rank <= high)
