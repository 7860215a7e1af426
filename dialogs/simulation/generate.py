"""Hidden clients for any service, from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from math import floor

from dialogs.domain.service import Aspect, Excludes, Requires, Service, holds
from dialogs.simulation.chance import Chance
from dialogs.simulation.hidden import (
    KINDS,
    NOW,
    Change,
    ClientKind,
    HiddenClient,
    Impossible,
    Manner,
    Proxy,
    Slip,
    Visibility,
    Wish,
)
from dialogs.simulation.target import OffList, allowed, draw_values, draw_wishes, feasible, lead_days, wanting

MANNERS: Mapping[ClientKind, Manner] = {
    "plain": Manner(volunteers=3),
    "never_volunteers": Manner(volunteers=0, wordiness="terse"),
    "changer": Manner(volunteers=3),
    "contradictory": Manner(volunteers=3),
    "child": Manner(volunteers=3, notice=0.6),
    "dementia": Manner(volunteers=2, notice=0.6),
    "dissenting": Manner(volunteers=2),
    "vague": Manner(volunteers=3, vague=0.7),
    "terse": Manner(volunteers=1, wordiness="terse"),
    "wordy": Manner(volunteers=9, wordiness="wordy"),
    "typos": Manner(volunteers=3, typos=0.25),
    "impossible": Manner(volunteers=3),
}
NAMES = {"child": ("Nino", "Zoé", "Adam", "Lila"), "dependent": ("Jeanne", "Marcel", "Odette", "René")}


def generate(service: Service, kind: ClientKind, seed: int, *, off_list: OffList = "") -> HiddenClient:
    """The client of this kind and seed: always the same one. See `dialogs.simulation.target` for the distribution.

    Half speak English. Each aspect without a wish is with .15 one that it does not know. A kind that the service leaves
    no room for (an impossible wish where no rule forbids anything) is like a plain one. `off_list`: how far its result
    is from the known ones.
    """
    chance = Chance(seed, KINDS.index(kind))
    outcome, values = draw_values(service, chance, off_list)
    wishes = draw_wishes(service, values, chance)
    minded = set(wishes)
    client = HiddenClient(
        service=service.id,
        kind=kind,
        seed=seed,
        language=chance.one_of(("fr", "en")),
        manner=_manner(MANNERS[kind], chance),
        outcome=outcome,
        wishes=wishes,
        mixed=kind == "typos" and chance.happens(0.5),
        names_outcome=kind != "never_volunteers" and chance.happens(0.4),
        unknown=frozenset(a.id for a in service.aspects if a.id not in minded and chance.happens(0.15)),
    )
    return SPECIAL[kind](client, service, values, chance) if kind in SPECIAL else client


def _manner(manner: Manner, chance: Chance) -> Manner:
    """Plain ones tell one fact more or less."""
    spread = 1 if 0 < manner.volunteers < 9 else 0
    return replace(manner, volunteers=manner.volunteers + chance.between(-spread, spread))


Values = Mapping[str, str]
Special = Callable[[HiddenClient, Service, Values, Chance], HiddenClient]


def _silent(client: HiddenClient, service: Service, values: Values, chance: Chance) -> HiddenClient:
    """Nothing is voiced: each such wish is told when asked, when shown, or never brought up."""
    quiet = {a: replace(w, visibility=_quiet(service.aspect(a), chance)) for a, w in client.wishes.items()}
    return replace(client, wishes=quiet)


def _quiet(aspect: Aspect, chance: Chance) -> Visibility:
    kinds: tuple[Visibility, ...]
    kinds = ("on_ask", "on_show", "never") if aspect.visible else ("on_ask", "on_ask", "never")
    return chance.one_of(kinds)


def _changer(client: HiddenClient, service: Service, values: Values, chance: Chance) -> HiddenClient:
    """Half change their mind during the talk (after the 2nd or 3rd turn), half once agreed; half without a marker.

    Three in ten now want another known outcome (a brush cut -> shaved), the others one aspect otherwise.
    """
    change = Change(
        turn=chance.between(2, 3), after_agreement=chance.happens(0.5), marked=chance.happens(0.5), wishes=()
    )
    others = [known for known in service.outcomes if known.id != client.outcome and allowed(service, known.values)]
    whole = chance.happens(0.3)
    if whole and others:
        outcome = chance.one_of(others)
        wishes = _rewished(client, outcome.values)
        if wishes and feasible(service, {**values, **outcome.values}, client.wishes):
            return replace(client, change=replace(change, wishes=wishes, outcome=outcome.id))
    moved = _one_moved(client, service, values, chance)
    return replace(client, change=replace(change, wishes=moved)) if moved else client


def _rewished(client: HiddenClient, values: Values) -> tuple[Wish, ...]:
    """The strict wishes on the listed aspects that another outcome gives another value."""
    return tuple(
        replace(wish, accepts=(values[aspect],), strength="must", refuses=())
        for aspect, wish in client.wishes.items()
        if wish.strict and aspect in values and values[aspect] not in wish.accepts
    )


def _one_moved(client: HiddenClient, service: Service, values: Values, chance: Chance) -> tuple[Wish, ...]:
    """One strict wish on a listed aspect, now for another value that the rules allow."""
    candidates = [w for w in _single(client, service, values) if w.strict]
    for wish in chance.some_of(candidates, len(candidates)):
        others = [o.id for o in service.aspect(wish.aspect).options if o.id not in wish.accepts]
        fitting = [o for o in others if feasible(service, {**values, wish.aspect: o}, client.wishes)]
        if fitting:
            return (replace(wish, accepts=(chance.one_of(fitting),), strength="must", refuses=()),)
    return ()


def _single(client: HiddenClient, service: Service, values: Values) -> list[Wish]:
    """The wishes on aspects of which the target has one value: what a set holds besides contradicts nothing."""
    return [w for a, w in client.wishes.items() if a in values and not service.aspect(a).several]


def _contradictory(client: HiddenClient, service: Service, values: Values, chance: Chance) -> HiddenClient:
    """In its 2nd or 3rd turn says another value of something it has a strict wish about, without a marker."""
    candidates = [w for w in _single(client, service, values) if w.strength == "must"]
    if not candidates:
        return client
    wish = chance.one_of(sorted(candidates, key=lambda wish: wish.visibility != "voiced")[:2])
    others = [o.id for o in service.aspect(wish.aspect).options if o.id not in wish.accepts]
    voiced = replace(wish, visibility="voiced")
    slip = Slip(turn=chance.between(2, 3), aspect=wish.aspect, value=chance.one_of(others))
    return replace(client, slip=slip, wishes={**client.wishes, wish.aspect: voiced})


def _proxy(kind: str, needs: float, present: float, most: int) -> Special:
    """A speaker for another: some wishes are needs, and one or two tastes are only the speaker's."""

    def special(client: HiddenClient, service: Service, values: Values, chance: Chance) -> HiddenClient:
        wishes = {
            a: replace(w, basis="need" if w.strict and chance.happens(needs) else "expectation")
            for a, w in client.wishes.items()
        }
        free = [a for a in service.aspects if a.id in values and a.id not in wishes]
        tastes = [_taste(aspect, chance) for aspect in chance.some_of(free, chance.between(1, most))]
        own = tuple(t for t in tastes if feasible(service, {**values, t.aspect: t.ideal}, client.wishes))
        proxy = Proxy(
            kind="child" if kind == "child" else "dependent",
            name=chance.one_of(NAMES[kind]),
            tastes=own,
            present=chance.happens(present),
        )
        return replace(client, wishes=wishes, proxy=proxy)

    return special


