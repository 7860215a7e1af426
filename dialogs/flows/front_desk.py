"""The front desk: greeting, choosing a service, the queue, help, language, "my data"; and which case words belong to.

What belongs to a case is forwarded to it untouched. What belongs to none is answered here, by the same kind of table as
every other conversation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dialogs.case import Case, Summary
from dialogs.events import Chose, Commanded, PersonEvent, Said, SentOther
from dialogs.flows.opening import case_id, named_service, open_case
from dialogs.machine import SAME, Flow, Row
from dialogs.person import Invitation, Membership, Organisation, Person
from dialogs.replies import Choice, Reply, ReplyKind, Words
from dialogs.saying import literal
from dialogs.service import Language, Service
from dialogs.turn import choices
from dialogs.understanding import understand
from dialogs.understanding.reading import Context

HEARD = 64
INVITED_FOR = timedelta(days=7)
OWN_COMMANDS = frozenset({"start", "queue", "case", "cases", "new", "language", "data", "invite"})


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
    """One turn at the front desk."""

    person: Person
    organisation: Organisation
    event: PersonEvent
    catalogue: Mapping[str, Service]
    now: datetime
    queue: tuple[Summary, ...] = ()
    fresh: Callable[[], str] = lambda: ""
    means: str = ""
    replies: tuple[Reply, ...] = ()
    case: str = ""
    opened: Case | None = None
    forward: tuple[PersonEvent, ...] = ()
    erase: tuple[str, ...] = field(default=())

    @property
    def member(self) -> Membership | None:
        return self.organisation.members.get(self.person.id)

    def but(self, **changes: object) -> Desk:
        return replace(self, **changes)  # type: ignore[arg-type]

    def knowing(self, **changes: object) -> Desk:
        return self.but(person=replace(self.person, **changes))  # type: ignore[arg-type]

    def say(self, kind: ReplyKind, *paragraphs: Words, choices: tuple[Choice, ...] = ()) -> Desk:
        """Say something; with choices it becomes the desk's open question."""
        number = self.person.replied + 1
        reply = Reply(id=f"desk.{number}", to=self.person.id, kind=kind, paragraphs=paragraphs, choices=choices)
        asked = reply if choices else self.person.asked
        return self.knowing(replied=number, asked=asked).but(replies=(*self.replies, reply))


def attend(
    person: Person,
    organisation: Organisation,
    event: PersonEvent,
    catalogue: Mapping[str, Service],
    now: datetime,
    *,
    queue: tuple[Summary, ...] = (),
    ended: bool = False,
    fresh: Callable[[], str] = lambda: "",
) -> Attended:
    """Answer what belongs to no case, or say which case it belongs to. Pure: may be run again.

    `queue` are the cases not ended (read only for members); `ended` tells that the case in focus is over; `fresh` gives
    a new secret code when one is needed.
    """
    desk = Desk(
        person=_introduced(person, event, catalogue, now),
        organisation=organisation,
        event=event,
        catalogue=catalogue,
        now=now,
        queue=queue,
        fresh=fresh,
    )
    case = _belongs_to(desk, ended=ended)
    desk = _forwarded(desk, case) if case else _answered(desk)
    if event not in desk.forward:
        desk = desk.knowing(heard=(*desk.person.heard, event.id)[-HEARD:])
    return Attended(
        person=desk.person,
        organisation=desk.organisation,
        replies=desk.replies,
        case=desk.case,
        opened=desk.opened,
        forward=desk.forward,
        erase=desk.erase,
    )


def _introduced(person: Person, event: PersonEvent, catalogue: Mapping[str, Service], now: datetime) -> Person:
    """What the channel and the first words tell of the person: name and language."""
    name = person.name or event.name or _name(person.id)
    language = person.language or _spoken(event, catalogue, now) or _language(event.locale)
    return replace(person, name=name, language=language)


def _name(id: str) -> str:
    return id.partition(":")[2].replace("_", " ").strip().title() if not id.startswith("telegram:") else ""


def _language(locale: str) -> Language | None:
    return "fr" if locale[:2] == "fr" else "en" if locale else None


def _spoken(event: PersonEvent, catalogue: Mapping[str, Service], now: datetime) -> Language | None:
    service = next(iter(catalogue.values()), None)
    if not isinstance(event, Said) or service is None:
        return None
    return understand(event.text, service, Context(now=now)).language


def _belongs_to(desk: Desk, *, ended: bool) -> str:
    """The case that the event belongs to; "" for the front desk."""
    person, event = desk.person, desk.event
    if isinstance(event, Chose):
        if event.reply:
            return "" if event.reply.startswith("desk.") else event.reply.rpartition(".")[0]
        return "" if person.asked is not None else _focus(desk)
    if isinstance(event, Commanded):
        return "" if event.command in OWN_COMMANDS or not person.focus else person.focus
    if person.state != "idle" and person.asked is not None and isinstance(event, Said):
        return ""
    if ended and isinstance(event, Said) and named_service(event.text, desk.catalogue, desk.now):
        return ""
    return _focus(desk)


