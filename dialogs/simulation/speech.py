"""How people speak of a service who never saw its words: paraphrases of its values, wishes that none of its aspects covers,
and remarks that ask for nothing. Each in files of wordings, of which half is kept for final measures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from dialogs.domain.service import Language

Wordings: TypeAlias = Mapping[Language, tuple[str, ...]]
"""Language -> ways to say one thing."""
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """`says`: (aspect, value) -> its wordings, an outcome under the aspect "outcome"; `wishes` and `talk`: one entry each."""

    says: Mapping[tuple[str, str], Wordings]
    wishes: tuple[Wordings, ...] = ()
    talk: tuple[Wordings, ...] = ()

    def of(self, aspect: str, value: str, language: Language) -> tuple[str, ...]:
        """The ways to say a value; none where nobody has written any."""
        return self.says.get((aspect, value), {}).get(language, ())


def parse_speech(paraphrases: str, wishes: str = "", *, unseen: bool = False) -> Speech:
    """The speech of two files: `[[say]] aspect value fr en`, and `[[wish]] fr en`, `[[talk]] fr en` (lists of wordings).

    Of each list the wordings at even places (from 0), which are for work; or, `unseen`, those at odd ones.
    """
    said, beyond = tomllib.loads(paraphrases).get("say", ()), tomllib.loads(wishes)
    return Speech(
        says={(entry["aspect"], str(entry["value"])): _half(entry, unseen) for entry in said},
        wishes=_halves(beyond.get("wish", ()), unseen),
        talk=_halves(beyond.get("talk", ()), unseen),
    )


def _halves(entries: Sequence[Mapping[str, Any]], unseen: bool) -> tuple[Wordings, ...]:
    return tuple(_half(entry, unseen) for entry in entries)


def _half(entry: Mapping[str, Any], unseen: bool) -> Wordings:
    return {language: tuple(entry.get(language, ()))[int(unseen) :: 2] for language in LANGUAGES}
