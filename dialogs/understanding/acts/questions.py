"""What a client asks the organisation: its hours and places, who answers here, what it costs, and anything else.

Words by which the organisation's file recognises a question go before all; then the kinds, the most telling first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.domain.service import LANGUAGES, Language, Phrases
from dialogs.language.calendar import WEEKDAYS
from dialogs.language.ordinary import silent
from dialogs.language.pack import expression
from dialogs.understanding.acts import dialogue_acts
from dialogs.understanding.recognise.days import days_in
from dialogs.understanding.result import Context, Query, QueryKind
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line, stem, words_of

_KINDS: tuple[QueryKind, ...] = (
    *("robot", "hours", "parking", "access", "payment", "contact", "staff"),
    *("price", "when", "place", "offer", "other"),
)
_ASKING = tuple((kind, expression(f"questions.asking_{kind}")) for kind in _KINDS)
_OPENING = expression("questions.opening", before="^", after="(?= )")
_OFFERING = expression("questions.offering", before="", after="(?= )")
_MARKS = ("?", ",", ".", ";", "!", "")
_REACH = 3  # tokens between what tells a question and its mark ("prendra-t-il ?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the organisation, and the tokens that ask it."""

    query: Query
    tokens: range


def queries(line: Line, clauses: Clauses, context: Context) -> list[Asked]:
    """What is asked in so many words, in the order of the message; "where are we" is asked of nobody but us."""
    if dialogue_acts.whole(line.text):
        return []
    found: list[Asked] = []
    taken: set[int] = set()
    for asked in (*_listed(line, clauses, context), *_of_kinds(line, context)):
        if not taken & set(asked.tokens):
            taken |= set(asked.tokens)
            found.append(asked)
    return sorted(found, key=lambda each: each.tokens[0])


def may_ask(text: str) -> bool:
    """Whether words may be a question at all, at a glance: a mark, or how questions begin."""
    return "?" in text or bool(_OPENING.match(words_of(text)))


def _of_kinds(line: Line, context: Context) -> Iterator[Asked]:
    for what, pattern in _ASKING:
        for match in pattern.finditer(line.text):
            tokens = _asked_with_its_mark(line, line.tokens_in(*match.span()))
            if what != "offer" or _ends(line, tokens):
                yield Asked(_query(line, context, what, tokens), tokens)


def _ends(line: Line, tokens: range) -> bool:
    """Whether nothing is said after some tokens: "do you do bed baths? my uncle needs one" asks for one."""
    return not any(line.text_of(token)[:1].isalnum() for token in range(tokens[-1] + 1, len(line.tokens)))


def _query(line: Line, context: Context, what: QueryKind, tokens: range) -> Query:
    words = line.quote(tokens)
    text = " ".join(line.text_of(token) for token in tokens)
    if what == "offer":
        return Query(what=what, words=words, about=_offered(line, text, tokens))
    return Query(what=what, words=words, days=_days(text, context.now.date()) if what == "hours" else None)


def _days(text: str, today: date) -> tuple[date, date] | None:
    """The days that are named; a weekday that is every such one is the next one."""
    named = next(((day.first, day.last) for day in days_in(text, today) if not day.wrong), None)
    weekday = next((WEEKDAYS[word] for word in text.split() if word in WEEKDAYS), None)
    if named or weekday is None:
        return named
    following = today + timedelta(days=(weekday - today.weekday()) % 7)
    return following, following


def _offered(line: Line, text: str, tokens: range) -> str:
    """What it is asked for, without how it is asked: "colours" of "do you do colours?"."""
    lead = _OFFERING.match(text)
    skipped = len(text[: lead.end()].split()) if lead else 0
    return line.quote(tokens[skipped:]).rstrip(" ?")


def _listed(line: Line, clauses: Clauses, context: Context) -> Iterator[Asked]:
    """Questions that the organisation's file knows by its own words: all words of one entry, in a clause that asks."""
    for number in dict.fromkeys(clauses.of) if context.profile.questions else ():
        tokens = _spoken(line, clauses.tokens(number))
        if tokens and _asks(line, clauses, tokens):
            said = words_of(line.quote(tokens)).split()
            known = {one.id: _told(said, one.words) for one in context.profile.questions}
            best = max(known, key=lambda id: known[id])
            if known[best]:
                tokens = _asked_with_its_mark(line, tokens)
                yield Asked(Query(what="known", words=line.quote(tokens), about=best), tokens)


def _spoken(line: Line, tokens: list[int]) -> range:
    """The tokens of a clause, without the marks around its words."""
    spoken = [token for token in tokens if line.text_of(token) not in _MARKS]
    return range(spoken[0], spoken[-1] + 1) if spoken else range(0)


def _asks(line: Line, clauses: Clauses, tokens: range) -> bool:
    """Whether a clause asks: its sentence ends in a question mark, or it begins as questions do."""
    sentence = clauses.sentences[clauses.sentence[tokens[0]]]
    marked = line.text_of(sentence[-1]) == "?" or line.text_of(sentence[-1] + 1) == "?"
    return marked or bool(_OPENING.match(" ".join(line.text_of(token) for token in tokens)))


def _told(said: list[str], words: Phrases) -> int:
    """How many words of the longest entry are all said, in any form and order."""
    entries = [
        entry
        for language in LANGUAGES
        for phrase in words.to(language)
        if _stems(entry := words_of(phrase).split(), language) <= _stems(said, language)
    ]
    return max(map(len, entries), default=0)


def _stems(said: list[str], language: Language) -> set[str]:
    return {stem(word, language) for word in said}


def _asked_with_its_mark(line: Line, tokens: range) -> range:
    ahead = range(tokens[-1] + 1, tokens[-1] + 2 + _REACH)
    mark = next((token for token in ahead if line.text_of(token) in _MARKS), tokens[-1])
    return range(tokens[0], mark + 1) if line.text_of(mark) == "?" else tokens


def unanswered(line: Line, clauses: Clauses, used: Collection[int]) -> Iterator[Asked]:
    """Sentences with a question mark that state nothing: somebody else may know the answer."""
    for tokens in clauses.sentences.values():
        end = tokens[-1] + 1
        if line.text_of(end) != "?" or any(token in used for token in tokens):
            continue
        words = [token for token in tokens if line.text_of(token)[:1].isalnum()]
        text = " ".join(line.text_of(token) for token in words)
        if len(words) > 1 and not dialogue_acts.whole(text) and not dialogue_acts.in_short(text) and not silent(text):
            span = range(_after_greeting(line, words), end + 1)
            yield Asked(Query(what="other", words=line.quote(span)), span)


def _after_greeting(line: Line, words: list[int]) -> int:
    """The first token of what is asked: "bonjour, vous êtes assurés ?" asks no more than its end."""
    commas = [token for token in range(words[0], words[-1]) if line.text_of(token) == ","]
    spoken = [place for place in commas if silent(" ".join(line.text_of(token) for token in range(words[0], place)))]
    return max(spoken) + 1 if spoken else words[0]
