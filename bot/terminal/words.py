"""What the terminal itself says (`terminal.…` in dialogs/locales)."""

from __future__ import annotations

from dialogs.replies import Words
from dialogs.service import Language
from dialogs.wording import said


def say(key: str, language: Language, /, **values: object) -> str:
    """The words for a key, with its values; a number `n` chooses the plural.

    Raises WordingError for a key that nobody wrote.
    """
    shown = {name: value if isinstance(value, int) else str(value) for name, value in values.items()}
    return said(Words(f"terminal.{key}", shown), language)
