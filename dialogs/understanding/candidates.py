"""All that a line may be saying about a service, before it is decided what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from dialogs.case import OUTCOME, Operator
from dialogs.quantity import Amount, duration, measures, nearest
from dialogs.service import Aspect, Service
from dialogs.understanding import dates, markers
from dialogs.understanding.amounts import OWN, Quantity, quantities
from dialogs.understanding.clauses import Clauses
from dialogs.understanding.line import Line
from dialogs.understanding.matching import Hit
from dialogs.understanding.phrases import Lexicon, keys
from dialogs.understanding.reading import Context
from dialogs.understanding.vocabulary import STOP

Trouble = Literal["", "impossible_date", "past_date", "ambiguous", "unknown_unit"]

CERTAIN = 40.0  # outweighs any phrase: a date or a sum of money is never part of another wish
FALLBACK = 3.0  # a word that is vague in any trade: the service's own words know better
MEASURED = 6.0  # a plain number: a longer phrase ("barbe de 3 jours") may know better


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that some tokens may be saying. `core` are the tokens that no other reading may use."""

    aspect: str
    operator: Operator
    values: tuple[str, ...]
    tokens: range
    core: frozenset[int]
    weight: float
    sure: float = 1.0
    kind: str = "quantity"
    negative: bool = False
    trouble: Trouble = ""


@dataclass(frozen=True)
class Scene:
    """What is said, about what, in answer to what."""

    line: Line
    clauses: Clauses
    service: Service
    lexicon: Lexicon
    context: Context
    hits: tuple[Hit, ...]
    masked: frozenset[int] = frozenset()

    @property
    def mentions(self) -> list[Hit]:
        """Where aspects are named."""
        return [hit for hit in self.hits if hit.entry.kind == "aspect" and hit.coverage == 1]

    def named(self, token: int, among: Iterable[Aspect]) -> Aspect | None:
        """The one of some aspects that is named nearest to a token in its clause, or is asked about."""
        ids = {aspect.id: aspect for aspect in among}
        clause = self.clauses.of[token]
        near = [
            (abs(place - token) + (place > token) * 0.5, hit.entry.aspect)
            for hit in self._naming
            for place in hit.tokens
            if hit.entry.aspect in ids and self.clauses.of[place] == clause
        ]
        if near:
            return ids[min(near)[1]]
        return ids.get(self.context.asked)

    @property
    def _naming(self) -> list[Hit]:
        """Hits that tell the aspect: its own words, or words of one of its values."""
        return [hit for hit in self.hits if hit.coverage == 1 and hit.entry.kind in ("aspect", "less", "more")]


def candidates(scene: Scene) -> list[Candidate]:
    """Everything that the line may be saying."""
    return [*_dates(scene), *_delays(scene), *_amounts(scene), *_texts(scene), *_vague(scene), *_phrases(scene)]


def _tokens(scene: Scene, start: int, end: int) -> range:
    text = scene.line.text[start:end]
    lead = len(text) - len(text.lstrip())
    return scene.line.tokens_in(start + lead, start + len(text.rstrip()))


def _certain(scene: Scene, spot: tuple[int, int], aspect: str, operator: Operator, values: tuple[str, ...], trouble: Trouble = "") -> Candidate:  # fmt: skip
    tokens = _tokens(scene, *spot)
    return Candidate(aspect, operator, values, tokens, frozenset(tokens), CERTAIN, trouble=trouble)


def _of_kind(service: Service, *kinds: str) -> list[Aspect]:
    return [aspect for aspect in service.aspects if aspect.kind in kinds]


def _dates(scene: Scene) -> Iterator[Candidate]:
    aspects = _of_kind(scene.service, "date")
    if not aspects:
        return
    for found in dates.dates(scene.line.text, scene.context.now):
        tokens = _tokens(scene, found.start, found.end)
        aspect = scene.named(tokens[-1], aspects) or aspects[0]
        values = () if found.wrong else found.values
        operator = _plain(aspect) if found.operator == "is" and len(values) == 1 else found.operator
        yield _certain(scene, (found.start, found.end), aspect.id, operator, values, found.wrong)


