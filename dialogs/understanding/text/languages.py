"""Which language each stretch of a line is in, so that a word of one is not taken for a word of another.

"Mon mari vient avec son ami": "son" is no English child, for the words around it are French. People mix languages, so a
stretch is decided only by small words that one language alone has, and not by the word in question; what is undecided
belongs to all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dialogs.domain.folding import fold
from dialogs.domain.service import LANGUAGES, Language
from dialogs.language.function_words import SMALL
from dialogs.language.pack import Languages, heard, mixtures, together, words

_ENDING = frozenset(".,;:!?()") | words("answers.linking")
"""What ends a stretch: a mark, or a word that links ("et", "but")."""

_ONLY: Mapping[Language, frozenset[str]] = {
    language: SMALL[language] - frozenset().union(*(SMALL[other] for other in together(language) if other != language))
    for language in LANGUAGES
}
"""Language -> small words that no other has of those listened to beside it."""

_KNOWN: Mapping[Language, frozenset[str]] = {
    language: frozenset().union(
        *(words(id, language) for id in ("function_words.small", "function_words.stop", "ordinary.common"))
    )
    for language in LANGUAGES
}
"""Language -> common words of it, which others may have as well."""


def most_told(texts: Iterable[str]) -> Language | None:
    """The language that most small words of a line tell, or None when it cannot be told."""
    told = Counter(language for text in texts for language in heard() if text in _ONLY[language]).most_common(2)
    return told[0][0] if told and (len(told) == 1 or told[0][1] > told[1][1]) else None


def listened_to(text: str, language: Language) -> Languages:
    """The languages in which a message is read: those that its small words tell, or else those of its speaker.

    Another than the speaker's must be told by several small words of it alone, and more than there are of the speaker's.
    """
    own, said = together(language), fold(text)
    told = {languages: sum(word in _OF_ONE[languages] for word in _WORD.findall(said)) for languages in mixtures()}
    most = max(mixtures(), key=lambda languages: (told[languages], languages == own))
    return most if told[most] >= _SEVERAL else own


_SEVERAL = 2
_WORD = re.compile(r"[a-z]+")
_OF_ONE: Mapping[Languages, frozenset[str]] = {
    languages: frozenset().union(*(SMALL[language] for language in languages))
    - frozenset().union(*(SMALL[other] for other in LANGUAGES if other not in languages))
    for languages in mixtures()
}
"""Languages listened to at once -> small words that no other language has."""


def claimed(texts: Sequence[str]) -> Iterator[tuple[int, Language]]:
    """The tokens of a line that belong to one language, each with that language."""
    for stretch in _stretches(texts):
        telling = {language: [t for t in stretch if texts[t] in _ONLY[language]] for language in heard()}
        said = [language for language in telling if telling[language]]
        for language in said if len(said) == 1 else ():
            for token in stretch:
                if texts[token] in _KNOWN[language] and telling[language] != [token]:
                    yield token, language


def _stretches(texts: Sequence[str]) -> Iterator[list[int]]:
    stretch: list[int] = []
    for token, text in enumerate(texts):
        if text in _ENDING:
            yield stretch
            stretch = []
        else:
            stretch.append(token)
    yield stretch
