"""How people write in chats: elisions, contractions, short forms, number words."""

from __future__ import annotations

ELISIONS = frozenset(
    ["l", "d", "n", "j", "m", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu"]
)
"""What stands before an apostrophe and is a word of its own."""

_CONTRACTIONS_FR = """
pr=pour|ds=dans|svp=s il vous plait|stp=s il te plait|silvousplait=s il vous plait|siouplait=s il vous plait
bcp=beaucoup|bcq=beaucoup|tt=tout|ts=tous|qd=quand|tjs=toujours|tjrs=toujours|jms=jamais|rdv=rendez vous|pa=pas
pô=pas|po=pas|avt=avant|aprem=apres midi|aprém=apres midi|dem=demain|jsuis=je suis|jveux=je veux
jvoudrais=je voudrais|jai=j ai|jaimerais=j aimerais|jaime=j aime|jpeux=je peux|jpref=je prefere
jprefere=je prefere|jsais=je sais|jsp=je ne sais pas|chais=je sais|chsais=je sais|cest=c est|ya=il y a
yapas=il n y a pas|nimporte=n importe|ptet=peut etre|pt=peut|qqch=quelque chose|qq=quelque|slt=salut|bjr=bonjour
bsr=bonsoir|cc=coucou|dac=d accord|dacc=d accord|daccord=d accord|mnt=maintenant|auj=aujourdhui|ajd=aujourdhui
aujourdui=aujourdhui|2m1=demain|2main=demain|biensur=bien sur|stplait=s il te plait|pck=parce que|pcq=parce que
ms=mais|lgtps=longtemps|lgt=longtemps|ke=que|ki=qui|koi=quoi|ct=c etait|jpp=je n en peux plus|dsl=desole|ns=nous
vs=vous|nn=non|wi=oui|oue=ouais|mr=monsieur|ac=avec|av=avec|pluto=plutot|plutt=plutot|surtt=surtout
mtn=maintenant|pers=personnes|medocs=medicaments|weekend=week end|wkd=week end|c'ki=c est|jusquau=jusqu au|jusqua=jusqu a|dici=d ici
"""
_CONTRACTIONS_EN = """
tmrw=tomorrow|tmr=tomorrow|tmw=tomorrow|2moro=tomorrow|2morrow=tomorrow|tomoz=tomorrow|2day=today|2nite=tonight
tonite=tonight|pls=please|plz=please|thx=thanks|ty=thank you|u=you|ur=your|r=are|w/o=without|w/=with
wanna=want to|gonna=going to|gotta=have to|lemme=let me|gimme=give me|dunno=do not know|twice=2 times
idk=i do not know|idc=i do not mind|cuz=because|coz=because|bc=because|abt=about|b4=before|bf=before
thurs=thursday|tues=tuesday|weds=wednesday|wks=weeks|wk=week|mins=minutes|hrs=hours|nite=night|rly=really
prob=probably|probs=probably|defo=definitely|def=definitely|nvm=never mind|cannot=can not|cant=can not
wont=will not|doesnt=does not|didnt=did not|isnt=is not|arent=are not|wouldnt=would not|shouldnt=should not
mustnt=must not|couldnt=could not|wasnt=was not|werent=were not|hadnt=had not|havent=have not|hasnt=has not|im=i am|ive=i have|id=i would|ill=i will|its=it is|tenner=10 quid|fiver=5 quid|thats=that is
theres=there is|lets=let us|whats=what is|hes=he is|shes=she is|theyre=they are|b4=before|ppl=people|meds=medicines
"""


def _table(rows: str) -> dict[str, str]:
    pairs = (row.partition("=") for line in rows.split("\n") for row in line.split("|") if row)
    return {short: full for short, _, full in pairs}


CONTRACTIONS: dict[str, str] = _table(_CONTRACTIONS_EN) | _table(_CONTRACTIONS_FR)
"""Short form -> the words it stands for. French wins where both have one."""

_UNITS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "octante": 80, "huitante": 80, "nonante": 90,
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_HUNDREDS = {"cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "thousand": 1000}
_COUNTED: tuple[tuple[list[str], int], ...] = tuple(
    (said.split(), number)
    for said, number in (
        ("une demi douzaine de", 6), ("une demi douzaine d", 6), ("demi douzaine", 6), ("half a dozen", 6), ("half dozen", 6),
        ("une douzaine de", 12), ("une douzaine d", 12), ("douzaine", 12), ("a dozen", 12), ("dozen", 12),
        ("a pair of", 1), ("une paire de", 1), ("a couple of", 2),
    )
)  # fmt: skip
ROUNDED: dict[str, int] = {
    "dizaine": 10, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
    "centaine": 100,
}  # fmt: skip
"""Number words that are never exact: "une trentaine de personnes"."""

_ONES = frozenset({"un", "une", "one"})

NUMBERS = frozenset(ROUNDED) | frozenset(_UNITS) | frozenset(_TENS) | frozenset(_HUNDREDS) | _ONES
"""Every word that is part of a number."""


def number_words(words: list[str]) -> tuple[int, int]:
    """The number that these words begin with, and how many words it takes; (0, 0) when they begin with none.

    "un", "une" and "one" alone are left as articles; "neuf" is a number only before another word than an end.

    >>> number_words(["quatre", "vingt", "dix", "euros"]), number_words(["vingt", "et", "un"])
    ((90, 3), (21, 3))
    """
    for said, number in _COUNTED:
        if words[: len(said)] == said:
            return number, len(said)
    if words[0] in ("mille", "thousand") and len(words) > 1:
        rest, length = number_words(words[1:])
        return (1000 + rest, 1 + length) if rest < 1000 else (1000, 1)
    total, place = _below_hundred(words)
    while place < len(words) and words[place] in _HUNDREDS and (total or place == 0):
        rest, length = _below_hundred(words[place + 1 :])
        total, place = max(total, 1) * _HUNDREDS[words[place]] + rest, place + 1 + length
    return (total, place) if total > 1 else (0, 0)


def rounded(words: list[str]) -> tuple[int, int]:
    """The round number that these words begin with, and how many words it takes; (0, 0) when they begin with none.

    >>> rounded(["une", "trentaine", "de", "parts"]), rounded(["quinzaine", "de", "jours"])
    ((30, 3), (0, 0))
    """
    first = 1 if words[:1] == ["une"] else 0
    word = words[first] if first < len(words) else ""
    of = words[first + 1 : first + 2] in (["de"], ["d"])
    if word == "quinzaine" and of and words[first + 2 : first + 3] != ["jours"]:
        return 15, first + 2
    return (ROUNDED[word], first + 1 + of) if word in ROUNDED else (0, 0)


def _below_hundred(words: list[str]) -> tuple[int, int]:
    total, place = 0, 0
    if words[:2] in (["quatre", "vingt"], ["quatre", "vingts"]):
        total, place = 80, 2
    elif words and words[0] in _TENS:
        total, place = _TENS[words[0]], 1
    if total and words[place : place + 1] == ["et"] and words[place + 1 : place + 2] in (["un"], ["une"], ["onze"]):
        place += 1
    unit = words[place] if place < len(words) else ""
    if unit in _UNITS and (total == 0 or _UNITS[unit] < 20):
        return total + _teens(words, place), place + 1 + (_teens(words, place) > _UNITS[unit])
    if total and unit in _ONES:
        return total + 1, place + 1
    return total, place


def _teens(words: list[str], place: int) -> int:
    """Ten and a unit in French ("dix sept"), else the unit itself."""
    following = words[place + 1] if place + 1 < len(words) else ""
    if words[place] == "dix" and following in ("sept", "huit", "neuf"):
        return 10 + _UNITS[following]
    return _UNITS[words[place]]


FORMS: dict[str, str] = {
    form: word
    for word, forms in {
        "long": "longue longues longs", "gros": "grosse grosses", "blanc": "blanche blanches", "frais": "fraiche fraiches",
        "sec": "seche seches", "epais": "epaisse epaisses", "bas": "basse basses", "doux": "douce douces",
        "net": "nette nettes", "plein": "pleine pleines", "rond": "ronde rondes arrondi arrondie", "beau": "belle belles bel",
        "nouveau": "nouvelle nouvelles", "vieux": "vieille vieilles", "gris": "grise grises", "public": "publique publiques",
        "cintrer": "cintre cintree cintrees cintrez", "oeil": "yeux", "doigt": "doigts", "rasage": "rasages",
        "tear": "torn tears", "leave": "left leaves", "time": "times", "sew": "sewn sews", "break": "broken breaks broke", "shave": "shaven",
        "keep": "kept", "man": "men", "woman": "women", "abattre": "abattez abattu abattus abattue", "small": "smaller smallest", "cut": "cuts cutting", "put": "puts",
    }.items()
    for form in forms.split()
}  # fmt: skip
"""Forms that the stemmers do not bring together -> the word that they are forms of."""
