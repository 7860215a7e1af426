"""What a client can do with what it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Say:
    """Type these words."""

    text: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Tap buttons of a message: `ids` are all that is ticked and the button that sends; `taps` how many touches."""

    reply: str
    ids: tuple[str, ...]
    taps: int = 1


@dataclass(frozen=True, slots=True)
class Leave:
    """Give up."""


Action: TypeAlias = Say | Choose | Leave