def _taste(aspect: Aspect, chance: Chance) -> Wish:
    return replace(wanting(aspect, chance.one_of(aspect.options).id, "voiced"), strength="bonus")


def _dissenting(client: HiddenClient, service: Service, values: Values, chance: Chance) -> HiddenClient:
    """The speaker is wrong about one strict wish, preferably one that cannot be undone; the beneficiary is present."""
    client = _proxy("child", 0.2, 1.0, 1)(client, service, values, chance)
    strict = [w for w in _single(client, service, values) if w.strict]
    grave = [w for w in strict if service.aspect(w.aspect).irreversible != "none"] or strict
    if not grave or client.proxy is None:
        return client
    wish = chance.one_of(grave)
    wrong = _worse(service, values, wish, client, chance)
    mistaken = (replace(wish, accepts=(wrong,), strength="must", refuses=(), visibility="voiced"),)
    return replace(client, proxy=replace(client.proxy, mistaken=mistaken)) if wrong else client


def _worse(service: Service, values: Values, wish: Wish, client: HiddenClient, chance: Chance) -> str:
    """A value not wanted but possible, in the direction without return where there is one; "" when there is none."""
    aspect = service.aspect(wish.aspect)
    unwanted = [option.id for option in aspect.options if option.id not in wish.accepts]
    others = [o for o in unwanted if feasible(service, {**values, aspect.id: o}, client.wishes)]
    if aspect.irreversible in ("less", "more"):
        sign = -1 if aspect.irreversible == "less" else 1
        edge = aspect.ranks[wish.ideal]
        others = [other for other in others if sign * (aspect.ranks[other] - edge) > 0] or others
    return chance.one_of(others) if others else ""


