"""The front desk on which service a request is about: named in words, tapped, or the only one; and the case that opens."""

from __future__ import annotations

from dialogs.domain.events import Commanded, PersonEvent, Said, SentPhoto
from dialogs.domain.means import OfService
from dialogs.domain.replies import Choice, Words
from dialogs.domain.service import Service
from dialogs.engine.turn import choices
from dialogs.flows.answers import answer, introduced
from dialogs.flows.elicitation.as_last_time import refers_back
from dialogs.flows.front_desk.open_case import case_id, named_service, open_case
from dialogs.flows.front_desk.team import greet_staff, join_team
from dialogs.flows.front_desk.turn import Desk, forwarded
from dialogs.understanding.acts.questions import may_ask
from dialogs.wording.parts import literal


def several_offered(desk: Desk) -> bool:
    """Whether a client's new request is about one of several services."""
    return desk.member is None and len(desk.catalogue) > 1


def undecided(desk: Desk) -> bool:
    """Whether it is open which service a client's words are about."""
    return several_offered(desk) and _wanted(desk) is None


def starts_undecided(desk: Desk) -> bool:
    """Whether a client begins, by a command that does not say with what, and has nothing to go on with."""
    return several_offered(desk) and not desk.means and not desk.person.focus


def greet(desk: Desk) -> Desk:
    """The first words, or words without a case: they open one of the service that they are about."""
    if desk.member is not None:
        return greet_staff(desk)
    service = _wanted(desk)
    assert service is not None, "words that name no service are asked about"
    return _open(_welcomed(desk), service, (desk.event,))


def _welcomed(desk: Desk) -> Desk:
    if desk.person.replied or desk.person.cases:
        return desk
    hello = Words("desk.hello", {"name": desk.person.name})
    return desk.say("notice", hello, introduced(desk.profile), Words("desk.privacy"))


def _wanted(desk: Desk) -> Service | None:
    if len(desk.catalogue) == 1:
        return next(iter(desk.catalogue.values()))
    text = desk.event.text if isinstance(desk.event, (Said, SentPhoto)) else ""
    named = named_service(text, desk.catalogue, desk.now)
    return desk.catalogue.get(desk.ended) if named is None and same_again(desk) else named


def same_again(desk: Desk) -> bool:
    """Whether words ask for the same as last time, rather than look back on it ("perfect as always, thank you")."""
    if not isinstance(desk.event, Said) or not refers_back(desk.heard):
        return False
    return "thanks" not in desk.heard.acts and len(desk.heard.rest) <= 1


def only_asks(desk: Desk) -> bool:
    """Whether a client's words are questions and no more, each of them with an answer."""
    if desk.member is not None or not isinstance(desk.event, Said) or not may_ask(desk.event.text):
        return False
    heard = desk.heard
    more = heard.left or heard.readings or heard.beneficiary
    return bool(heard.queries) and not more and all(_answers(desk))


def reply_to_questions(desk: Desk) -> Desk:
    """The answers, and which service it shall be, where that is open."""
    before, desk = desk.replies, _welcomed(desk)
    said = {repr(words) for reply in desk.replies[len(before) :] for words in reply.paragraphs}
    told = tuple(words for words in _answers(desk) if words and repr(words) not in said)
    if not several_offered(desk):
        return desk.say("notice", *told) if told else desk
    return desk.say("question", *told, Words("desk.which"), choices=_offered(desk))


def _answers(desk: Desk) -> list[Words | None]:
    return [answer(query, desk.profile, desk.now, desk.catalogue.values()) for query in desk.heard.queries]


def ask_service(desk: Desk) -> Desk:
    """Which service; the words said so far wait for the answer."""
    return _ask_service(_welcomed(desk), "desk.which")


def ask_again(desk: Desk) -> Desk:
    return _ask_service(desk, "desk.which_again")


def _ask_service(desk: Desk, key: str) -> Desk:
    desk = desk.knowing(pending=(*desk.person.pending, *_telling(desk)))
    return desk.say("question", Words(key), choices=_offered(desk))


def _offered(desk: Desk) -> tuple[Choice, ...]:
    return choices(*((OfService(id), literal(service.name)) for id, service in desk.catalogue.items()))


def _telling(desk: Desk) -> tuple[Said | SentPhoto, ...]:
    """The event, where it may tell something about what is wanted: a mere "hello" does not."""
    return (desk.event,) if isinstance(desk.event, (Said, SentPhoto)) and not desk.merely_polite else ()


def is_offered(desk: Desk) -> bool:
    return desk.means in desk.catalogue


def choose(desk: Desk) -> Desk:
    """The service was tapped."""
    return _open(desk, desk.catalogue[desk.means], desk.person.pending)


def names_service(desk: Desk) -> bool:
    return _wanted(desk) is not None


def choose_by_words(desk: Desk) -> Desk:
    """The service was named in words, with what was said before."""
    service = _wanted(desk)
    assert service is not None, "the words name a service"
    return _open(desk, service, (*desk.person.pending, desk.event))


def _open(desk: Desk, service: Service, forward: tuple[PersonEvent, ...]) -> Desk:
    """A new case, beginning with what was said."""
    id = case_id(desk.person.id, desk.event.id)
    opened = open_case(id, service, desk.person, desk.now)
    events = forward or (Commanded(id=desk.event.id, who=desk.person.id, command="start"),)
    desk = desk.knowing(state="idle", asked=None, pending=(), focus=id, cases=(*desk.person.cases, id))
    return desk.but(case=id, opened=opened, forward=events)


def start(desk: Desk) -> Desk:
    """/start, alone or with a service's name or an invitation code."""
    if not desk.means:
        return _again_in_case(desk) if desk.person.focus and desk.member is None else new(desk)
    service = desk.catalogue.get(desk.means)
    return _open(_welcomed(desk), service, ()) if service else join_team(desk)


def _again_in_case(desk: Desk) -> Desk:
    return forwarded(desk, desk.person.focus)


def new(desk: Desk) -> Desk:
    """A new request; words said before do not belong to it. Members have the queue instead."""
    if desk.member is not None:
        return greet_staff(desk)
    return _open(_welcomed(desk), next(iter(desk.catalogue.values())), ())
