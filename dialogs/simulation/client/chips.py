"""How a client takes back with one tap what its words were taken for and it does not want."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.simulation.client.actions import Action
from dialogs.simulation.client.mind import fits
from dialogs.simulation.client.view import Undo, View

if TYPE_CHECKING:
    from dialogs.simulation.client.actor import Actor


def takes_back(actor: Actor, view: View) -> Action | None:
    """The first wrong reading among the chips that it sees; half the time it says so in words instead."""
    chips = [(button, sense.plan) for button, sense in view.all_of(Undo) if isinstance(sense, Undo)]
    wrong = [button for button, plan in chips if any(_is_wrong(actor, a, plan[a], len(chips)) for a in plan)]
    return actor.tap(view, wrong[0]) if wrong and actor.prefers_taps() else None


def _is_wrong(actor: Actor, aspect: str, values: tuple[str, ...], among: int) -> bool:
    """Whether it meant other values of that aspect, or never spoke of it nor saw it shown so, and sees that."""
    wish = actor.mind.wishes.get(aspect)
    meant = fits(wish, values, actor.service.aspect(aspect)) if wish else actor.mind.last_plan.get(aspect) == values
    refused = wish is not None and bool(wish.refuses)
    slipped = actor.client.slip is not None and actor.client.slip.aspect == aspect
    return not meant and not refused and not slipped and actor.notices(aspect, among)
