"""Words to be taken to the letter: what is to be written on a cake, on a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dialogs.domain.folding import fold
from dialogs.domain.service import Aspect, Writing
from dialogs.language.function_words import NEGATORS, STOP
from dialogs.language.pack import Languages, alternatives, heard, literally
from dialogs.understanding.utterance import CERTAIN, Candidate, Utterance, of_kind

_QUOTED = re.compile(r"[«\"“]\s*(?P<quoted>[^«»\"“”]+?)\s*[»\"”]|\w\s*:\s*(?P<after>[^:.;!?\"«“]+)$")

_NOWHERE = "(?!)"


@lru_cache(maxsize=256)
def _dictated(verbs: tuple[str, ...], places: tuple[str, ...], languages: Languages) -> re.Pattern[str]:
    """What is dictated without quotation marks: "écrivez joyeux anniversaire Léo", "write Zoe on it"."""
    putting, wish = alternatives("quotes.putting"), alternatives("quotes.wish")
    writing = "|".join([alternatives("quotes.writing"), *map(re.escape, verbs)])
    place = literally(places) or _NOWHERE
    return re.compile(
        rf"\b(?:(?P<writing>{writing})|{putting})\s+(?:(?:{place})\s*:?\s+)?"
        rf"(?:(?P<wish>(?:{wish})\b[^,.;!?]*?)|(?(writing)(?P<placed>[^,.;!?]{{2,40}}?)(?=\s+(?:{place}))|(?!)))"
        rf"\s*(?:(?:{place})\b|(?=[,.;!?]|$))",
        re.IGNORECASE,
    )


def texts(utterance: Utterance) -> Iterator[Candidate]:
    """Words to be taken to the letter: what stands between quotation marks, or after the aspect's name and a colon."""
    written = of_kind(utterance.service, "text")
    if len(written) == 1 and not _QUOTED.search(utterance.line.original):
        yield from _spoken(utterance, written[0])
    for match in _QUOTED.finditer(utterance.line.original) if written else ():
        words = (match["quoted"] or match["after"]).strip()
        within = utterance.line.tokens_at(*match.span())
        named = utterance.named(within[0], written) if within else None
        aspect = named or (written[0] if match["quoted"] and len(written) == 1 else None)
        if aspect and words:
            span = range(within[0], within[-1] + 1)
            yield Candidate(aspect.id, "is", (words,), span, frozenset(span), CERTAIN * 2, kind="text")


def _spoken(utterance: Utterance, aspect: Aspect) -> Iterator[Candidate]:
    """Words that are to be written, where a verb says so and no mark does."""
    own = aspect.writing or Writing()
    for match in _dictated(own.words.every, own.places.every, heard()).finditer(utterance.line.original):
        words = (match["wish"] or match["placed"] or "").strip()
        within = utterance.line.tokens_at(*match.span())
        if within and words and fold(words).split()[0] not in STOP | NEGATORS:
            span = range(within[0], within[-1] + 1)
            yield Candidate(aspect.id, "is", (words,), span, frozenset(span), CERTAIN * 2, kind="text")