def _delays(scene: Scene) -> Iterator[Candidate]:
    """ "within 3 days": a day where the service has a date, else how long it may take."""
    text = scene.line.text
    for match, days, minutes in dates.delays(text):
        before = dates.bound_before(text[: max(match.start() - 1, 0)])
        after = dates.bound_after(text[match.end() :])
        start = before[1] if before else match.start()
        end = match.end() + (after[1] if after else 0)
        operator: Operator = before[0] if before else after[0] if after else "is"
        yield from _delay(scene, (start, end), operator, days, minutes)


def _delay(scene: Scene, spot: tuple[int, int], operator: Operator, days: int, minutes: int) -> Iterator[Candidate]:
    token = _tokens(scene, *spot)[-1]
    days, minutes = days + minutes // 1440, minutes % 1440
    lasting = _of_kind(scene.service, "duration")
    named = scene.named(token, lasting) or (lasting[0] if len(lasting) == 1 and minutes else None)
    dated = _of_kind(scene.service, "date")
    if named:
        yield _certain(scene, spot, named.id, operator, (duration(days, minutes),))
    elif dated and days and operator in ("at_most", "at_least"):
        day = (scene.context.now + timedelta(days=days)).date().isoformat()
        yield _certain(scene, spot, (scene.named(token, dated) or dated[0]).id, operator, (day,))


def _amounts(scene: Scene) -> Iterator[Candidate]:
    for quantity in quantities(scene.line.text):
        tokens = _tokens(scene, *quantity.core)
        if len(quantity.unit) == 3:
            yield from _money(scene, quantity)
        elif quantity.unit:
            yield from _measured(scene, quantity, tokens[-1])
        else:
            yield from _bare(scene, quantity, tokens)


def _money(scene: Scene, quantity: Quantity) -> Iterator[Candidate]:
    aspects = _of_kind(scene.service, "money")
    if not aspects:
        return
    spot = (quantity.start, quantity.end)
    aspect = scene.named(_tokens(scene, *quantity.core)[-1], aspects) or aspects[0]
    trouble: Trouble = "" if quantity.unit in (OWN, scene.service.currency) else "unknown_unit"
    values = tuple(str(Amount(number, scene.service.currency)) for number in quantity.numbers)
    yield _certain(scene, spot, aspect.id, _bounded(aspect, quantity), values, trouble)


def _bounded(aspect: Aspect, quantity: Quantity) -> Operator:
    """The operator of a quantity: a bare one is what the aspect says that bare ones are."""
    if quantity.operator == "vague" and aspect.tolerance:
        return "is"  # "about 4 cm" is as exact as the aspect itself
    if quantity.operator != "is" or len(quantity.numbers) > 1:
        return quantity.operator
    return _plain(aspect)


def _plain(aspect: Aspect) -> Operator:
    """What a value means that nothing bounds."""
    bounds: dict[str, Operator] = {"ceiling": "at_most", "floor": "at_least", "exact": "is"}
    return bounds[aspect.bound]


def _measured(scene: Scene, quantity: Quantity, token: int) -> Iterator[Candidate]:
    """A length or the like: of the aspect named, asked, or the only one that is measured so."""
    fitting = [
        aspect
        for aspect in scene.service.aspects
        if measures(aspect.unit) == measures(quantity.unit) != ""
        and (aspect.kind == "number" or any(option.number is not None for option in aspect.options))
    ]
    if not fitting:
        return
    aspect = scene.named(token, fitting) or (fitting[0] if len(fitting) == 1 else None)
    tokens = _tokens(scene, quantity.start, quantity.end)
    weight = MEASURED + (CERTAIN if quantity.operator != "is" else 0)
    if aspect is None:
        ids = tuple(each.id for each in fitting)
        yield Candidate("", "is", ids, tokens, frozenset(tokens), weight, trouble="ambiguous")
        return
    amounts = [Amount(number, quantity.unit) for number in quantity.numbers]
    values = tuple(value for amount in amounts if (value := _value(aspect, amount)))
    yield Candidate(aspect.id, _bounded(aspect, quantity), values, tokens, frozenset(tokens), weight)


