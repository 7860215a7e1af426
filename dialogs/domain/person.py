"""What we know of people across cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypedDict

from dialogs.domain.events import Said, SentPhoto
from dialogs.domain.replies import Reply
from dialogs.domain.service import Language

Membership = Literal["staff", "manager"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person, as the front desk knows them.

    `focus` is the case that the next free words belong to ("" for none); `cases` are the person's own, newest last;
    `asked` the front desk's open question; `pending` the words and photos that wait for a service, or a case, to be chosen;
    `heard` the ids of the latest events that the front desk itself took in (newest last, at most 64).
    """

    id: str
    name: str = ""
    language: Language | None = None
    focus: str = ""
    cases: tuple[str, ...] = ()
    state: str = "idle"
    asked: Reply | None = None
    pending: tuple[Said | SentPhoto, ...] = ()
    heard: tuple[str, ...] = ()
    replied: int = 0


class PersonChanges(TypedDict, total=False):
    """What may become otherwise in what we know of a person: its fields, so that every update is checked."""

    id: str
    name: str
    language: Language | None
    focus: str
    cases: tuple[str, ...]
    state: str
    asked: Reply | None
    pending: tuple[Said | SentPhoto, ...]
    heard: tuple[str, ...]
    replied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time code: `digest` is the SHA-256 (hex) of the code, which is stored nowhere."""

    digest: str
    role: Membership
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Who works here: person id -> membership; and the invitations not yet used."""

    members: Mapping[str, Membership] = field(default_factory=dict)
    invitations: tuple[Invitation, ...] = ()
