"""What a channel must be able to do: take a composed message to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from dialogs.wording.compose import Composed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message ready to leave.

    `reply` is the id to give back in `Chose.reply`; `previous` the channel's receipt of the last message of the same
    case to this person ("" if none), which a channel may edit instead of sending anew.
    """

    envelope: str
    to: str
    case: str
    reply: str
    message: Composed
    pictures: tuple[bytes, ...] = ()
    document: tuple[str, bytes] | None = None
    calendar: tuple[str, bytes] | None = None
    previous: str = ""


class Unreachable(Exception):
    """The person cannot be reached, for good (blocked the bot, unknown chat): do not try again."""


class NotYet(Exception):
    """The message can go out only after so many seconds (flood control): others need not wait for it."""

    def __init__(self, seconds: float, why: str = "") -> None:
        super().__init__(why or f"try again in {seconds:g} s")
        self.seconds = seconds


@runtime_checkable
class Keeper(Protocol):
    """A channel that keeps copies of what it delivered (files beside a terminal) until a case is erased."""

    async def forget(self, case: str) -> None:
        """Remove the copies of all that was delivered in that case."""
        ...


class Channel(Protocol):
    """One way to people. `prefixes` are the beginnings of the ids of the people that it reaches ("telegram:")."""

    prefixes: tuple[str, ...]

    async def deliver(self, outgoing: Outgoing) -> str:
        """Take the message to its person; returns a receipt (the channel's own id of the message).

        Raises `Unreachable` when no later try can succeed; any other exception means: try again later, and `NotYet`
        also says when. Messages to different people may be delivered side by side.
        """
        ...
