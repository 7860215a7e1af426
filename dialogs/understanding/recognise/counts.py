"""Numbers without a unit: what they count, or measure in a unit left out ("pour 12", "la haie à 180", "max 50 a visit")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dialogs.domain.quantity import Amount, measures
from dialogs.domain.service import Aspect
from dialogs.language.function_words import STOP
from dialogs.language.pack import composed, expression, words
from dialogs.understanding.recognise.amounts import Quantity
from dialogs.understanding.rules import rule
from dialogs.understanding.text.stems import keys
from dialogs.understanding.utterance import Candidate, Utterance, certain, of_kind


def counted(utterance: Utterance, quantity: Quantity, tokens: range) -> Aspect | None:
    """The aspect that a number without a unit is of: what stands beside it, what was asked, or what is limited so."""
    beside = _counted(utterance, tokens) or _unit_left_out(utterance, quantity, tokens)
    return (
        beside
        or _asked_number(utterance, tokens)
        or _asked_limit(utterance, quantity)
        or _limited(utterance, quantity, tokens)
    )


def within_reach(aspect: Aspect, quantity: Quantity) -> bool:
    """Whether every number is at most half as much again as the largest option, and at least half of the smallest."""
    known = [float(option.number) for option in aspect.options if option.number is not None]
    amounts = [Amount(number, quantity.unit).to(aspect.unit) for number in quantity.numbers]
    if not known:
        return True
    return all(amount is not None and min(known) / 2 <= float(amount.number) <= max(known) * 1.5 for amount in amounts)


def _unit_left_out(utterance: Utterance, quantity: Quantity, tokens: range) -> Aspect | None:
    """The aspect named beside a number that makes sense in its unit: "la haie à 180", "180 for the hedge"."""
    for hit in utterance.mentioned_near(tokens, _BESIDE):
        aspect = utterance.service.aspect(hit.entry.aspect)
        gap = min(abs(hit.tokens[0] - tokens[-1]), abs(hit.tokens[-1] - tokens[0]))
        fitting = (
            gap <= _BESIDE
            and aspect.listed
            and not aspect.gauge
            and measures(aspect.unit)
            and _is_bare(utterance, tokens)
        )
        if fitting and within_reach(aspect, replace(quantity, unit=aspect.unit)):
            return aspect
    return None


_BESIDE = 3  # tokens between a number without a unit and the name of what it measures

_SUM = composed(r"(?<![a-z0-9])(\d+) ([a-z]+)(?: [a-z]+)?(?: ,| ,? ?(?:{counts.and}|\+|&)) (\d+) ([a-z]+)")


def sums(utterance: Utterance) -> Iterator[Candidate]:
    """ "8 adultes et 6 enfants": all of those that the service counts."""
    numbers = {aspect.id for aspect in of_kind(utterance.service, "number") if not measures(aspect.unit)}
    for match in _SUM.finditer(utterance.line.text):
        nouns = [utterance.line.tokens_in(*match.span(group))[0] for group in (2, 4)]
        counted = [{hit.entry.aspect for hit in utterance.mentions if noun in hit.tokens} & numbers for noun in nouns]
        if counted[0] & counted[1]:
            total = str(Amount(Decimal(match[1]) + Decimal(match[3]), ""))
            yield certain(utterance, match.span(), min(counted[0] & counted[1]), "is", (total,))


_BRIEF = 6  # words of an answer that is about nothing else


def _is_brief(utterance: Utterance) -> bool:
    return sum(token.text[:1].isalnum() for token in utterance.line.tokens) <= _BRIEF


@rule
def _stands_alone(utterance: Utterance, tokens: range) -> bool:
    """Whether a clause says nothing but a number: "7, well, with the babies, but they don't eat"."""
    clause = utterance.clauses.tokens(utterance.clauses.of[tokens[0]])
    said = (utterance.line.text_of(token) for token in clause if token not in tokens)
    return all(not word[:1].isalnum() or word in STOP or word in _LIMITS for word in said)


def _asked_number(utterance: Utterance, tokens: range) -> Aspect | None:
    asked = utterance.service.by_id.get(utterance.context.asked)
    if asked is None or not (_is_brief(utterance) or _stands_alone(utterance, tokens)):
        return None
    numbered = asked.kind in ("number", "money") or any(option.number is not None for option in asked.options)
    return asked if numbered else None


def _asked_limit(utterance: Utterance, quantity: Quantity) -> Aspect | None:
    """The price, where it is one of several things asked about and the number is a limit ("max 25")."""
    if quantity.operator != "at_most":
        return None
    return next((aspect for aspect in of_kind(utterance.service, "money") if aspect.id in utterance.context.also), None)


_RATED = expression("counts.rated", before=" ")
_LEAST_LIMIT = 15  # a smaller limit without a currency may count anything


def _limited(utterance: Utterance, quantity: Quantity, tokens: range) -> Aspect | None:
    """The price, where a limit that no noun follows can be of nothing else: "max 50 a visit", "not over 1500"."""
    rated = _RATED.match(utterance.line.text_after(tokens[-1])) is not None
    limit = (rated or quantity.operator in ("at_most", "between")) and min(quantity.numbers) >= _LEAST_LIMIT
    if not limit or not _is_bare(utterance, tokens) or _measured_here(utterance, tokens):
        return None
    return (
        next(iter(of_kind(utterance.service, "money")), None)
        if rated or not of_kind(utterance.service, "number")
        else None
    )


@rule
def _measured_here(utterance: Utterance, tokens: range) -> bool:
    """Whether the clause names an aspect whose values are numbers."""
    clause = utterance.clauses.of[tokens[0]]
    beside = tokens[-1] + 1 if utterance.line.text_of(tokens[-1] + 1) in _LIMITS else -1  # "20 tops" is no "top"
    here = [hit.entry.aspect for hit in utterance.mentioned_in(clause) if beside not in hit.tokens]
    return any(option.number is not None for id in here for option in utterance.service.aspect(id).options)


def _counted(utterance: Utterance, tokens: range) -> Aspect | None:
    """The aspect that a bare number counts ("2 trousers", "pour 12 personnes", "budget 30")."""
    numbers = of_kind(utterance.service, "number")
    money = of_kind(utterance.service, "money")
    for hit in utterance.mentioned_near(tokens, _BESIDE):
        aspect = utterance.service.aspect(hit.entry.aspect)
        gap = min(abs(hit.tokens[0] - tokens[-1]), abs(hit.tokens[-1] - tokens[0]))
        bare = _is_bare(utterance, tokens) or tokens[-1] + 1 in hit.tokens
        if (aspect in numbers and gap <= 2) or (aspect in money and gap <= 3 and bare):
            return aspect
        beside = hit.tokens[-1] + 1 == tokens[0] or (not aspect.unit and tokens[-1] + 1 == hit.tokens[0])
        if aspect.listed and beside and aspect.options[0].number is not None:
            return aspect
    plain = [aspect for aspect in numbers if not measures(aspect.unit)]
    if len(plain) != 1:
        return None
    return plain[0] if _is_for(utterance, tokens) or _of_things(utterance, tokens, plain[0]) else None


def _of_things(utterance: Utterance, tokens: range, aspect: Aspect) -> bool:
    """Whether a number is of what an aspect counts, by a name of it ("4 of them", "6 pairs"), its unit, or a thing."""
    after, before = utterance.line.text_after(tokens[-1]), utterance.line.text_before(tokens[0])
    if _OF_THINGS.match(after) or (_BEFORE_THINGS.search(before) and _is_bare(utterance, tokens)):
        return True
    following = tokens[-1] + 1
    if following >= len(utterance.line.tokens):
        return False
    if keys(utterance.line.text_of(following)) & keys(aspect.unit):
        return True
    return any(_is_thing(utterance, token) for token in _described(utterance, following))


def _described(utterance: Utterance, first: int) -> Iterator[int]:
    """A token, and those after it that it only describes: "five *old office* shirts"."""
    for token in range(first, first + _DESCRIBED):
        yield token
        word = utterance.line.text_of(token)
        if not word.isalpha() or word in STOP or token in utterance.told:
            return


_DESCRIBED = 3  # tokens from a number to the thing that it counts
_OF_THINGS = expression("counts.of_things", before="^ ")
_BEFORE_THINGS = expression("counts.before_things", after=" ?$")


@rule
def _is_thing(utterance: Utterance, token: int) -> bool:
    """Whether a word is one of the things that the service is about: a value of its first list ("2 robes", not "4 boutons")."""
    first = next((aspect.id for aspect in utterance.service.aspects if aspect.listed), "")
    here = (hit for hit in utterance.hits_from(token) if len(hit.tokens) == 1)
    return any(hit.entry.kind == "option" and hit.entry.aspect == first for hit in here)


@rule
def _is_bare(utterance: Utterance, tokens: range) -> bool:
    """Whether nothing follows a number that it could be the number of."""
    following = utterance.line.tokens[tokens[-1] + 1 :][:1]
    return not following or not following[0].text.isalpha() or following[0].text in STOP or following[0].text in _LIMITS


_LIMITS = words("counts.limits")


@rule
def _is_for(utterance: Utterance, tokens: range) -> bool:
    """Whether a number counts people: "pour 10", "for 8", "on sera 12", "18 of us"."""
    after = utterance.line.text_after(tokens[-1])
    if _OF_PEOPLE.search(after):
        return True
    goes_on = (after[1:2].isalnum() and not _is_bare(utterance, tokens)) or after[1:2] in _NO_END
    return not goes_on and _FOR_PEOPLE.search(utterance.line.text_before(tokens[0])) is not None


_NO_END = frozenset("/:€-")
_FOR_PEOPLE = expression("counts.for_people", after="$")
_OF_PEOPLE = expression("counts.of_people", before="^ ")
