"""Small words: what carries no meaning, and what turns it round. Names for the entries of `function_words.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.domain.service import LANGUAGES, Language, Phrases
from dialogs.language.pack import HeardTable, listed, words

SMALL: Mapping[Language, frozenset[str]] = {language: words("function_words.small", language) for language in LANGUAGES}
"""Language -> its small words: what tells the language of a message."""

MARKS = frozenset([",", ".", ";", ":", "!", "?", "(", ")", '"', "-", "'", "/", "...", "…"])
"""What stands between words, whatever the language."""

STOP = words("function_words.stop") | MARKS
"""Words that a phrase is recognised without."""

MINOR = words("function_words.minor")
"""Words that tell little by themselves, though they belong to a phrase: it is not said without one of them."""

LIGHT = words("function_words.light")
"""Words that a phrase may be said without."""

JOINING = words("function_words.joining")
"""Words that join what belongs together as often as what does not."""

CONJUNCTIONS = words("function_words.conjunctions")
"""Words that link, and name nothing."""

NEGATORS = words("function_words.negators")
"""Words that turn round what they stand by."""

NOTHING = words("function_words.nothing")
"""Words that are an answer by themselves ("aucune"), but state nothing."""

NOT = "<not>"
"""What all negations count as, in the terms of a phrase."""

CONCEPTS: Mapping[str, str] = HeardTable(
    lambda languages: {
        word: f"<{meaning}>"
        for meaning in ("not", "keep", "times", "remove")
        for language in languages
        for word in words(f"function_words.means_{meaning}", language)
    }
)
"""Words of one meaning -> that meaning."""

REMOVE = "<remove>"
"""What all words for taking something away count as."""

KIND_NAMES: dict[str, Phrases] = {
    kind: Phrases(**{language: listed(f"function_words.{kind}_names", language) for language in LANGUAGES})
    for kind in ("money", "date")
}
"""What aspects of a kind are called in any trade."""