def _focus(desk: Desk) -> str:
    """The case that a person's free words go to; for the staff, one that is still under way."""
    if desk.member is None or desk.person.focus in desk.person.cases:
        return desk.person.focus
    alive = [summary.case for summary in desk.queue]
    if desk.person.focus in alive:
        return desk.person.focus
    mine = [summary.case for summary in desk.queue if summary.owner in ("", desk.person.id)]
    return mine[0] if len(mine) == 1 else ""


def _forwarded(desk: Desk, case: str) -> Desk:
    return desk.knowing(focus=case).but(case=case, forward=(desk.event,))


def _answered(desk: Desk) -> Desk:
    trigger, means = _trigger(desk)
    taken = FRONT_DESK.take(desk.person.state, trigger, desk.but(means=means))
    if taken is None:
        return again(desk)
    state, row = taken
    desk = desk.knowing(state=state).but(means=means)
    return row.do(desk) if row.do else desk


def _trigger(desk: Desk) -> tuple[str, str]:
    event, asked = desk.event, desk.person.asked
    match event:
        case Commanded(command=command, argument=argument):
            return command, argument.strip()
        case Chose(choices=picked, reply=reply):
            fresh = asked is not None and reply in ("", asked.id)
            choice = asked.choice(picked[0]) if fresh and asked and picked else None
            return (choice.means.partition(":")[0], choice.means.partition(":")[2]) if choice else ("stale", "")
        case Said(text=text):
            return "said", text
        case SentOther():
            return "unsupported", ""
        case _:
            return "said", ""


def greet(desk: Desk) -> Desk:
    """The first words, or words without a case: find the service they are about, or ask."""
    if desk.member is not None:
        return show_queue(desk.say("notice", Words("desk.staff_hello", {"name": desk.person.name})))
    desk = _welcomed(desk)
    service = _wanted(desk)
    return _open(desk, service, (desk.event,)) if service else _ask_service(desk, "desk.which")


def _welcomed(desk: Desk) -> Desk:
    if desk.person.replied or desk.person.cases:
        return desk
    return desk.say("notice", Words("desk.hello", {"name": desk.person.name}), Words("desk.privacy"))


def _wanted(desk: Desk) -> Service | None:
    if len(desk.catalogue) == 1:
        return next(iter(desk.catalogue.values()))
    text = desk.event.text if isinstance(desk.event, Said) else ""
    return named_service(text, desk.catalogue, desk.now)


def _ask_service(desk: Desk, key: str) -> Desk:
    """Which service; the words said so far wait for the answer."""
    options = ((f"service:{id}", literal(service.name)) for id, service in desk.catalogue.items())
    pending = desk.person.pending or ((desk.event,) if isinstance(desk.event, Said) else ())
    desk = desk.knowing(state="choosing", pending=pending)
    return desk.say("question", Words(key), choices=choices(*options))


def choose(desk: Desk) -> Desk:
    """The service was tapped."""
    service = desk.catalogue.get(desk.means)
    return _open(desk, service, desk.person.pending) if service else _ask_service(desk, "desk.which_again")


def choose_by_words(desk: Desk) -> Desk:
    """The service was named in words, with what was said before."""
    service = named_service(desk.means, desk.catalogue, desk.now)
    if service is None:
        return _ask_service(desk, "desk.which_again")
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
    return _open(_welcomed(desk), service, ()) if service else join(desk)


def _again_in_case(desk: Desk) -> Desk:
    return _forwarded(desk, desk.person.focus)


def new(desk: Desk) -> Desk:
    """A new request; words said before do not belong to it."""
    if desk.member is not None:
        return greet(desk)
    desk = _welcomed(desk)
    if len(desk.catalogue) == 1:
        return _open(desk, next(iter(desk.catalogue.values())), ())
    return _ask_service(desk, "desk.which")


def join(desk: Desk) -> Desk:
    """An invitation code: valid once, and not for ever."""
    digest = hashlib.sha256(desk.means.encode()).hexdigest()
    found = next((i for i in desk.organisation.invitations if i.digest == digest and i.expires > desk.now), None)
    if found is None:
        return desk.say("notice", Words("desk.bad_code"))
    left = tuple(i for i in desk.organisation.invitations if i.digest != digest)
    members = {**desk.organisation.members, desk.person.id: found.role}
    desk = desk.but(organisation=replace(desk.organisation, members=members, invitations=left))
    return desk.knowing(asked=None, pending=()).say(
        "notice", Words(f"desk.joined.{found.role}", {"name": desk.person.name})
    )


def invite(desk: Desk) -> Desk:
    if desk.member != "manager":
        return desk.say("notice", Words("desk.not_allowed"))
    code = desk.fresh()
    organisation = with_invitation(desk.organisation, code, "staff", desk.now)
    return desk.but(organisation=organisation).say("notice", Words("desk.invitation", {"code": code}))


