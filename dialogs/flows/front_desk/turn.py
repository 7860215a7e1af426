"""A turn at the front desk, as values: what its flow's guards read and its actions change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypedDict, Unpack

from dialogs.domain.case import Case, Summary
from dialogs.domain.events import PersonEvent, Said
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.person import Membership, Organisation, Person, PersonChanges
from dialogs.domain.replies import Choice, Reply, ReplyKind, Words
from dialogs.domain.service import ALWAYS, Language, Service
from dialogs.understanding import understand_plainly
from dialogs.understanding.result import Act, Understanding
from dialogs.wording.parts import as_is, literal

COURTESY: frozenset[Act] = frozenset({"greeting", "thanks", "help", "show"})


@dataclass(frozen=True)
class Spoken:
    """An event as words to the desk: understood once, and only where something hangs on it."""

    event: PersonEvent
    now: datetime
    profile: Profile = UNKNOWN
    language: Language = ALWAYS[0]

    @cached_property
    def heard(self) -> Understanding:
        """What the words do whatever the service; nothing where the event is none."""
        if not isinstance(self.event, Said):
            return Understanding()
        return understand_plainly(self.event.text, self.now, self.profile, self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """What the front desk made of an event.

    `replies` are its own (their `to` is always a person). `forward` are the events that belong to the case `case`,
    in order, and `opened` is that case when it begins with them (not yet stored). `erase` names the cases to be
    removed for good, with the person, when the person asked for that.
    """

    person: Person
    organisation: Organisation
    replies: tuple[Reply, ...] = ()
    case: str = ""
    opened: Case | None = None
    forward: tuple[PersonEvent, ...] = ()
    erase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One turn at the front desk. `queue` are the cases not ended that the person may see: all for the staff.

    `ended` is the service of the case in focus, when that is over.
    """

    person: Person
    organisation: Organisation
    words: Spoken
    catalogue: Mapping[str, Service]
    queue: tuple[Summary, ...] = ()
    ended: str = ""
    fresh: Callable[[], str] = lambda: ""
    means: str = ""
    replies: tuple[Reply, ...] = ()
    case: str = ""
    opened: Case | None = None
    forward: tuple[PersonEvent, ...] = ()
    erase: tuple[str, ...] = ()

    @property
    def event(self) -> PersonEvent:
        return self.words.event

    @property
    def now(self) -> datetime:
        return self.words.now

    @property
    def profile(self) -> Profile:
        """What the organisation says of itself."""
        return self.words.profile

    @property
    def member(self) -> Membership | None:
        return self.organisation.members.get(self.person.id)

    @property
    def attended(self) -> Attended:
        """What comes of it."""
        return Attended(
            person=self.person,
            organisation=self.organisation,
            replies=self.replies,
            case=self.case,
            opened=self.opened,
            forward=self.forward,
            erase=self.erase,
        )

    def but(self, **changes: Unpack[DeskChanges]) -> Desk:
        return replace(self, **changes)

    def knowing(self, **changes: Unpack[PersonChanges]) -> Desk:
        return self.but(person=replace(self.person, **changes))

    def say(self, kind: ReplyKind, *paragraphs: Words, choices: tuple[Choice, ...] = ()) -> Desk:
        """Say something; with choices it becomes the desk's open question."""
        number = self.person.replied + 1
        reply = Reply(id=f"desk.{number}", to=self.person.id, kind=kind, paragraphs=paragraphs, choices=choices)
        asked = reply if choices else self.person.asked
        return self.knowing(replied=number, asked=asked).but(replies=(*self.replies, reply))

    @property
    def heard(self) -> Understanding:
        """What the words do whatever the service: greet, say yes..."""
        return self.words.heard

    @property
    def merely_polite(self) -> bool:
        """Whether the words are a greeting and the like, and nothing else."""
        heard = self.heard
        more = heard.rest or heard.left or heard.readings
        return bool(heard.acts) and set(heard.acts) <= COURTESY and not more

    def summary_words(self, key: str, summary: Summary) -> Words:
        """A case in a list."""
        service = self.catalogue.get(summary.service)
        name = literal(service.name) if service else as_is(summary.service)
        status = Words(f"status.{summary.status}")
        return Words(key, {"case": summary.case, "name": summary.name, "service": name, "status": status})


class DeskChanges(TypedDict, total=False):
    """What may become otherwise in a turn at the desk: its fields, so that every update is checked."""

    person: Person
    organisation: Organisation
    words: Spoken
    catalogue: Mapping[str, Service]
    queue: tuple[Summary, ...]
    ended: str
    fresh: Callable[[], str]
    means: str
    replies: tuple[Reply, ...]
    case: str
    opened: Case | None
    forward: tuple[PersonEvent, ...]
    erase: tuple[str, ...]


def forwarded(desk: Desk, case: str) -> Desk:
    """To its case. The desk no longer waits for an answer, but a tap on its question still counts."""
    return desk.knowing(focus=case, state="idle").but(case=case, forward=(desk.event,))


def help_(desk: Desk) -> Desk:
    return desk.say("notice", Words("desk.help"))


def again(desk: Desk) -> Desk:
    """What makes no sense here: the open question again, or the front desk's help."""
    asked = desk.person.asked
    if asked is None:
        return help_(desk)
    return desk.say(asked.kind, *asked.paragraphs, choices=asked.choices)
