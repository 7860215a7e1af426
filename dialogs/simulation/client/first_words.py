"""The first words: what a client says of its own accord."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dialogs.simulation.client.answers import told_together
from dialogs.simulation.client.button_words import BENEFICIARY_ASKED, bare
from dialogs.simulation.hidden import Wish

if TYPE_CHECKING:
    from dialogs.simulation.client.actor import Actor
    from dialogs.simulation.client.view import View

GREETING = {"fr": ("Bonjour", "Bonsoir", "Bonjour à vous"), "en": ("Hello", "Hi", "Good morning")}
REQUEST = {"fr": "je viens pour : {0}", "en": "I'm here for: {0}"}
FILLERS = {
    "fr": (
        "Merci d'avance pour votre patience",
        "C'est une amie qui m'a parlé de vous",
        "Je suis déjà passé devant chez vous plusieurs fois",
    ),
    "en": (
        "Thanks in advance for your patience",
        "A friend told me about you",
        "I have walked past your place several times",
    ),
}
FOR_ME = {"fr": "C'est pour moi", "en": "It's for me"}
FOR = {
    "child": {"fr": "C'est pour mon enfant, {0}", "en": "It's for my child, {0}"},
    "dependent": {
        "fr": "C'est pour une personne dont je m'occupe, {0}",
        "en": "It's for {0}, whom I look after",
    },
}


def opening(actor: Actor, view: View | None) -> str:
    """The greeting, for whom it is, as many facts as this client volunteers, and those that it is asked for."""
    facts = _facts(actor)
    facts += [actor.phrase(wish) for wish in told_together(actor, view)] if view else []
    facts += [actor.wants_more(wish) for wish in actor.client.beyond if wish.voiced]
    if actor.client.manner.wordiness == "terse":
        return ", ".join(facts) or actor.service.name.to(actor.client.language)
    greeting = actor.chance.one_of(GREETING[actor.client.language])
    request = REQUEST[actor.client.language].format(actor.service.name.to(actor.client.language))
    said = [*(_padded(actor, facts) or [request]), *actor.client.chatter]
    return ". ".join((greeting, *_for_whom(actor, view), *said))


def _for_whom(actor: Actor, view: View | None) -> tuple[str, ...]:
    """For whom it is: for another in any case, for oneself when asked."""
    proxy, asked = actor.client.proxy, view and re.search(BENEFICIARY_ASKED, bare(view.message.text))
    if proxy is None:
        return (FOR_ME[actor.client.language],) if asked and actor.notices() else ()
    return (FOR[proxy.kind][actor.client.language].format(proxy.name),)


def _facts(actor: Actor) -> list[str]:
    client, mind = actor.client, actor.mind
    outcome = actor.service.outcome(client.outcome) if client.names_outcome else None
    facts = [actor.names(outcome)] if outcome else []
    facts += [actor.phrase(wish) for wish in mind.untold()[: client.manner.volunteers]]
    return facts + [actor.phrase(wish, vague=False) for wish in _pressing(actor) if wish.aspect not in mind.told]


def _pressing(actor: Actor) -> list[Wish]:
    """What this client is sure to bring up: an impossible wish with its grounds, a proxy's own idea."""
    client, wishes = actor.client, actor.mind.wishes
    if client.impossible is not None:
        return [*(w for w in wishes.values() if w.visibility == "voiced"), client.impossible.wish]
    return [*client.proxy.mistaken, *client.proxy.tastes[:1]] if client.proxy else []


def _padded(actor: Actor, facts: list[str]) -> list[str]:
    """A wordy client's facts with chatter between them."""
    if actor.client.manner.wordiness != "wordy":
        return facts
    chatter = list(FILLERS[actor.client.language])
    return [part for fact in facts for part in ((fact, chatter.pop()) if chatter else (fact,))]