def with_invitation(organisation: Organisation, code: str, role: Membership, now: datetime) -> Organisation:
    """The organisation with one more invitation; only the code's digest is kept."""
    invitation = Invitation(digest=hashlib.sha256(code.encode()).hexdigest(), role=role, expires=now + INVITED_FOR)
    kept = tuple(i for i in organisation.invitations if i.expires > now)
    return replace(organisation, invitations=(*kept, invitation))


def show_queue(desk: Desk) -> Desk:
    """The cases under way; one tap opens a case."""
    if desk.member is None:
        return desk.say("notice", Words("desk.members_only"))
    if not desk.queue:
        return desk.say("notice", Words("desk.queue.empty"))
    shown = sorted(desk.queue, key=lambda summary: (_urgency(summary), summary.opened_at))[:20]
    options = choices(*((f"open:{summary.case}", _summary_words(desk, summary)) for summary in shown))
    return desk.say("notice", Words("desk.queue"), choices=options)


def _urgency(summary: Summary) -> int:
    order = ("dispute", "review", "in_service", "agreed", "delivered", "feedback")
    return order.index(summary.status) if summary.status in order else len(order)


def _summary_words(desk: Desk, summary: Summary) -> Words:
    service = desk.catalogue.get(summary.service)
    name = literal(service.name) if service else Words("=raw", {"text": summary.service})
    return Words(
        "desk.queue.line",
        {"case": summary.case, "name": summary.name, "service": name, "status": Words(f"status.{summary.status}")},
    )


def open_one(desk: Desk) -> Desk:
    """A case from the queue, or by its number: what is asked in it is shown again."""
    known = {summary.case for summary in desk.queue} | set(desk.person.cases)
    if desk.means not in known:
        return desk.say("notice", Words("desk.case_unknown"))
    again = Commanded(id=desk.event.id, who=desk.person.id, command="case", argument=desk.means)
    return desk.knowing(focus=desk.means, asked=None).but(case=desk.means, forward=(again,))


def show_cases(desk: Desk) -> Desk:
    if not desk.person.cases:
        return desk.say("notice", Words("desk.cases.none"))
    options = choices(*((f"open:{id}", Words("=raw", {"text": id})) for id in reversed(desk.person.cases[-10:])))
    return desk.say("notice", Words("desk.cases"), choices=options)


def change_language(desk: Desk) -> Desk:
    """French or English, as named; without a name, the other one."""
    other: Language = "en" if desk.person.language == "fr" else "fr"
    named: dict[str, Language] = {
        "fr": "fr",
        "en": "en",
        "français": "fr",
        "english": "en",
        "anglais": "en",
        "french": "fr",
    }
    return desk.knowing(language=named.get(desk.means.lower(), other)).say("notice", Words("desk.language"))


def show_data(desk: Desk) -> Desk:
    options = choices(("erase", Words("desk.erase")), ("keep", Words("desk.keep")))
    return desk.say("question", Words("desk.data", {"n": len(desk.person.cases)}), choices=options)


def erase(desk: Desk) -> Desk:
    members = {id: role for id, role in desk.organisation.members.items() if id != desk.person.id}
    organisation = replace(desk.organisation, members=members) if desk.member else desk.organisation
    said = desk.say("notice", Words("desk.erased"))
    return said.but(organisation=organisation, erase=desk.person.cases or ("",))


def keep(desk: Desk) -> Desk:
    return desk.knowing(asked=None).say("notice", Words("desk.kept"))


def help_(desk: Desk) -> Desk:
    return desk.say("notice", Words("desk.help"))


def unsupported(desk: Desk) -> Desk:
    return desk.say("notice", Words("desk.unsupported"))


def again(desk: Desk) -> Desk:
    """What makes no sense here: the open question again, or the front desk's help."""
    asked = desk.person.asked
    if asked is None:
        return help_(desk)
    return desk.say(asked.kind, *asked.paragraphs, choices=asked.choices)


ANYWHERE = ("idle", "choosing", "erasing")

FRONT_DESK: Flow[Desk] = Flow(
    "front_desk",
    initial="idle",
    ends=(),
    rows=(
        Row("idle", "said", SAME, greet),
        Row("choosing", "said", SAME, choose_by_words),
        Row("choosing", "service", "idle", choose),
        Row("erasing", "erase", "idle", erase),
        Row("erasing", "keep", "idle", keep),
        Row("erasing", "said", "idle", keep),
        Row(ANYWHERE, "open", "idle", open_one),
        Row(ANYWHERE, "case", "idle", open_one),
        Row(ANYWHERE, "start", "idle", start),
        Row(ANYWHERE, "new", "idle", new),
        Row(ANYWHERE, "queue", "idle", show_queue),
        Row(ANYWHERE, "cases", "idle", show_cases),
        Row(ANYWHERE, "language", SAME, change_language),
        Row(ANYWHERE, "data", "erasing", show_data),
        Row(ANYWHERE, "invite", "idle", invite),
        Row(ANYWHERE, "help", SAME, help_),
        Row(ANYWHERE, "unsupported", SAME, unsupported),
        Row("idle", "choose_first", "choosing"),
    ),
)
