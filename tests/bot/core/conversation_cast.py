"""A small core, channels and a clock for testing the way of a message: the core's rules are tested elsewhere.

At this front desk whoever writes gets a case; "/help" is answered by the desk; "oublie-moi" erases. In a case
each word is echoed to the person and told to the staff, except "bug", which fails.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.channel import Outgoing, Unreachable
from bot.core.conversation import Conversation
from dialogs.domain.case import Case, Message, Party, Status, Summary
from dialogs.domain.events import Commanded, Event, PersonEvent, Said, TimePassed
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.person import Membership, Organisation, Person
from dialogs.domain.replies import Picture, Reply, Words
from dialogs.domain.service import Aspect, Language, Service, Text
from dialogs.flows.front_desk.turn import Attended
from dialogs.step import Step
from dialogs.wording.compose import Composed, Shown
from storage.memory import MemoryStore
from storage.store import Store

PARIS = ZoneInfo("Europe/Paris")
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)
DAY = timedelta(days=1)
LEA, PAUL, ANNE = "client:lea", "staff:paul", "staff:anne"


def both(words: str) -> Text:
    return Text(fr=words, en=words)


HAIRCUT = Service(
    id="haircut",
    name=both("Coupe"),
    open=both("Bonjour"),
    aspects=(Aspect(id="date", kind="date", facet="delay", label=both("x"), ask=both("x"), why=both("x")),),
)


def case_of(person: str) -> str:
    return hashlib.sha256(person.encode()).hexdigest()[:8]


def attend(
    person: Person,
    organisation: Organisation,
    event: PersonEvent,
    catalogue: Mapping[str, Service],
    now: datetime,
    *,
    queue: tuple[Summary, ...] = (),
    ended: str = "",
    fresh: Callable[[], str] = str,
    profile: Profile = UNKNOWN,
    taken: tuple[str, ...] = (),
) -> Attended:
    match event:
        case Commanded(command="help"):
            heard = replace(person, heard=(*person.heard, event.id), replied=person.replied + 1)
            text = f"{len(queue)} en cours" if event.who in organisation.members else "aide"
            answer = Reply(id=f"d{heard.replied}", to=person.id, kind="notice", paragraphs=(Words(text),))
            return Attended(person=heard, organisation=organisation, replies=(answer,))
        case Said(text="oublie-moi"):
            farewell = Reply(id="bye", to=person.id, kind="notice", paragraphs=(Words("adieu"),))
            return Attended(person=person, organisation=organisation, replies=(farewell,), erase=(case_of(person.id),))
        case Commanded(command="case", argument=id):
            focused = replace(person, focus=id)
            return Attended(person=focused, organisation=organisation, case=id, forward=(event,))
    if person.focus and not ended:
        return Attended(person=person, organisation=organisation, case=person.focus, forward=(event,))
    id = case_of(person.id) if not ended else case_of(f"{person.id} again")
    opened = Case(
        id=id,
        service="haircut",
        opened_at=now,
        client=person.id,
        parties=(Party(id=person.id, name=person.name, side="client"),),
    )
    settled = replace(person, focus=id, cases=(*person.cases, id))
    return Attended(person=settled, organisation=organisation, case=id, opened=opened, forward=(event,))


def step(
    case: Case,
    service: Service,
    event: Event,
    now: datetime,
    *,
    by: Person | None = None,
    member: Membership | None = None,
    profile: Profile = UNKNOWN,
    taken: tuple[str, ...] = (),
) -> Step:
    if isinstance(event, TimePassed):
        reminded = replace(case, due=None, nudges=case.nudges + 1, replied=case.replied + 1)
        return Step(reminded, (_reply(reminded, case.client, "rappel"),))
    text = event.text if isinstance(event, Said) else type(event).__name__
    if text == "bug":
        raise ZeroDivisionError("a mistake of ours")
    message = Message(id=event.id, party=event.who, text=text, at=now)
    due = now + DAY if text == "demain" else case.due
    status = Status.CLOSED if text == "fini" else case.status
    case = replace(case, messages=(*case.messages, message), replied=case.replied + 1, due=due, status=status)
    echo = _reply(case, event.who, text)
    if text == "dessine":
        echo = replace(echo, pictures=(Picture(alt=Words("a sketch"), values={"top": "12mm"}),))
    if text == "document":
        echo = replace(echo, document=1)
    if member:
        return Step(case, (echo, _reply(case, case.client, f"{event.who}: {text}")))
    return Step(case, (echo, _reply(case, "staff", f"{event.who}: {text}")))


def _reply(case: Case, to: str, text: str) -> Reply:
    return Reply(id=f"r{case.replied}", to=to, kind="notice", paragraphs=(Words(text),))


def compose(reply: Reply, language: Language, service: Service | None) -> Composed:
    """The keys are the text here, with the language and the service."""
    texts = [words.key for words in reply.paragraphs]
    pictures = tuple(Shown(alt=one.alt.key, values=one.values, photo=one.photo) for one in reply.pictures)
    where = f"{language}/{service.id}" if service else language
    return Composed(
        reply=reply.id,
        kind=reply.kind,
        text=f"[{where}] {' '.join(texts)}",
        pictures=pictures,
        document=reply.document,
    )


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = NINE) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@dataclass
class Letterbox:
    """A channel that keeps what arrives. `failures` are raised first, one a try; `gone` are out of reach."""

    prefixes: tuple[str, ...] = ("client:", "staff:")
    arrived: list[Outgoing] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    held: asyncio.Event | None = None
    arrival: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, outgoing: Outgoing) -> str:
        if self.held:
            await self.held.wait()
        if outgoing.to in self.gone:
            raise Unreachable("blocked")
        if self.failures:
            raise self.failures.pop(0)
        self.arrived.append(outgoing)
        self.arrival.set()
        return f"receipt {len(self.arrived)}"

    async def next_arrival(self) -> None:
        """Return when something has arrived since the last call."""
        await asyncio.wait_for(self.arrival.wait(), timeout=5)
        self.arrival.clear()

    def to(self, person: str) -> list[str]:
        """What came to a person, without the language."""
        return [one.message.text.partition("] ")[2] for one in self.arrived if one.to == person]


CATALOGUE = {"haircut": HAIRCUT}


class House:
    """A conversation with a small core, on a store that may outlive it."""

    def __init__(self, store: Store | None = None, **given: object) -> None:
        self.store = store or MemoryStore()
        self.box = Letterbox()
        self.clock = HandClock()
        self.slept: list[float] = []
        self.drawn: list[Mapping[str, str]] = []
        self.draw = self._draw
        self.compose = compose
        self._told = 0
        self.restart(**given)

    def restart(self, *, catalogue: Mapping[str, Service] = CATALOGUE, **given: object) -> None:
        """The next run of the program, on the same store."""
        core = {"step": step, "attend": attend, "compose": compose, "sleep": self._sleep}
        self.conversation = Conversation(
            self.store,
            catalogue,
            (self.box,),
            self.clock,
            lambda service, values: self.draw(service, values),
            lambda case, service, language, version: (f"{case.id}-v{version}.md", b"# agreed"),
            **{**core, **given},
        )

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def _draw(self, service: Service, values: Mapping[str, str]) -> bytes:
        self.drawn.append(values)
        return b"PNG"

    async def says(self, who: str, text: str, id: str = "", locale: str = "") -> None:
        """Somebody writes, and all that follows arrives."""
        await self.conversation.receive_and_deliver(self.words(who, text, id, locale))

    def words(self, who: str, text: str, id: str = "", locale: str = "") -> Said | Commanded:
        self._told += 1
        known = {"id": id or f"m{self._told}", "who": who, "name": who.partition(":")[2], "locale": locale}
        if text.startswith("/"):
            command, _, argument = text[1:].partition(" ")
            return Commanded(**known, command=command, argument=argument)
        return Said(**known, text=text)

    async def case(self, client: str = LEA) -> Case:
        kept = await self.store.case(case_of(client))
        assert kept
        return kept.document

    async def heard(self, client: str = LEA) -> list[str]:
        """The words in a client's case, in order."""
        return [message.text for message in (await self.case(client)).messages]