def _impossible(client: HiddenClient, service: Service, values: Values, chance: Chance) -> HiddenClient:
    """A voiced wish that a rule forbids beside the client's other wishes, which it voices as well."""
    for rule in chance.some_of(service.rules, len(service.rules)):
        if isinstance(rule, Excludes | Requires):
            broken = _forbidden(client, service, values, rule, chance)
            if broken is not None:
                return broken
    return _too_soon(client, service, values)


def _forbidden(
    client: HiddenClient, service: Service, values: Values, rule: Excludes | Requires, chance: Chance
) -> HiddenClient | None:
    """Voices the values of `when` that the target has, and a value that the rule forbids beside them."""
    if len(rule.then) != 1 or not rule.when or not holds(rule.when, values):
        return None
    aspect, named = next(iter(rule.then.items()))
    listed = [option.id for option in service.aspect(aspect).options]
    against = [v for v in listed if (v in named) == (rule.kind == "excludes")]
    if not against or aspect in rule.when or aspect not in values:
        return None
    grounds = {a: wanting(service.aspect(a), values[a], "voiced") for a in rule.when}
    kept = {a: w for a, w in client.wishes.items() if a != aspect}
    wish = wanting(service.aspect(aspect), chance.one_of(against), "voiced")
    return replace(client, wishes={**kept, **grounds}, impossible=Impossible(wish=wish, because=rule.because))


def _too_soon(client: HiddenClient, service: Service, values: Values) -> HiddenClient:
    """A date before the lead time that the client's target needs."""
    dates = [aspect for aspect in service.aspects if aspect.dated]
    needed = lead_days(service, values)
    rule = next((r for r in service.rules if r.kind == "lead_time" and r.days == needed), None)
    if not dates or rule is None or rule.kind != "lead_time" or needed < 2:
        return client
    day = NOW.date() + timedelta(days=floor(needed / 2))
    wish = replace(wanting(dates[0], day.isoformat(), "voiced"), operator="at_most")
    grounds = {a: wanting(service.aspect(a), values[a], "voiced") for a in rule.when if a in values}
    kept = {a: w for a, w in client.wishes.items() if a != dates[0].id}
    return replace(client, wishes={**kept, **grounds}, impossible=Impossible(wish=wish, because=rule.because))


SPECIAL: Mapping[ClientKind, Special] = {
    "never_volunteers": _silent,
    "changer": _changer,
    "contradictory": _contradictory,
    "child": _proxy("child", needs=0.3, present=0.8, most=2),
    "dementia": _proxy("dependent", needs=0.6, present=0.5, most=2),
    "dissenting": _dissenting,
    "impossible": _impossible,
}
