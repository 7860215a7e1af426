"""A person's words as a line that grammars can read: lower case, no accents, one space between tokens.

Every token remembers where it stood, so that what was understood can be quoted as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise

import snowballstemmer

from dialogs.domain.folding import WORD, fold
from dialogs.domain.service import LANGUAGES, Language
from dialogs.language.function_words import SMALL
from dialogs.language.pack import Expression, heard, phrase, table, words
from dialogs.understanding.text.languages import claimed
from dialogs.understanding.text.numbers import number_words, rounded

_SHORT = table("chat_spelling.short")
_ELISIONS = words("chat_spelling.elisions")
_ENDINGS = table("chat_spelling.endings")
_UNSHORTENED = words("chat_spelling.unshortened")

_BY_SOUND = "|".join(
    re.escape(short) + (r"\b" if short[-1].isalnum() else "")
    for short in sorted(_SHORT, key=len, reverse=True)
    if re.search(r"[\d/]", short)
)
"""Short forms that letters alone would not hold together ("2moro", "w/o")."""

_TOKEN = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|m[2²](?!\w)|{_BY_SOUND}|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’‘ʼ][^\W\d_]+)*|\S"
)
_STEMMERS = {language: snowballstemmer.stemmer(phrase("stems.stemmer", language)) for language in LANGUAGES}
_FORMS = {
    language: {form: word for word, forms in table("stems.forms", language).items() for form in forms.split()}
    for language in LANGUAGES
}
"""Language -> forms that its stemmer does not bring together -> the word that they are forms of."""

_SIGNS = "€£$"
_OTHER = "_"  # stands for a letter of a word of another language

MOST = 1200
"""Tokens of one message that are read: prose of 4,000 characters has 700-1,000, and only play ("€5€5€5") more."""

Correct = Callable[[str], str]
"""A misspelt word -> the word that was meant, or the word itself."""


_BEFORE = 60
"""Tokens before a token of which the words may tell how it is meant."""


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word, number or mark; `start` and `end` are its place in the original text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """A text and its tokens. Places in `text` are turned into token numbers with `tokens_in`."""

    original: str
    tokens: tuple[Token, ...]

    @cached_property
    def text(self) -> str:
        """The tokens joined by single spaces: what the grammars' expressions are matched against."""
        return " ".join(token.text for token in self.tokens)

    def text_for(self, language: Language) -> str:
        """The text, as long as ever, without the words that belong to other languages where they stand."""
        return self._by_language.get(language, self.text)

    @cached_property
    def _by_language(self) -> Mapping[Language, str]:
        texts = [token.text for token in self.tokens]
        other = dict(claimed(texts))
        return {
            language: " ".join(
                text if other.get(token, language) == language else _OTHER * len(text)
                for token, text in enumerate(texts)
            )
            for language in (heard() if other else ())
        }

    def found(self, marker: Expression) -> tuple[re.Match[str], ...]:
        """Where the text says a marker: looked for once, whoever asks."""
        if marker.id not in self._found:
            self._found[marker.id] = tuple(marker.finditer(self.text))
        return self._found[marker.id]

    def said_before(self, marker: Expression, token: int) -> re.Match[str] | None:
        """What of a marker that ends with `$` the text says right before a token; what follows tells nothing of it."""
        return marker.ending(self.text, max(self._starts[token] - 1, 0))

    @cached_property
    def _found(self) -> dict[str, tuple[re.Match[str], ...]]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for token in self.tokens:
            starts.append(at)
            at += len(token.text) + 1
        return starts

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that a stretch of `text` covers, as a range of their numbers."""
        first = bisect_right(self._starts, start) - 1
        return range(max(first, 0), bisect_right(self._starts, max(end - 1, start)))

    def text_before(self, token: int) -> str:
        """The text that precedes a token, from so far before it that what stands still earlier tells nothing of it."""
        first = max(token - _BEFORE, 0)
        start = self._starts[first] if first < len(self.tokens) else 0
        return self.text[start : max(self._starts[token] - 1, 0)] if token < len(self.tokens) else self.text[start:]

    def text_after(self, token: int) -> str:
        """The text that follows a token, with the space before it."""
        return self.text[self._starts[token] + len(self.tokens[token].text) :]

    def text_of(self, token: int) -> str:
        """The folded text of a token, "" beyond either end of the line."""
        return self.tokens[token].text if 0 <= token < len(self.tokens) else ""

    def tokens_at(self, start: int, end: int) -> range:
        """The tokens that begin within a stretch of the original text, as a range of their numbers."""
        starts = self._places
        return range(bisect_left(starts, start), bisect_left(starts, end))

    @cached_property
    def _places(self) -> list[int]:
        return [token.start for token in self.tokens]

    def as_written(self, token: int) -> bool:
        """Whether a token is spelled as it was written."""
        return self.tokens[token].text in fold(self.original[self.tokens[token].start : self.tokens[token].end])

    def quote(self, where: range) -> str:
        """The original words of some tokens."""
        if not where:
            return ""
        return self.original[self.tokens[where[0]].start : self.tokens[where[-1]].end]


def read(text: str, correct: Correct = lambda word: word) -> Line:
    """The line of a text, with its spelling corrected and its number words as digits. Never fails."""
    original = unicodedata.normalize("NFC", text)
    found = [*islice(_TOKEN.finditer(original), MOST)]
    original = original[: found[-1].end()] if len(found) == MOST else original
    tokens = [piece for match in found for piece in _pieces(match, correct)]
    tokens = [piece for place, token in enumerate(tokens) for piece in _told_apart(token, tokens[place + 1 :])]
    return Line(original, tuple(_with_signs(_with_numbers(tokens))))


def words_of(text: str) -> str:
    """The folded words of a text, one blank between them and no marks: how people type a label.

    >>> words_of("C’est ça !"), words_of("daccord")
    ('c est ca', 'd accord')
    """
    told = (token.text for token in read(text).tokens)
    return " ".join(word for word in told if word.isalnum() or word[0].isdigit() or word in _SIGNS) or text.strip()


def names(text: str, phrase: str) -> bool:
    """Whether a text says a phrase word for word, however both are typed."""
    words = words_of(phrase)
    return bool(words) and f" {words} " in f" {words_of(text)} "


@lru_cache(maxsize=32768)
def stem(word: str, language: Language) -> str:
    """The stem of a folded word, the same for its other forms.

    >>> stem("courtes", "fr") == stem("court", "fr"), stem("longue", "fr")
    (True, 'long')
    """
    if len(word) <= 2 or not word.isalpha():
        return word
    return fold(_STEMMERS[language].stemWord(_FORMS[language].get(word, word)))


def _pieces(match: re.Match[str], correct: Correct) -> list[Token]:
    """The tokens of one match: elided articles stand alone, contractions and chat words are written out."""
    word, start, end = fold(match[0][:WORD]), match.start(), match.end()
    correct = (lambda name: name) if _is_name(match) else correct
    head, mark, tail = word.partition("'")
    if mark and head in _ELISIONS:
        middle = start + len(head) + 1
        return [Token(head, start, middle), *_written_out(tail, middle, end, correct)]
    if mark and word in _SHORT:
        return [Token(part, start, end) for part in _SHORT[word].split()]
    if mark and head not in _UNSHORTENED and tail in _ENDINGS:
        return [*_written_out(head, start, end, correct), Token(_ENDINGS[tail], start, end)]
    return _written_out(word.replace("'", ""), start, end, correct)


def _is_name(match: re.Match[str]) -> bool:
    """Whether a word is written like a name: a capital that begins no sentence. Names are never misspelt words."""
    before = match.string[: match.start()].rstrip(" \"«“'(-")
    return match[0].istitle() and bool(before) and before[-1] not in ".!?:;\n"


_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_SHORTEST_CRY = 3  # letters of a word that may be drawn out ("saluuut", "merciii")


def _written_out(word: str, start: int, end: int, correct: Correct) -> list[Token]:
    word = _DRAWN_OUT.sub(r"\1", word) if word.isalpha() and len(word) > _SHORTEST_CRY else word
    known = _SHORT.get(word)
    if known is None and word.isalpha():
        fixed = correct(word)
        known = _SHORT.get(fixed, fixed)
    return [Token(part, start, end) for part in (known or word).split()]


def _told_apart(token: Token, following: list[Token]) -> list[Token]:
    """A short form that is also a small word of another language, where that one does not go on: English "dont", but
    not in French "dont un petit"."""
    full, foreign = _RELATIVES.get(token.text, ("", frozenset()))
    if not full or (following and following[0].text in foreign):
        return [token]
    return [Token(part, token.start, token.end) for part in full.split()]


_RELATIVES: Mapping[str, tuple[str, frozenset[str]]] = {
    short: (full, frozenset().union(*(small for other, small in SMALL.items() if other != language)))
    for language in LANGUAGES
    for short, full in table("chat_spelling.relatives", language).items()
}
"""Short form -> the words it stands for, and the small words of other languages before which it is none."""


def _with_numbers(tokens: list[Token]) -> list[Token]:
    """Tokens where number words are one token of digits ("vingt-cinq" is split at its hyphen: "vingt - cinq")."""
    bare = [token for place, token in enumerate(tokens) if not (token.text in "-‐‑" and _inside_a_word(tokens, place))]
    result, place = [], 0
    while place < len(bare):
        ahead = [token.text for token in bare[place : place + 6]]
        about, many, length = rounded(ahead)
        number, length = (many, length) if many else number_words(ahead)
        if about:
            result.append(Token(about, bare[place].start, bare[place + length - 1].end))
        if length:
            result.append(Token(str(number), bare[place].start, bare[place + length - 1].end))
        else:
            result.append(bare[place])
        place += length or 1
    return result


def _with_signs(tokens: list[Token]) -> list[Token]:
    """Tokens where a currency stands after its number: "december 12 €40" is no twelve euros."""
    result = list(tokens)
    for place, (sign, number) in enumerate(pairwise(tokens)):
        if sign.text in _SIGNS and number.text[0].isdigit() and sign.end == number.start and not _glued(tokens, place):
            result[place] = Token(number.text, sign.start, number.end)
            result[place + 1] = Token(sign.text, sign.start, number.end)
    return result


def _glued(tokens: list[Token], place: int) -> bool:
    """Whether a token touches a number before it ("40€50")."""
    return place > 0 and tokens[place - 1].end == tokens[place].start and tokens[place - 1].text[0].isdigit()


def _inside_a_word(tokens: list[Token], place: int) -> bool:
    """Whether a hyphen joins two parts of a word ("week-end", "half-an-hour")."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    touching = before.end == tokens[place].start and after.start == tokens[place].end
    return touching and (before.text.isalpha() or after.text.isalpha())
