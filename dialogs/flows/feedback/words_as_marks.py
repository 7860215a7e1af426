"""How it went, in people's own words: a level for a line, a mark, a "more" that was wanted or not, a difference forgiven.

What is read here is always shown back and can be corrected with one tap, so that a few telling words will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from dialogs.domain.service import LANGUAGES, Service
from dialogs.domain.specification import Requirement
from dialogs.engine.interpret import plain

Level = Literal["less", "as", "more"]

_LEVELS: tuple[tuple[Level, str], ...] = (
    ("as", r"pas mal|rien (?:a redire|ne manque)|not bad|nothing (?:missing|wrong)"),
    (
        "less",
        r"moins|plus (?:cher|tard)\w*|more expensive|pas (?:assez|bien|comme|top|fait\w*|respect\w*|conforme\w*|ce qu\w*)|trop|insuffisant\w*|rate\w*|manqu\w*|"
        r"oubli\w*|retard|tard|delay\w*|mal|mauvais\w*|decu\w*|bof|less|not (?:enough|as|done|what|good|right)|too|missing|"
        r"missed|wrong|forg[eo]t\w*|late|bad|badly|poor|poorly|disappoint\w*",
    ),
    ("more", r"(?<!non )plus|davantage|mieux|au dela|more|better|extra"),
    (
        "as",
        r"comme (?:convenu|prevu|demande|il faut)|as (?:agreed|planned|promised)|parfait\w*|impeccable|nickel|bien|super|"
        r"bons?|bonnes?|conforme\w*|content\w*|satisfait\w*|exactement|good|fine|perfect\w*|great|happy|ok|right",
    ),
)
_FOUND = tuple((level, re.compile(rf"\b(?:{words})\b")) for level, words in _LEVELS)
_KINDS = {
    "date": re.compile(r"\b(?:retard|tard|tot|late|delay\w*|early|jour de plus)\b"),
    "money": re.compile(r"\b(?:cher\w*|couteux|expensive|cheap\w*|paye|paid|facture|bill)\b"),
}
"""Words that name a line by what it is about: "too late", "more expensive"."""
_CLAUSE = re.compile(r"[.;,!?\n]| mais | sauf | but | except ")
_ALL = re.compile(r"\b(?:tout|toute|tous|ensemble|reste|everything|all|rest)\b")
_OF_FIVE = re.compile(
    r"\b([1-5])\s*(?:/|sur|out of|of)\s*5\b|\b([1-5])\s*(?:etoiles?|étoiles?|stars?)\b|^\W*([1-5])\W*$"
)
_OF_MORE = re.compile(r"\b(\d\d?)\s*(?:/|sur|out of)\s*(10|20)\b")
_UNWANTED = re.compile(
    r"\b(?:pas (?:necessaire|voulu|demande|besoin|utile)|inutile|not (?:needed|wanted|necessary)|no need)\b"
)
_WANTED = re.compile(
    r"\b(?:voulue?|apprecie\w*|contente?|content|j aime|ravie?|wanted|appreciated?|like[ds]?|happy|nice)\b"
)
_FORGIVEN = re.compile(
    r"\b(?:pas (?:si )?grave|tant pis|ca (?:ira|va|passe)|pas de (?:souci|probleme|mal)|j accepte|je l accepte|"
    r"no (?:problem|worries|harm)|i accept|(?:it is|it s|its|that is|that s) (?:fine|ok|okay))\b"
)

_SETTLED = re.compile(
    r"(?:ok|oui|d accord|entendu|ca (?:marche|me va)|parfait|tres bien|yes|fine|great|deal|all right|that works)\b"
    r"(?!.*\b(?:mais|pas|but|not|sauf|except)\b)"
)


def levels(text: str, lines: tuple[Requirement, ...], service: Service) -> Mapping[str, Level]:
    """Requirement id -> the level that the words give it. "The rest" or "all" is every line not named otherwise."""
    found: dict[str, Level] = {}
    for clause in filter(None, map(plain, _CLAUSE.split(text.lower()))):
        level = _level(clause)
        about = named_lines(clause, lines, service) if level else ()
        found |= {id: level for id in about if level}
        if level and not about and _ALL.search(clause):
            found = {r.id: level for r in lines} | found
    return found


def _level(clause: str) -> Level | None:
    return next((level for level, words in _FOUND if words.search(clause)), None)


def named_lines(clause: str, lines: tuple[Requirement, ...], service: Service) -> tuple[str, ...]:
    """The lines that plain words name, by their aspect or their number."""
    words = {_stem(word) for word in clause.split()}
    kinds = {kind for kind, pattern in _KINDS.items() if pattern.search(clause)}
    numbers = {int(word) for word in clause.split() if word.isdigit()}
    return tuple(
        r.id
        for n, r in enumerate(lines, 1)
        if n in numbers or service.by_id[r.aspect].kind in kinds or any(names <= words for names in _names(r, service))
    )


def _names(requirement: Requirement, service: Service) -> Iterable[frozenset[str]]:
    label = service.by_id[requirement.aspect].label
    for language in LANGUAGES:
        yield frozenset(map(_stem, plain(label.to(language)).split()))


def _stem(word: str) -> str:
    return word.rstrip("s")


def mark(text: str) -> int | None:
    """The mark of five that the words give: "4/5", "4 étoiles", "16/20", a bare "4"."""
    five, more = _OF_FIVE.search(text.lower()), _OF_MORE.search(text.lower())
    if five:
        return int(five[1] or five[2] or five[3])
    if more and int(more[1]) <= int(more[2]):
        return max(1, round(5 * int(more[1]) / int(more[2])))
    return None


def wanted(text: str) -> bool | None:
    """Whether a "more" was wanted; None when the words do not say."""
    words = plain(text)
    if _UNWANTED.search(words):
        return False
    return True if _WANTED.search(words) else None


def settles(text: str) -> bool:
    """Whether the words take a proposal, without a but."""
    return bool(_SETTLED.match(plain(text)))


def complains(text: str) -> bool:
    """Whether the words say "less than agreed", of whatever it is."""
    return any(_level(clause) == "less" for clause in map(plain, _CLAUSE.split(text.lower())))


def forgives(text: str) -> bool:
    """Whether the words accept a difference."""
    return bool(_FORGIVEN.search(plain(text)))
