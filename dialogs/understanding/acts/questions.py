"""What a client asks the organisation: what it costs, when it can be, how long it takes, and anything else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dialogs.language.ordinary import silent
from dialogs.language.pack import expression
from dialogs.understanding.acts import dialogue_acts
from dialogs.understanding.result import Query, QueryKind
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line

_KINDS: tuple[QueryKind, ...] = ("price", "when", "other")
_ASKING = tuple((kind, expression(f"questions.asking_{kind}")) for kind in _KINDS)
_MARKS = ("?", ",", ".", ";", "!", "")
_REACH = 3  # tokens between what tells a question and its mark ("prendra-t-il ?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the organisation, and the tokens that ask it."""

    query: Query
    tokens: range


def queries(line: Line) -> list[Asked]:
    """What is asked in so many words, in the order of the message; "where are we" is asked of nobody but us."""
    if dialogue_acts.whole(line.text):
        return []
    found: list[Asked] = []
    taken: set[int] = set()
    for what, pattern in _ASKING:
        for match in pattern.finditer(line.text):
            tokens = _asked_with_its_mark(line, line.tokens_in(*match.span()))
            if not taken & set(tokens):
                taken |= set(tokens)
                found.append(Asked(Query(what=what, words=line.quote(tokens)), tokens))
    return sorted(found, key=lambda each: each.tokens[0])


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