def _value(aspect: Aspect, amount: Amount) -> str | None:
    if aspect.listed:
        return nearest(aspect, amount)
    converted = amount.to(aspect.unit)
    return str(converted) if converted else None


def _bare(scene: Scene, quantity: Quantity, tokens: range) -> Iterator[Candidate]:
    """A number without a unit: beside the words of its aspect, or as the answer to a question."""
    aspect = _counted(scene, tokens) or _asked_number(scene)
    if aspect is None:
        return
    unit = scene.service.currency if aspect.kind == "money" else aspect.unit
    amounts = [Amount(number, unit) for number in quantity.numbers]
    values = tuple(v for amount in amounts if (v := nearest(aspect, amount) if aspect.listed else str(amount)))
    spot = _tokens(scene, quantity.start, quantity.end)
    if values:
        yield Candidate(aspect.id, _bounded(aspect, quantity), values, spot, frozenset(tokens), MEASURED)


def _asked_number(scene: Scene) -> Aspect | None:
    asked = scene.service.by_id.get(scene.context.asked)
    if asked is None or len(scene.line.tokens) > 6:
        return None
    numbered = asked.kind in ("number", "money") or any(option.number is not None for option in asked.options)
    return asked if numbered else None


def _counted(scene: Scene, tokens: range) -> Aspect | None:
    """The aspect that a bare number counts ("2 trousers", "pour 12 personnes", "budget 30")."""
    numbers = _of_kind(scene.service, "number")
    money = _of_kind(scene.service, "money")
    for hit in scene.mentions:
        aspect = scene.service.aspect(hit.entry.aspect)
        gap = min(abs(hit.tokens[0] - tokens[-1]), abs(hit.tokens[-1] - tokens[0]))
        if (aspect in numbers and gap <= 2) or (aspect in money and gap <= 3 and _is_bare(scene, tokens)):
            return aspect
        if aspect.listed and hit.tokens[-1] + 1 == tokens[0] and aspect.options[0].number is not None:
            return aspect
    following = tokens[-1] + 1
    plain = [aspect for aspect in numbers if not measures(aspect.unit)]
    if len(plain) == 1 and _is_for(scene, tokens):
        return plain[0]
    if len(plain) != 1 or following >= len(scene.line.tokens):
        return None
    if keys(scene.line.tokens[following].text) & keys(plain[0].unit):
        return plain[0]
    noun = [hit for hit in scene.hits if hit.tokens == (following,) and hit.entry.kind == "option"]
    return plain[0] if noun else None


def _is_bare(scene: Scene, tokens: range) -> bool:
    """Whether nothing follows a number that it could be the number of."""
    following = scene.line.tokens[tokens[-1] + 1 :][:1]
    return not following or not following[0].text.isalpha() or following[0].text in STOP or following[0].text in _LIMITS


_LIMITS = frozenset(["max", "maxi", "maximum", "tops", "mini", "minimum", "pas", "no", "not", "or", "ou", "au", "at"])


def _is_for(scene: Scene, tokens: range) -> bool:
    """Whether a number counts people: "pour 10", "for 8", "on sera 12", "18 of us"."""
    before = scene.line.text_before(tokens[0])
    after = [token.text for token in scene.line.tokens[tokens[-1] + 1 : tokens[-1] + 3]]
    if after == ["of", "us"] or _BEING.search(before):
        return True
    return before.endswith(("pour", "for")) and (not after or not (after[0].isalnum() or after[0] in "/:€-"))


