"""How a client answers pictures: accepts one, names at most two mismatches, or finds all of them hopeless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.simulation.client.actions import Action
from dialogs.simulation.client.mind import fits
from dialogs.simulation.client.view import Critique, Image, Value, View
from dialogs.simulation.hidden import Wish
from dialogs.wording.compose import Button

if TYPE_CHECKING:
    from dialogs.simulation.client.actor import Actor

RATHER = {"fr": "plutôt ", "en": "rather "}
HOPELESS = 4
"""Mismatches seen from which on a person says "not at all" rather than name two."""


def several_pictures(actor: Actor, view: View) -> Action | None:
    """The picture with the fewest mismatches seen, unless all are hopeless."""
    images = [(b, s.number) for b, s in view.all_of(Image) if isinstance(s, Image)]
    plans = view.pictures
    if not images or len(plans) < 2:
        return None
    seen = {n: len(actor.noticed(plans[n - 1], most=99)) for _, n in images if n <= len(plans)}
    best = min(seen, key=lambda number: seen[number])
    nothing = view.act("not_at_all")
    if seen[best] >= HOPELESS and nothing:
        return actor.tap(view, nothing)
    actor.mind.last_plan = plans[best - 1]
    return actor.tap(view, next(b for b, number in images if number == best))


def proposal(actor: Actor, view: View) -> Action | None:
    """Of a picture, at most two mismatches: by chips where there are some for both, else in words."""
    fine = view.act("thats_it", "yes", "agree")
    going = fine or view.act("send")
    if not view.pictures or going is None:
        return None
    seen = actor.noticed(view.pictures[0], most=99)
    nothing = view.act("not_at_all")
    if not seen:
        return actor.tap(view, fine or view.act("dont_know") or going)
    if len(seen) >= HOPELESS and nothing:
        return actor.tap(view, nothing)
    wrong = seen[:2]
    chips, send = [_chip(actor, view, wish) for wish in wrong], view.act("send")
    if send and all(chips):
        return actor.tap(view, *(chip for chip in chips if chip), send)
    said = " ; ".join(actor.phrase(wish, vague=False) for wish in wrong)
    return actor.typed(RATHER[actor.client.language] + said)


def _chip(actor: Actor, view: View, wish: Wish) -> Button | None:
    """The chip that says it: the value wanted, or which way. Of an option, "something else" says less than words:
    who could name the value takes it half the time."""
    aspect, shown = actor.service.aspect(wish.aspect), view.pictures[0][wish.aspect]
    named = (b for b, s in view.all_of(Value) if isinstance(s, Value) and s.aspect == aspect.id)
    exact = next((b for b in named if fits(wish, _values_of(view, b), aspect)), None)
    other = view.button(Critique(wish.aspect, "other"))
    if exact:
        return exact
    if aspect.kind == "scale":
        places = [aspect.ranks[value] for value in wish.accepts]
        below = max(places) < aspect.ranks[shown[0]]
        return view.button(Critique(wish.aspect, "less" if below else "more")) or other
    return other if wish.visibility == "on_show" or actor.chance.happens(0.5) else None


def _values_of(view: View, button: Button) -> tuple[str, ...]:
    sense = view.senses[button.id]
    return sense.values if isinstance(sense, Value) else ()
