"""For whom a service is, where the words say so: oneself, a child, somebody who depends on the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dialogs.understanding.text.tokens import Line

_CHILD = (
    r"(?:fils|fille|filles|enfants?|gamine?s?|petite? (?:fille|garcon|dernier|derniere|loulou)|bebe|neveu|niece|"
    r"petit fils|petite fille|garcon|ado|loulou|bout de chou|fiston|"
    r"son|daughter|kids?|child|children|boy|girl|toddler|baby|nephew|niece|grandson|granddaughter|little one|"
    r"teenager|teen)"
)
_ADULT = (
    r"(?:mere|pere|maman|papa|grand (?:mere|pere)|mamie|papi|papy|mamy|meme|pepe|tante|oncle|mari|femme|epouse|"
    r"epoux|soeur|frere|conjointe?|compagne|compagnon|beau pere|belle mere|voisine?|amie?|parents|grands parents|"
    r"mother|mum|mom|mummy|father|dad|daddy|grandma|grandmother|grandpa|grandfather|granny|nan|gran|aunt|uncle|"
    r"husband|wife|sister|brother|partner|neighbou?r|friend|parents|grandparents|mother in law|father in law|"
    r"in laws)"
)
_POSSESSIVE = r"(?:mon|ma|mes|notre|nos|my|our|the|le|la|un|une|a)"
_ILL = (
    r"(?:alzheimer|parkinson|demence|dementia|handicap\w*|disab\w*|autis\w*|trisomi\w*|tutelle|curatelle|"
    r"dependante?|ehpad|care home|nursing home|wheelchair|fauteuil roulant|(?:is|est) (?:blind|aveugle)|avc|stroke|"
    r"sous (?:tutelle|curatelle)|perd la (?:tete|memoire)|ne parle (?:pas|plus)|cannot speak|can not speak|"
    r"non verbal|alitee?|bedridden|personne agee|elderly|invalide|frail)"
)
_FOR = r"(?:pour|for|de la part de|on behalf of|c est pour|it is for|au nom de|concerne|coupe de|cheveux de|cut)"

_SELF = re.compile(
    r"\b(?:(?:c est )?pour moi(?: meme)?|(?:it is )?for (?:me|myself))\b(?! (?:c est|ce n est|it is|that is|"
    r"personnellement))"
)
_FOR_CHILD = re.compile(
    rf"\b{_FOR} (?:{_POSSESSIVE} )(?:\w+ ){{0,4}}?{_CHILD}\b|\b(?:mon|ma|my|our|notre) (?:\w+ ){{0,4}}?{_CHILD}\b"
)
_FOR_ADULT = re.compile(
    rf"\b{_FOR} (?:{_POSSESSIVE} )?(?:(?!moi )\w+ )?{_ADULT}\b|\b(?:ma|mon|my|our|notre) {_ADULT}s?\b|(?:^|(?<= ))(?:maman|"
    rf"papa|mamie|papi|papy|mum|mom|dad|grandma|grandpa|granny|gran)\b"
)
_DEPENDENT = re.compile(
    rf"\b(?:dont je m occupe|whom? (?:i|we) (?:look after|care for)|une? personne (?:agee|handicapee)|someone i (?:care for|"
    rf"look after)|a person i (?:care for|look after)|{_FOR} (?:un|une|my|a) (?:patiente?|resident[es]?|client|"
    rf"protegee?|pupille|resident))\b"
)
_AGE = re.compile(
    r"\b(?:il |elle |he |she )?(?:a |is |age de |agee? de |aged )?(\d{1,2}) (?:ans|an|mois|years? old|yrs?|yo|"
    r"months? old|year old)\b|\baged (\d{1,2})\b|\b(?:he|she) is (\d{1,2})\b"
)
_ILLNESS = re.compile(rf"\b{_ILL}\b")
_NAME_AFTER = re.compile(
    r"^[ ,(]*(?:qui s['’]appelle |nommée? |named |called |s['’]appelle )?([A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)\b"
)
_NAMED = re.compile(
    r"\b(?:[Pp]our|[Ff]or|s['’]appelle|named|called|nommée?|"
    r"prénommée?)\s+([A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)\b"
)
_RELATIONS = {
    word: relation
    for relation, words in {
        "father": "pere,papa,father,dad,daddy",
        "mother": "mere,maman,mother,mum,mom,mummy",
        "grandfather": "grand pere,papi,papy,pepe,grandpa,grandfather",
        "grandmother": "grand mere,mamie,mamy,meme,grandma,grandmother,granny,nan,gran",
        "husband": "mari,epoux,husband",
        "wife": "femme,epouse,wife",
        "son": "fils,fiston,son",
        "daughter": "fille,daughter",
        "grandson": "petit fils,grandson",
        "granddaughter": "granddaughter",
        "sister": "soeur,sister",
        "brother": "frere,brother",
        "aunt": "tante,aunt",
        "uncle": "oncle,uncle",
        "father_in_law": "beau pere,father in law",
        "mother_in_law": "belle mere,mother in law",
    }.items()
    for word in words.split(",")
}
_ELSEWHERE = re.compile(
    r"\b(?:mariage|noces|bapteme|communion|fiancailles|wedding|chez|avec|with|par|by|comme|like|copine?|grace a|de la part)(?: d[eu]| of| a)?(?: l)? *$"
)
"""What stands before somebody who is only mentioned ("le mariage de mon petit-fils")."""
_OCCASION = re.compile(r"\b(?:mariage|noces|bapteme|communion|fiancailles|wedding) (?:de|du|of) ")
_DOES = re.compile(
    r" (?:qui |who )?(?:m a|m ont|nous a|me l a|se marie|va se marier|viendra|vient|passera|peut venir|sera|"
    r"told|said|suggested|recommended|gave|sent|is getting married|gets married|will (?:come|be|pick)|can come)\b"
)
"""What somebody does who is only mentioned ("ma fille m'a dit")."""
_NOT_NAMES = frozenset(
    [
        "noël",
        "noel",
        "christmas",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "moi",
        "me",
        "il",
        "elle",
        "he",
        "she",
        "un",
        "une",
        "le",
        "la",
        "mon",
        "ma",
        "my",
        "it",
        "that",
        "halloween",
        "pâques",
        "easter",
    ]
)

Kind = Literal["self", "child", "dependent"]


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """For whom, with their name if it was given, and the stretch of the line that says so."""

    kind: Kind
    name: str
    start: int
    end: int
    relation: str = ""


def beneficiary(line: Line) -> Beneficiary | None:
    """For whom the words say that the service is, or None where they do not say."""
    text = line.text
    age = _AGE.search(text)
    years = int(age[1] or age[2] or age[3]) if age else None
    young = years is not None and years < 16
    if match := _spoken_for(_FOR_CHILD, text):
        return _found(line, "child", match)
    if match := _DEPENDENT.search(text) or _spoken_for(_FOR_ADULT, text):
        return _found(line, "dependent", match)
    if age and young and (named := _NAMED.search(line.original)):
        return Beneficiary("child", _name(named[1]), age.start(), age.end())
    if match := _ILLNESS.search(text):
        return Beneficiary("dependent", _named(line), match.start(), match.end())
    match = _SELF.search(text)
    return Beneficiary("self", "", match.start(), match.end()) if match else None


def _spoken_for(who: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first one named who is not merely mentioned."""
    return next((m for m in who.finditer(text) if not _is_mentioned(m, text)), None)


def _is_mentioned(match: re.Match[str], text: str) -> bool:
    return bool(
        _ELSEWHERE.search(text[: match.start()]) or _OCCASION.search(match[0]) or _DOES.match(text[match.end() :])
    )


def _relation(said: str) -> str:
    """What the one spoken for is to the speaker, by the longest word that tells it."""
    known = [word for word in _RELATIONS if said.endswith(f" {word}") or said == word]
    return _RELATIONS[max(known, key=len)] if known else ""


def _found(line: Line, kind: Kind, match: re.Match[str]) -> Beneficiary:
    tokens = line.tokens_in(match.start(), match.end())
    after = _NAME_AFTER.match(line.original[line.tokens[tokens[-1]].end :])
    name = _name(after[1]) if after else _named(line)
    return Beneficiary(kind, name, match.start(), match.end(), _relation(match[0]))


def _named(line: Line) -> str:
    match = _NAMED.search(line.original)
    return _name(match[1]) if match else ""


def _name(word: str) -> str:
    return "" if word.lower() in _NOT_NAMES else word
