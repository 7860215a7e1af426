"""What words state, said on Tuesday 24 November 2026, 10:00, in Paris."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.catalogue import load_catalogue
from dialogs.understanding import understand
from dialogs.understanding.result import Context, Topic, Understanding

CATALOGUE = load_catalogue()
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Paris"))


def heard(words: str, service: str, asked: str = "", expects: frozenset[Topic] = frozenset()) -> Understanding:
    """All that was understood of the words, in answer to a question about `asked`, where they may tell what it `expects`."""
    return understand(words, CATALOGUE[service], Context(now=NOW, asked=asked, expects=expects))


def read(words: str, service: str, asked: str = "") -> set[str]:
    """Each reading as a line: "hedge at_least h180"."""
    return {" ".join((each.aspect, each.operator, *each.values)) for each in heard(words, service, asked).readings}
