"""A case: one client request from the first word to the closing, at one moment. Frozen; change copies.

Values are strings in one canonical form, by the kind of their aspect (see `dialogs.domain.quantity`):
option, scale: the option's id · number: "30 mm" · money: "30 EUR" · duration: "P3D" ·
date: "2026-11-28" or "2026-11-28T18:00+01:00" · appointment: "2026-11-28 10:00", "sa 09:00/11:59" (`dialogs.domain.schedule`) · text: the words · photo: the digest of its content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypedDict

from dialogs.domain.means import Level, Way, Whom
from dialogs.domain.past_agreement import Earlier
from dialogs.domain.replies import Reply
from dialogs.domain.schedule import fixed
from dialogs.domain.service import Language, Role
from dialogs.domain.specification import Baseline, Basis, Operator, Requirement, Strength


class Status(StrEnum):
    """Where a case stands in its life (flow `life`)."""

    INTAKE = "intake"
    ELICITATION = "elicitation"
    EXPLANATION = "explanation"
    READ_BACK = "read_back"
    REVIEW = "review"
    AGREED = "agreed"
    IN_SERVICE = "in_service"
    DELIVERED = "delivered"
    FEEDBACK = "feedback"
    DISPUTE = "dispute"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"


ENDED = frozenset({Status.CLOSED, Status.WITHDRAWN, Status.DECLINED, Status.EXPIRED})

OUTCOME = "outcome"
"""The pseudo-aspect of a statement about a complete result ("a crew cut"): its values are outcome ids."""

FACTS = "*facts"
"""The pseudo-aspect asked about when the mandatory facts are asked for in one message."""

SLOTS = "*slots"
"""The pseudo-aspect asked about when free times of an appointment are proposed."""

WHICH = "?"
"""Something agreed before is asked for again, and it is open which."""

Side = Literal["client", "staff"]
Face = Literal["", "glad", "neutral", "sad", "absent", "again"]
MessageKind = Literal["said", "chose", "photo", "edited", "command", "other"]
StatementStatus = Literal["stated", "confirmed", "superseded", "withdrawn", "contested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person in this case. `id` is the person's; `name` as they gave it (data, never markup)."""

    id: str
    name: str
    side: Side
    roles: tuple[Role, ...] = ()
    language: Language = "fr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneficiary:
    """Whom the service is for, when the client speaks for another; `relation`, what they are to the client ("father").

    `told`: it was said for whom it is. `face` is what it said of the picture last shown ("again": since something else
    was said); `read_out`, aspect -> value, what was read to them since no picture shows it.
    """

    kind: Whom = "self"
    name: str = ""
    relation: str = ""
    told: bool = False
    face: Face = ""
    read_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def looks(self) -> bool:
        """Whether there is another person to look at a picture: who is out of reach is not asked for any more."""
        return self.kind != "self" and self.face != "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a person did: the source that statements and requirements point to. `id` is the event's."""

    id: str
    party: str
    text: str
    at: datetime
    kind: MessageKind = "said"
    replaces: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said about an aspect.

    `on_behalf_of` is "" when people speak for themselves. `strength` is set by a tick or by words such as
    "surtout". `words` quotes what was said, `clause` all of its clause where more than those words is in it. `source` is the id of the message. `earlier` names the case that it was
    taken over from ("as last time"), `ended_by` the statement in whose favour it counts no more.
    """

    id: str
    aspect: str
    operator: Operator
    values: tuple[str, ...] = ()
    speaker: str
    on_behalf_of: str = ""
    basis: Basis = "expectation"
    reason: str = ""
    source: str
    words: str = ""
    clause: str = ""
    strength: Strength | None = None
    status: StatementStatus = "stated"
    earlier: str = ""
    ended_by: str = ""

    @property
    def place(self) -> int:
        """Which statement of its case it is, from 1."""
        return int(self.id.removeprefix("s"))

    @property
    def live(self) -> bool:
        """Whether it still counts."""
        return self.status in ("stated", "confirmed", "contested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a seat (a client-side party's id, or "staff") stands in its conversation.

    `asked` is the reply that it was last asked with; `topic` names what the state is about (an aspect, a line,
    a risk); `beside` is the open question that a question beside it ("stop, really?") keeps waiting; `waiting` is whether
    nothing is asked until a person has answered; `put` are the marks of the questions put last (at most 16).
    """

    flow: str
    state: str
    asked: Reply | None = None
    beside: Reply | None = None
    topic: str = ""
    waiting: bool = False
    put: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A picture that was shown: the complete plan, aspect -> value, and the reply that showed it."""

    reply: str
    values: Mapping[str, str]
    outcome: str = ""
    answered: bool = False
    rejected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What was measured at delivery, for one requirement: `value` is canonical, `conforms` the verdict."""

    requirement: str
    value: str
    conforms: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The service was handed over: by whom, when, as measured against which baseline.

    `conceded` are the requirements whose nonconformity the client accepted.
    """

    baseline: int
    by: str
    at: datetime
    measurements: tuple[Measurement, ...] = ()
    conceded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """How it went for one party: per requirement "less", "as" or "more" than agreed; `wanted` for each "more"."""

    party: str
    at: datetime
    levels: Mapping[str, Level] = field(default_factory=dict)
    wanted: Mapping[str, bool] = field(default_factory=dict)
    overall: int | None = None
    words: str = ""
    photo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """The parties disagree after delivery, about named requirements. Open until `resolution` says how it ended."""

    id: str
    opened_by: str
    at: datetime
    requirements: tuple[str, ...]
    words: str = ""
    owner: str = ""
    due: datetime | None = None
    resolution: Way | Literal[""] = ""
    resolved_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amends:
    """What did not conform is done again, as both accepted it: on a `day` that both know ("" before it is agreed)."""

    requirements: tuple[str, ...]
    day: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What some words (folded) were read as and did not mean: they are not read so again in this case."""

    aspect: str
    operator: Operator
    values: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """Words that wish for nothing, for the staff as they were said; `source`, the id of their message."""

    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a case's history: what happened (a key), who did it, when, and its details.

    It is for people to read: what the conversation goes by is a field of the case.
    """

    what: str
    who: str
    at: datetime
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the staff would have otherwise, awaiting the client's answer: one line.

    `by` is who proposes it, `words` what they wrote; `line` is the aspect of the line that it stands for, where that is
    another one (words that mean a value of the catalogue); `dropped`: the line cannot be done, and `words` say why.
    """

    requirement: Requirement
    words: str = ""
    by: str = ""
    line: str = ""
    dropped: bool = False

    @property
    def about(self) -> str:
        """The aspect of the line that the client agreed to."""
        return self.line or self.requirement.aspect


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One client request.

    `asked` are the aspects asked about, `insisted` those of impossible wishes that the staff will answer, `photos` (by
    digest) show what is wanted, `passed_on` are remarks since the last agreement, `undone` the readings that were
    not meant.
    `explained` are the risks understood, `read` the lines that the client went through in the read-back since the last
    agreement, `reopened`: from a read-back the client went back to change something. `offered` are the requirements that
    the client agreed to, at `agreed_at`, and that await the staff; `kept` the statements as they stood at the newest baseline, to return to
    when a change is dropped. `started_at` is when the service began, `measured` what was measured so far at the delivery:
    requirement -> value ("": it could not be). `passed_over` are the questions on how it went that are not answered:
    "rating", "marking", or a requirement of which a "more" is not explained. `due` is when time itself must move the case, `nudges` how often it did;
    `replied` counts the replies. `earlier` is what the client agreed on before, the newest first; `recalled` the case of
    it that is asked for again, until it has been shown (`WHICH`: while it is open which one).
    `informed` are the parties who were told that a language model helps to read their words.
    """

    id: str
    service: str
    opened_at: datetime
    status: Status = Status.INTAKE
    client: str
    owner: str = ""
    beneficiary: Beneficiary = Beneficiary()
    parties: tuple[Party, ...] = ()
    messages: tuple[Message, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: Mapping[str, Position] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    asked: tuple[str, ...] = ()
    insisted: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()
    undone: tuple[Undone, ...] = ()
    explained: tuple[str, ...] = ()
    read: tuple[Requirement, ...] = ()
    reopened: bool = False
    baselines: tuple[Baseline, ...] = ()
    kept: tuple[Statement, ...] = ()
    offered: tuple[Requirement, ...] = ()
    agreed_at: datetime | None = None
    counter: Counter | None = None
    started_at: datetime | None = None
    measured: Mapping[str, str] = field(default_factory=dict)
    deliveries: tuple[Delivery, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    passed_over: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    amends: tuple[Amends, ...] = ()
    history: tuple[Entry, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    recalled: str = ""
    due: datetime | None = None
    nudges: int = 0
    replied: int = 0
    informed: tuple[str, ...] = ()

    def party(self, id: str) -> Party | None:
        return next((party for party in self.parties if party.id == id), None)

    @property
    def live(self) -> tuple[Statement, ...]:
        """The statements that still count, oldest first."""
        return tuple(statement for statement in self.statements if statement.live)

    @property
    def agreed_lines(self) -> tuple[Requirement, ...]:
        """What the client last agreed to: the newest version, else what waits for the staff."""
        return self.baselines[-1].requirements if self.baselines else self.offered

    @property
    def baseline(self) -> Baseline | None:
        """The newest agreed version, if any."""
        return self.baselines[-1] if self.baselines else None

    @property
    def owed(self) -> Amends | None:
        """What is still to be done again, if anything."""
        return next((amends for amends in self.amends if amends.done_at is None), None)

    @property
    def ended(self) -> bool:
        return self.status in ENDED

    def took_in(self, event_id: str) -> bool:
        """Whether this event has already been taken in (the same source twice changes nothing)."""
        return any(message.id == event_id for message in self.messages)

    def at(self, seat: str, position: Position) -> Case:
        """The case with that seat at that position."""
        return replace(self, positions={**self.positions, seat: position})


class CaseChanges(TypedDict, total=False):
    """What may become otherwise in a case, for `Turn.case_with`: its fields, so that every update is checked."""

    id: str
    service: str
    opened_at: datetime
    status: Status
    client: str
    owner: str
    beneficiary: Beneficiary
    parties: tuple[Party, ...]
    messages: tuple[Message, ...]
    statements: tuple[Statement, ...]
    positions: Mapping[str, Position]
    proposals: tuple[Proposal, ...]
    asked: tuple[str, ...]
    insisted: tuple[str, ...]
    photos: tuple[str, ...]
    passed_on: tuple[PassedOn, ...]
    undone: tuple[Undone, ...]
    explained: tuple[str, ...]
    read: tuple[Requirement, ...]
    reopened: bool
    baselines: tuple[Baseline, ...]
    kept: tuple[Statement, ...]
    offered: tuple[Requirement, ...]
    agreed_at: datetime | None
    counter: Counter | None
    started_at: datetime | None
    measured: Mapping[str, str]
    deliveries: tuple[Delivery, ...]
    feedback: tuple[Feedback, ...]
    passed_over: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    amends: tuple[Amends, ...]
    history: tuple[Entry, ...]
    earlier: tuple[Earlier, ...]
    recalled: str
    due: datetime | None
    nudges: int
    replied: int
    informed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A case in a list: what the queue and the reminders need, without the rest. Made by `summarise`.

    `comes`: when its client comes, as agreed (canonical appointments).
    """

    case: str
    service: str
    status: Status
    client: str
    name: str
    owner: str
    opened_at: datetime
    due: datetime | None
    comes: tuple[str, ...] = ()


def summarise(case: Case) -> Summary:
    client = case.party(case.client)
    return Summary(
        case=case.id,
        service=case.service,
        status=case.status,
        client=case.client,
        name=client.name if client else "",
        owner=case.owner,
        opened_at=case.opened_at,
        due=case.due,
        comes=tuple(str(when) for r in case.agreed_lines if (when := fixed((r.operator, r.values)))),
    )
