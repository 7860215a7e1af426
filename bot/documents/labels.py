"""The words around what was agreed, in the documents: headings and verdicts (`sheet.…` in dialogs/language/*/sentences.toml)."""

from __future__ import annotations

from dialogs.domain.case import Status
from dialogs.domain.replies import Value, Words
from dialogs.domain.service import Language
from dialogs.wording.compose import phrased


def label(key: str, language: Language, **values: Value) -> str:
    """The words for a key, with its values filled in. Raises WordingError for a key that nobody wrote."""
    return phrased(Words(f"sheet.{key}", values), language)


def status_label(status: Status, language: Language) -> str:
    """How a case stands, in the words of the chat."""
    return phrased(Words(f"status.{status}"), language)
