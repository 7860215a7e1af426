"""Words that say how something is meant: how strongly, whether it changes what was said, how vaguely, why.

Names for the entries of `modality.toml`: expressions over the folded line.
"""

from __future__ import annotations

from dialogs.domain.specification import Vagueness
from dialogs.language.pack import Expression, expression

MUST = expression("modality.must")
"""What is indispensable."""

BONUS = expression("modality.bonus")
"""What would be welcome, no more."""

CHANGES = expression("modality.changes")
"""What announces a change of mind."""

ONLY = expression("modality.only")
"""What says that nothing else is meant of what there may be several of."""

ANY = expression("modality.any")
"""What says that it doesn't matter."""

UNKNOWN = expression("modality.unknown")
"""What says that one doesn't know."""

LATER = expression("modality.later")
"""What puts off the answer."""

OTHER = expression("modality.other")
"""What says that something else is spoken of ("ce n'est pas la frange, c'est...")."""

SUITS = expression("modality.suits")
"""What says that something suits as it is shown."""

NEED = expression("modality.need")
"""What says that the beneficiary needs it."""

EXPECTATION = expression("modality.expectation")
"""What says that the beneficiary wishes it."""

PROXY_TASTE = expression("modality.proxy_taste")
"""What says that it is the taste of the one who speaks for another."""

DEGREE = expression("modality.degree", after="$")
"""What right before a word makes it a matter of degree."""

CRITERIA: tuple[tuple[Vagueness, str, Expression], ...] = (
    ("open_end", "date", expression("modality.open_end_date")),
    ("subjective", "money", expression("modality.subjective_money")),
    ("incomplete_reference", "outcome", expression("modality.incomplete_reference")),
    ("superlative", "outcome", expression("modality.superlative")),
)
"""ISO/IEC/IEEE 29148 language criterion, kind of aspect (or the outcome), and the words that fall under it."""
