"""What a language model says that somebody's words state: data from outside, of which nothing is checked yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One statement as the model gave it; `words` is the quote that is to say so. See `dialogs.understanding.proposed`."""

    aspect: str
    operator: str
    values: tuple[str, ...] = ()
    words: str
