"""The specification: what was agreed, as numbered, immutable, chained versions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal, get_args

Strength = Literal["must", "must_not", "bonus"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
Vagueness = Literal["", "subjective", "open_end", "superlative", "incomplete_reference", "comparative", "negative"]
"""Why words are too vague to be agreed: the language criteria of ISO/IEC/IEEE 29148."""
Operator = Literal[
    "is",  # one of the values
    "not",  # none of the values
    "less",  # below the value ("shorter than what you show")
    "more",  # above the value
    "at_most",  # the value or below; dates: on that day or earlier
    "at_least",  # the value or above; dates: not before that day
    "before",  # strictly before (dates)
    "after",  # strictly after (dates)
    "between",  # from the first value to the second
    "any",  # doesn't mind
    "unknown",  # doesn't know
    "later",  # will say later
    "vague",  # too vague to be agreed: values are the plausible ones, `words` holds the phrase
    "accepted",  # was shown and accepted as part of a whole
    "unremarked",  # was shown and not criticised
]
Claim = tuple[Operator, tuple[str, ...]]
"""What is said of an aspect: an operator and its values."""

Basis = Literal["expectation", "need", "proxy_taste", "unsaid"]
"""Why it was said. `unsaid`: by someone who speaks for another, and whose wish it is was not said yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One agreed (or offered) statement.

    `operator` and `values` are as in a statement; `criterion` is how a measurable one is checked, "" for a
    progressive one; `sources` are the ids of the messages it came from, never empty in a baseline; `words` the person's
    own clause, where it says more than the values do.
    """

    id: str
    aspect: str
    strength: Strength
    operator: Operator
    values: tuple[str, ...]
    basis: Basis = "expectation"
    reason: str = ""
    speaker: str = ""
    on_behalf_of: str = ""
    measurable: bool = False
    criterion: str = ""
    sources: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One party agreed, at that time."""

    party: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """An agreed version: `version` counts from 1; `previous` is the digest of the one before ("" for the first).

    `price` is what the organisation asks for it in the service's currency, None where it sets none.
    """

    version: int
    requirements: tuple[Requirement, ...]
    agreed: tuple[Agreement, ...]
    previous: str = ""
    digest: str = ""
    picture: tuple[tuple[str, str], ...] = ()
    price: str | None = None


def canonical(baseline: Baseline) -> bytes:
    """The canonical JSON of all but the digest: sorted keys, no spaces, UTF-8, times in ISO 8601."""
    content = asdict(baseline)
    del content["digest"]
    for requirement in content["requirements"]:
        if not requirement["words"]:
            del requirement["words"]  # so that versions from before there were any keep their digest
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=datetime.isoformat
    ).encode()


def digest(baseline: Baseline) -> str:
    """SHA-256 (hex) of the canonical JSON; it chains to the version before through `previous`."""
    return hashlib.sha256(canonical(baseline)).hexdigest()