_BEING = re.compile(
    r"(?:on|nous|we|there) (?:est|sera|serons|sommes|will be|are|are going to be) (?:environ |about |around )?$|\b(?:on|nous) (?:sera|serons|sommes|est)$|\bwe (?:are|will be)$"
)


def _texts(scene: Scene) -> Iterator[Candidate]:
    """Words to be taken to the letter: what stands between quotation marks, or after the aspect's name and a colon."""
    texts = _of_kind(scene.service, "text")
    for match in _QUOTED.finditer(scene.line.original) if texts else ():
        words = (match["quoted"] or match["after"]).strip()
        within = [place for place, token in enumerate(scene.line.tokens) if match.start() <= token.start < match.end()]
        named = scene.named(within[0], texts) if within else None
        aspect = named or (texts[0] if match["quoted"] and len(texts) == 1 else None)
        if aspect and words:
            span = range(within[0], within[-1] + 1)
            yield Candidate(aspect.id, "is", (words,), span, frozenset(span), CERTAIN * 2)


_QUOTED = re.compile(r"[«\"“]\s*(?P<quoted>[^«»\"“”]+?)\s*[»\"”]|\w\s*:\s*(?P<after>[^:.;!?\"«“]+)$")


def _vague(scene: Scene) -> Iterator[Candidate]:
    """Words that are vague in any trade, on the first aspect of the kind that they speak of."""
    for _, kind, pattern in markers.CRITERIA:
        found = _of_kind(scene.service, kind)
        aspect = OUTCOME if kind == OUTCOME else found[0].id if found else ""
        for match in pattern.finditer(scene.line.text):
            tokens = _tokens(scene, match.start(), match.end())
            if aspect:
                yield Candidate(aspect, "vague", (), tokens, frozenset(tokens), MEASURED, kind="vague", negative=True)


def _phrases(scene: Scene) -> Iterator[Candidate]:
    for hit in scene.hits:
        if hit.entry.kind in _OPERATORS and not _lone_label(scene, hit) and not _in_parts(scene, hit):
            yield _candidate(scene, hit, _aspect_of(scene, hit))


_OPERATORS: dict[str, Operator] = {
    "option": "is",
    "outcome": "is",
    "vague": "vague",
    "less": "less",
    "more": "more",
}


def _candidate(scene: Scene, hit: Hit, aspect: str) -> Candidate:
    kind = hit.entry.kind
    values = hit.entry.values if aspect == hit.entry.aspect else ()
    if kind in ("less", "more"):
        shown = scene.context.shown.get(aspect)
        values = (shown,) if shown else ()
    return Candidate(
        aspect, _OPERATORS[kind], values, hit.span, frozenset(hit.tokens) | _degree(scene, hit), hit.weight + _bonus(scene, hit, aspect),
        sure=round(hit.coverage, 2), kind=kind, negative=hit.entry.negative,
    )  # fmt: skip


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


def _aspect_of(scene: Scene, hit: Hit) -> str:
    """The aspect that a vague or relative word speaks of: its own, unless its clause names another."""
    own = hit.entry.aspect
    if hit.entry.kind not in ("vague", "less", "more") or hit.entry.named:
        return own
    near = {id: gap for id, gap in _named_here(scene, hit).items() if scene.service.aspect(id).listed and gap > 0}
    if near and own not in near and hit.entry.kind != "vague":
        near = {id: gap for id, gap in near.items() if scene.service.aspect(id).kind == "scale"}
    return min(near, key=near.__getitem__) if near and own not in near else own


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
    if hit.entry.kind == "option" and hit.entry.line.startswith((" trop ", " too ")) and _not_before(scene, hit):
        return -5.0
    if hit.entry.kind in ("option", "vague") and _too_before(scene, hit):
        bonus -= 3.0
    if aspect in near:
        return bonus + 1.0
    alone = len(hit.tokens) == 1 and any(gap <= 2 for gap in near.values())
    return bonus - (2.0 if alone and hit.entry.kind == "option" else 0.0)
