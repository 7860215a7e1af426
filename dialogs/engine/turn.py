"""One person's turn: the case as it becomes, what was heard, and what we want said. Frozen; actions return a new one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias, TypedDict, TypeVar, Unpack

from dialogs.domain.case import Case, CaseChanges, Entry, Party, Position, Statement
from dialogs.domain.means import Do, Means
from dialogs.domain.organisation import UNKNOWN, Profile
from dialogs.domain.replies import Choice, Note, Picture, Reply, ReplyKind, Value, Words
from dialogs.domain.service import Service
from dialogs.policy.next_move import Move
from dialogs.policy.plan import View, view
from dialogs.policy.slots import Diary
from dialogs.policy.strategies import OURS, Policy
from dialogs.understanding.result import Understanding

M = TypeVar("M", bound=Means)

MOST_BUTTONS = 8
"""So many buttons one message has at the most, unless all of them are needed."""

STAFF = "staff"
"""The seat that all of the organisation's people share in a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a flow's guards read and its actions change. `profile` is what the organisation says of itself,
    `taken` when others come (canonical times, one for each of them).

    `seat` is whose turn it is, `who` the person in it; `source` the id of what they did; `means` what the tapped
    choices mean; `heard` what free words were understood to say; `text` those words; `move` the engine's next move.
    `chips` are the buttons by which what was just read is undone: they come with the next question.
    """

    case: Case
    service: Service
    now: datetime
    policy: Policy = OURS
    profile: Profile = UNKNOWN
    taken: tuple[str, ...] = ()
    seat: str = ""
    who: Party | None = None
    source: str = ""
    means: tuple[Means, ...] = ()
    heard: Understanding = field(default_factory=Understanding)
    text: str = ""
    photo: str = ""
    notes: tuple[Note, ...] = ()
    chips: tuple[Choice, ...] = ()
    replies: tuple[Reply, ...] = ()
    move: Move | None = None

    @property
    def position(self) -> Position:
        return self.case.positions[self.seat]

    @property
    def view(self) -> View:
        """The case as the engine sees it now."""
        return view(self.case, self.service)

    @property
    def diary(self) -> Diary:
        """When somebody may come."""
        return Diary(self.profile, self.taken)

    @property
    def client_name(self) -> str:
        client = self.case.party(self.case.client)
        return client.name if client else ""

    @property
    def staff_name(self) -> str:
        """The name of who answers for the organisation in this case; "" before anybody does."""
        owner = self.case.party(self.case.owner)
        return owner.name if owner else ""

    def but(self, **changes: Unpack[TurnChanges]) -> Turn:
        """This turn with some of its own fields changed."""
        return replace(self, **changes)

    def case_with(self, **changes: Unpack[CaseChanges]) -> Turn:
        """This turn with some fields of its case changed."""
        return replace(self, case=replace(self.case, **changes))

    def tapped(self, kind: type[M]) -> tuple[M, ...]:
        """What the tapped choices mean, as far as it is of a kind."""
        return tuple(means for means in self.means if isinstance(means, kind))

    def noting(self, key: str, /, **values: Value) -> Turn:
        """A sentence to stand before the next question to this seat."""
        return self.with_note(Words(key, values))

    def in_passing(self, words: Words) -> Turn:
        """The answer to what was said in passing, to stand before the question that goes on."""
        return self.with_note(words, passing=True)

    def with_note(self, words: Words, *, passing: bool = False) -> Turn:
        """These words once, before the next question to this seat."""
        return self.but(notes=(*self.notes, Note(words, passing)))

    def happened(self, what: str, /, **details: str) -> Turn:
        """A line of history."""
        who = self.who.id if self.who else ""
        entry = Entry(what=what, who=who, at=self.now, details=details)
        return self.case_with(history=(*self.case.history, entry))

    def adding(self, *statements: Statement) -> Turn:
        return self.case_with(statements=(*self.case.statements, *statements))

    def tell(
        self,
        to: str,
        kind: ReplyKind,
        *paragraphs: Words,
        choices: tuple[Choice, ...] = (),
        many: bool = False,
        pictures: tuple[Picture, ...] = (),
        document: int = 0,
        aspects: tuple[str, ...] = (),
        values: Mapping[str, str] | None = None,
        notes: tuple[Note, ...] = (),
    ) -> Turn:
        """Say something to a seat, without asking: it leaves the seat's open question as it is."""
        number = self.case.replied + 1
        reply = Reply(
            id=f"{self.case.id}.{number}",
            to=to,
            kind=kind,
            paragraphs=paragraphs,
            notes=notes,
            choices=choices,
            select="many" if many else "one",
            pictures=pictures,
            document=document,
            aspects=aspects,
            values=values or {},
        )
        return self.case_with(replied=number).but(replies=(*self.replies, reply))

    def ask(self, to: str, kind: ReplyKind, *paragraphs: Words, topic: str = "", **more: Unpack[Telling]) -> Turn:
        """Say something that waits for this seat's answer; pending notes go first, and what undoes what they say last."""
        paragraphs = _once_more(self.case.positions[to], kind, paragraphs)
        if to != self.seat:
            return _asked(self.tell(to, kind, *paragraphs, **more), to, topic)
        more["choices"] = _with_room(more.get("choices", ()), self.chips)
        turn = self.tell(to, kind, *paragraphs, notes=self.notes, **more)
        return _asked(turn.but(notes=(), chips=()), to, topic)

    def goes(self, seat: str, flow: str, state: str) -> Turn:
        """Put a seat somewhere; what it was asked stays its open question."""
        old = self.case.positions.get(seat)
        new = replace(old, flow=flow, state=state) if old else Position(flow=flow, state=state)
        return self.but(case=self.case.at(seat, new))


