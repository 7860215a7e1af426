"""What the terminal itself says (`terminal.…` in dialogs/language/*/sentences.toml)."""

from __future__ import annotations

from dialogs.domain.replies import Words
from dialogs.domain.service import Language
from dialogs.wording.compose import phrased


def say(key: str, language: Language, /, **values: object) -> str:
    """The words for a key, with its values; a number `n` chooses the plural.

    Raises WordingError for a key that nobody wrote.
    """
    shown = {name: value if isinstance(value, int) else str(value) for name, value in values.items()}
    return phrased(Words(f"terminal.{key}", shown), language)
