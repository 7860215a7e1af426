"""How lines turned out ("le dessus est trop court, le reste parfait") and the mark of five, in words.

What is read here is always shown back and can be corrected with one tap, so that a few telling words will do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import accumulate

from dialogs.language.pack import composed, expression
from dialogs.understanding.recognise.signs import Rule, found, without_particles
from dialogs.understanding.result import Sign, Topic
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line

RULES = (
    Rule("level", "levels.nothing_wrong", "as", negative=True),
    Rule("level", "levels.lacking", "less", negative=True),
    Rule("level", "levels.beyond", "more", negative=True),
    Rule("level", "levels.less", "less"),
    Rule("level", "levels.more", "more"),
    Rule("level", "levels.as_agreed", "as", denied="less"),
)
"""The first that tells something of a part of the message tells its level."""

_MARKS = frozenset(".;,!?")
_BUT = expression("polarity.reservation")
_ABOUT = {
    "date": expression("levels.of_date"),
    "money": expression("levels.of_money"),
    "all": expression("levels.of_all"),
}


def levels(clauses: Clauses, expects: Collection[Topic]) -> Iterator[Sign]:
    """The level that each part of a message gives, and what lines it is about by what they are: a date, a price, all."""
    if "level" in expects:
        told = list(_told(clauses))
        before = ""
        for part in _parts(clauses.line):
            level, rule = next(((level, rule) for level, rule, at in told if at in part), ("", ""))
            if level:
                text = " ".join(clauses.line.text_of(token) for token in part)
                about = frozenset(what for what, words in _ABOUT.items() if words.search(text))
                yield Sign("level", level, clauses.line.quote(part), rule, about, before)
            before = "" if level else clauses.line.quote(part)


def _told(clauses: Clauses) -> Iterator[tuple[str, str, int]]:
    """Each level that is told, the rule, and the token where it begins; by rule."""
    line, places = without_particles(clauses.line)
    used: set[int] = set()
    for rule in RULES:
        for tokens in found(rule, line):
            where = range(places[tokens[0]], places[tokens[-1]] + 1)
            denied = clauses.polarity(where, own=where if rule.negative else ()) == "denied"
            if used.isdisjoint(where) and (level := rule.denied if denied else rule.says):
                yield level, rule.entry, where[0]
            used.update(where)


def _parts(line: Line) -> list[range]:
    """The parts of a message that may give a level each: between marks, line breaks and buts."""
    buts = {token for match in _BUT.finditer(line.text) for token in line.tokens_in(*match.span())}
    breaks = (
        place in buts or token.text in _MARKS or _begins_line(line, place) for place, token in enumerate(line.tokens)
    )
    numbers = list(accumulate(breaks))
    return [range(numbers.index(n), len(numbers) - numbers[::-1].index(n)) for n in sorted(set(numbers))]


def _begins_line(line: Line, place: int) -> bool:
    return place > 0 and "\n" in line.original[line.tokens[place - 1].end : line.tokens[place].start]


_OF_FIVE = composed(r"(?<![\d.,])([1-5]) (?:{levels.out_of} 5(?!\d)|{levels.stars}(?![a-z]))")
_OF_MORE = composed(r"(?<![\d.,])(\d\d?) {levels.out_of} (10|20)(?!\d)")
_ALONE = re.compile(r"\W*([1-5])\W*")


def marks(clauses: Clauses, expects: Collection[Topic]) -> Iterator[Sign]:
    """The marks of five that a message gives: "4/5", "4 étoiles", "16/20", a bare "4"."""
    if "mark" in expects:
        text = clauses.line.text
        alone = _ALONE.fullmatch(text)
        matches = [*_OF_FIVE.finditer(text), *_OF_MORE.finditer(text), *([alone] if alone else [])]
        for match in matches:
            tokens, mark = clauses.line.tokens_in(*match.span(1)), _of_five(match)
            if mark and clauses.polarity(tokens) == "affirmed":
                yield Sign("mark", str(mark), clauses.line.quote(tokens), "levels.mark")


def _of_five(match: re.Match[str]) -> int:
    """The mark that was given, 0 for one that is none ("21 sur 20")."""
    given, most = int(match[1]), int(match[2]) if match.lastindex == 2 else 5
    return max(1, round(5 * given / most)) if given <= most else 0