class TurnChanges(TypedDict, total=False):
    """What may become otherwise in a turn, for `Turn.but`: its fields, so that every update is checked."""

    case: Case
    service: Service
    now: datetime
    policy: Policy
    profile: Profile
    taken: tuple[str, ...]
    seat: str
    who: Party | None
    source: str
    means: tuple[Means, ...]
    heard: Understanding
    text: str
    photo: str
    notes: tuple[Note, ...]
    chips: tuple[Choice, ...]
    replies: tuple[Reply, ...]
    move: Move | None


class Telling(TypedDict, total=False):
    """What a message holds beside its paragraphs, for `Turn.tell` and `Turn.ask`."""

    choices: tuple[Choice, ...]
    many: bool
    pictures: tuple[Picture, ...]
    document: int
    aspects: tuple[str, ...]
    values: Mapping[str, str]


def _asked(turn: Turn, to: str, topic: str) -> Turn:
    """What was said last is what this seat is asked now."""
    asked, old = turn.replies[-1], turn.case.positions[to]
    put = (*old.put, mark(asked))[-REMEMBERED:]
    position = replace(old, asked=asked, topic=topic, waiting=False, put=put)
    return turn.but(case=turn.case.at(to, position))


REMEMBERED = 16
"""So many questions put to a seat are remembered."""
STILL_OPEN, CALLED_TO_MIND = "ask.still_open", "ask.once_more"
"""How a question is put that was put before, and how it is called to mind after something beside it."""
PUT_PLAINLY: frozenset[ReplyKind] = frozenset({"open", "question", "clarify"})
"""The kinds of questions that stand by themselves: put again, they are put in other words."""


def mark(asked: Reply) -> str:
    """What tells a question from others: the same for the same words, put once more or not."""
    return _mark(plain(asked.paragraphs))


def _mark(paragraphs: tuple[Words, ...]) -> str:
    return hashlib.sha256(repr(paragraphs).encode()).hexdigest()[:12]


def plain(paragraphs: tuple[Words, ...]) -> tuple[Words, ...]:
    """A question as it was put the first time."""
    first = paragraphs[0] if paragraphs else None
    inner = first.values.get("ask") if first and first.key in (STILL_OPEN, CALLED_TO_MIND) else None
    return (inner, *paragraphs[1:]) if isinstance(inner, Words) else paragraphs


def once_more(paragraphs: tuple[Words, ...], how: str = CALLED_TO_MIND) -> tuple[Words, ...]:
    """A question that was put before, in other words."""
    first, *more = plain(paragraphs)
    return (Words(how, {"ask": first}), *more)


def _once_more(position: Position, kind: ReplyKind, paragraphs: tuple[Words, ...]) -> tuple[Words, ...]:
    before = kind in PUT_PLAINLY and _mark(paragraphs) in position.put
    return once_more(paragraphs, STILL_OPEN) if before else paragraphs


Option: TypeAlias = tuple[Means | str, Words]
"""What a choice means (a word is the `Do` of that name), and its label."""


def choices(*options: Option | Choice) -> tuple[Choice, ...]:
    """Number the choices c1, c2...: each is an option, or a Choice whose id is given here."""
    made = (option if isinstance(option, Choice) else _choice(*option) for option in options)
    return tuple(replace(choice, id=f"c{n}") for n, choice in enumerate(made, 1))


def _with_room(offered: tuple[Choice, ...], chips: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """What is offered, then the chips as far as there is room; "why?" can always be asked in words."""
    if len(offered) + len(chips) > MOST_BUTTONS:
        offered = tuple(choice for choice in offered if choice.means != Do("why"))
    return choices(*offered, *chips[: max(MOST_BUTTONS - len(offered), 0)])


def _choice(means: Means | str, label: Words) -> Choice:
    return Choice(id="", means=Do(means) if isinstance(means, str) else means, label=label)
