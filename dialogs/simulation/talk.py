"""How the two of a play reach the conversation: in this process, or from outside as other people do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from dialogs.domain.case import ENDED, Status
from dialogs.domain.specification import Baseline
from dialogs.simulation.client.actions import Choose, Say
from dialogs.wording.compose import Composed

Side: TypeAlias = Literal["client", "staff"]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message that has come to one side, in the client's language."""

    to: Side
    message: Composed


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The case as it stands: for the end of the play, and for the scores.

    Where the case can only be seen from outside, `contested` (aspects with an unsettled contradiction) is empty, and
    `taken` (aspects on which the client's latest words stated something) None.
    """

    status: Status = Status.INTAKE
    baselines: tuple[Baseline, ...] = ()
    contested: tuple[str, ...] = ()
    taken: frozenset[str] | None = None

    @property
    def ended(self) -> bool:
        return self.status in ENDED


class Talk(Protocol):
    """One case, from before its first word."""

    def opens(self) -> Sequence[Arrived]:
        """The client opens the chat, before it says anything: what it is greeted with."""
        ...

    def does(self, side: Side, action: Say | Choose) -> Sequence[Arrived]:
        """One side says or taps something: all that is said to both in return, in order."""
        ...

    def known(self) -> Known:
        """The case as it stands now."""
        ...
