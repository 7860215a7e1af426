"""Numbers in words, read by the tables of `numbers.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogs.language.pack import HeardTable, HeardWords, phrase, table, words


def _by_words(*tables: str) -> Mapping[tuple[str, ...], int]:
    """The phrases of some tables, as words in a row -> the number."""
    return HeardTable(
        lambda languages: {
            tuple(said.split()): number
            for name in tables
            for language in reversed(languages)
            for said, number in table(f"numbers.{name}", language).items()
        }
    )


_COUNTED = _by_words("counted")
_TENS = _by_words("tens")
_UNITS = _by_words("units")
_AFTER_TEN = _by_words("ending", "units")
_HUNDREDS: Mapping[str, int] = table("numbers.hundreds")
_ROUNDED: Mapping[str, int] = table("numbers.rounded")
_STRETCHES: Mapping[str, int] = table("numbers.stretches")
_ABOUT: Mapping[str, str] = HeardTable(
    lambda languages: {
        word: phrase("numbers.about", language)
        for language in languages
        for name in ("rounded", "stretches")
        for word in table(f"numbers.{name}", language)
    }
)
_ONES = words("numbers.ones")
_ARTICLES = words("numbers.rounded_article")
_OF = words("numbers.rounded_of")
_DAYS = words("numbers.days")

_LONGEST = 4  # words of one number
_BEGINNINGS = HeardWords(
    lambda languages: frozenset(
        said.split()[0]
        for name in ("counted", "tens", "units", "hundreds")
        for language in languages
        for said in table(f"numbers.{name}", language)
    )
)
_THOUSAND = 1000
_LEAST_HUNDREDS, _MOST_HUNDREDS = 2, 9  # said after a thousand without the word for hundreds


def number_words(said: Sequence[str]) -> tuple[int, int]:
    """The number that these words begin with, and how many words it takes; (0, 0) when they begin with none.

    "un", "une" and "one" alone are left as articles.

    >>> number_words(["quatre", "vingt", "dix", "euros"]), number_words(["vingt", "et", "un"])
    ((90, 3), (21, 3))
    """
    if said[0] not in _BEGINNINGS:
        return 0, 0
    number, length = _first(_COUNTED, said)
    if length:
        return number, length
    if _HUNDREDS.get(said[0]) == _THOUSAND and len(said) > 1:
        rest, length = number_words(said[1:])
        hundreds = _LEAST_HUNDREDS <= rest <= _MOST_HUNDREDS  # "mille cinq" is a thousand and five hundred
        rest = rest * 100 if hundreds else rest
        return (_THOUSAND + rest, 1 + length) if rest < _THOUSAND else (_THOUSAND, 1)
    total, place = _below_hundred(said)
    while place < len(said) and said[place] in _HUNDREDS and (total or place == 0):
        rest, length = _below_hundred(said[place + 1 :])
        total, place = max(total, 1) * _HUNDREDS[said[place]] + rest, place + 1 + length
    return (total, place) if total > 1 else (0, 0)


def rounded(said: Sequence[str]) -> tuple[str, int, int]:
    """The round number that these words begin with: the word for "about", the number, and how many words it takes;
    ("", 0, 0) when they begin with none.

    >>> rounded(["une", "trentaine", "de", "parts"]), rounded(["quinzaine", "de", "jours"])
    (('environ', 30, 3), ('', 0, 0))
    """
    first = 1 if said and said[0] in _ARTICLES else 0
    word, of, thing = (said[place] if place < len(said) else "" for place in range(first, first + 3))
    if word in _STRETCHES and of in _OF and thing not in _DAYS:
        return _ABOUT[word], _STRETCHES[word], first + 2
    return (_ABOUT[word], _ROUNDED[word], first + 1 + (of in _OF)) if word in _ROUNDED else ("", 0, 0)


def _below_hundred(said: Sequence[str]) -> tuple[int, int]:
    tens, place = _first(_TENS, said)
    units, length = _first(_AFTER_TEN if tens else _UNITS, said[place:])
    if tens and not length and place < len(said) and said[place] in _ONES:
        return tens + 1, place + 1
    return tens + units, place + length


def _first(numbers: Mapping[tuple[str, ...], int], said: Sequence[str]) -> tuple[int, int]:
    """The longest of some numbers that these words begin with, and how many words it takes."""
    lengths = range(min(len(said), _LONGEST), 0, -1)
    return next(
        ((numbers[begin], len(begin)) for length in lengths if (begin := tuple(said[:length])) in numbers), (0, 0)
    )
