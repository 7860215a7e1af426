"""The one for whom it is looks at a picture: what its face says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dialogs.simulation.client.button_words import READ_OUT, bare
from dialogs.simulation.client.domain import Plan
from dialogs.simulation.client.mind import mismatches
from dialogs.simulation.client.view import Face, View
from dialogs.wording.compose import Button

if TYPE_CHECKING:
    from dialogs.simulation.client.actor import Actor


def shown_face(actor: Actor, view: View) -> tuple[Button, ...]:
    """The button of the face: sad about what is strictly unwanted, neutral about a missed bonus; the speaker learns from it.

    Of somebody out of reach, that they cannot be asked now; none where no face is asked for.
    """
    faces = {sense.mood: button for button, sense in view.all_of(Face) if isinstance(sense, Face)}
    proxy = actor.client.proxy
    if not faces:
        return ()
    if proxy is not None and not proxy.present:
        button = view.act("absent", "later", "dont_know")
        return (button,) if button else ()
    mood = _mood(actor, view)
    if mood == "sad":
        actor.learns()
    return (faces.get(mood) or next(iter(faces.values())),)


def _read_out(actor: Actor, view: View) -> Plan:
    """What the message asks to read to the one for whom it is."""
    paragraphs = (p for p in view.message.text.split("\n\n") if re.search(READ_OUT, bare(p)))
    return {aspect: values for p in paragraphs for aspect, values in actor.domain.plan(p).items()}


def _mood(actor: Actor, view: View) -> str:
    plan = {**(view.pictures[0] if view.pictures else actor.mind.last_plan), **_read_out(actor, view)}
    wrong = [w for w in mismatches(actor.client.wishes.values(), plan, actor.service) if actor.notices()]
    if not wrong:
        return "glad"
    return "sad" if any(wish.strict for wish in wrong) else "neutral"
