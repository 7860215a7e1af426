"""The front desk's door: what a person does is answered there, or belongs to a case and is forwarded to it untouched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.domain.case import Summary
from dialogs.domain.events import Chose, Commanded, PersonEvent, Said, SentOther
from dialogs.domain.means import subject, trigger
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.person import Organisation, Person
from dialogs.domain.service import ALWAYS, Service, spoken_in
from dialogs.engine.interpret import labelled
from dialogs.flows.front_desk.chart import FRONT_DESK
from dialogs.flows.front_desk.open_case import named_service
from dialogs.flows.front_desk.services import same_again
from dialogs.flows.front_desk.team import asked_in_words, at_hand
from dialogs.flows.front_desk.turn import Attended, Desk, Spoken, again, forwarded
from dialogs.wording.compose import phrased

HEARD = 64
"""So many of the events that the desk took in itself are remembered, so that none is taken in twice."""
OWN_COMMANDS = frozenset({"start", "queue", "case", "cases", "new", "language", "data", "invite"})


def attend(
    person: Person,
    organisation: Organisation,
    event: PersonEvent,
    catalogue: Mapping[str, Service],
    now: datetime,
    *,
    queue: tuple[Summary, ...] = (),
    ended: str = "",
    fresh: Callable[[], str] = lambda: "",
    profile: Profile = UNKNOWN,
) -> Attended:
    """Answer what belongs to no case, or say which case it belongs to. Pure: may be run again.

    `queue` are the cases not ended that the person may see (a client's own are read only beside the idle desk);
    `ended` is the service of the case in focus, when that is over ("": it is not, or there is none); `fresh` gives a new
    secret code when one is needed; `profile` is what the organisation says of itself.
    """
    words = Spoken(event, now, profile, person.language or spoken_in(event.locale) or ALWAYS[0])
    desk = Desk(
        person=_introduced(person, words),
        organisation=organisation,
        words=words,
        catalogue=catalogue,
        queue=queue,
        ended=ended,
        fresh=fresh,
    )
    case = _belongs_to(desk)
    desk = forwarded(desk, case) if case else _answered(desk)
    if event not in desk.forward:
        desk = desk.knowing(heard=(*desk.person.heard, event.id)[-HEARD:])
    return desk.attended


def _introduced(person: Person, words: Spoken) -> Person:
    """What the channel and the first words tell of the person: name and language."""
    event = words.event
    name = person.name or event.name or _name(person.id)
    language = person.language or words.heard.language or spoken_in(event.locale)
    return replace(person, name=name, language=language)


def _name(id: str) -> str:
    return id.partition(":")[2].replace("_", " ").strip().title() if not id.startswith("telegram:") else ""


def _belongs_to(desk: Desk) -> str:
    """The case that the event belongs to; "" for the front desk."""
    person, event = desk.person, desk.event
    if isinstance(event, Chose):
        if event.reply:
            return "" if event.reply.startswith("desk.") else event.reply.rpartition(".")[0]
        return "" if person.asked is not None else _focus(desk)
    if isinstance(event, Commanded):
        return "" if event.command in OWN_COMMANDS or not person.focus else person.focus
    if isinstance(event, Said) and asked_in_words(desk, event.text):
        return ""
    if person.state != "idle" and person.asked is not None and isinstance(event, Said):
        return ""
    if desk.ended and isinstance(event, Said) and _begins_anew(desk, event.text):
        return ""
    return _focus(desk)


def _begins_anew(desk: Desk, text: str) -> bool:
    """Whether words after the end of a case ask for something new: a service, or the same as last time."""
    return named_service(text, desk.catalogue, desk.now) is not None or same_again(desk)


def _focus(desk: Desk) -> str:
    """The case that a person's free words go to; for the staff, one that is still under way."""
    if desk.member is None or desk.person.focus in desk.person.cases:
        return desk.person.focus
    if desk.person.focus in {summary.case for summary in desk.queue}:
        return desk.person.focus
    mine = at_hand(desk.queue, desk.person.id)
    return mine[0].case if len(mine) == 1 else ""


def _answered(desk: Desk) -> Desk:
    does, about = _trigger(desk)
    taken = FRONT_DESK.take(desk.person.state, does, desk.but(means=about))
    if taken is None:
        return again(desk)
    state, row = taken
    desk = desk.knowing(state=state).but(means=about)
    return row.do(desk) if row.do else desk


def _trigger(desk: Desk) -> tuple[str, str]:
    event, asked = desk.event, desk.person.asked
    match event:
        case Commanded(command=command, argument=argument):
            return command, argument.strip()
        case Chose(choices=picked, reply=reply):
            fresh = asked is not None and reply in ("", asked.id)
            choice = asked.choice(picked[0]) if fresh and asked and picked else None
            return (trigger(choice.means), subject(choice.means)) if choice else ("stale", "")
        case Said(text=text):
            return _by_words(desk, text)
        case SentOther():
            return "unsupported", ""
        case _:
            return "said", ""


def _by_words(desk: Desk, text: str) -> tuple[str, str]:
    """Words as an answer to the desk's open question: the label of a choice, or yes where that erases; else words."""
    wanted = asked_in_words(desk, text)
    if wanted is not None:
        return wanted
    language = desk.person.language or "fr"
    asked = desk.person.asked.choices if desk.person.asked and desk.person.state != "idle" else ()
    choice = labelled(text, ((phrased(choice.label, language, None), choice) for choice in asked))
    if choice is not None:
        return trigger(choice.means), subject(choice.means)
    confirmed = {"erasing": "erase", "losing": "erase_all"}.get(desk.person.state)
    return (confirmed, "") if confirmed and "yes" in desk.heard.acts else ("said", text)
