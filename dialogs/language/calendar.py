"""The words of the calendar, in French and English, folded (lower case, no accents). Data only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogs.domain.specification import Operator

WEEKDAYS: dict[str, int] = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "thur": 3, "fri": 4, "sat": 5,
}  # fmt: skip
"""Word -> day of the week, Monday 0. "sun" and the French short forms are other words too often."""

SHORT_WEEKDAYS: dict[str, int] = {"sun": 6, "lun": 0, "mer": 2, "jeu": 3, "ven": 4, "sam": 5, "dim": 6}
"""Short forms that are other words too often: a day only where its number is beside them."""

MONTHS: dict[str, int] = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12, "janv": 1, "fevr": 2, "avr": 4, "juil": 7,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

OTHER_WORDS_TOO = frozenset({"mars", "march", "may", "mai", "mar", "sep", "dec", "jan", "mon", "sat", "wed"})
"""Month and weekday words that stand for something else unless a number is beside them."""

RELATIVE: dict[str, int] = {
    "aujourdhui": 0, "aujourd hui": 0, "ce soir": 0, "ce midi": 0, "cet apres midi": 0, "ce matin": 0, "tout a l heure": 0,
    "demain": 1, "apres demain": 2, "hier": -1, "avant hier": -2,
    "today": 0, "tonight": 0, "this evening": 0, "this afternoon": 0, "this morning": 0,
    "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2, "yesterday": -1,
}  # fmt: skip
"""Words -> days from today."""

HOLIDAYS: dict[str, tuple[int, int]] = {
    "noel": (12, 25), "la noel": (12, 25), "le reveillon": (12, 24), "le nouvel an": (1, 1), "le jour de l an": (1, 1), "la rentree de septembre": (9, 1), "la rentree": (9, 1), "back to school": (9, 1), "paques": (4, 5), "easter": (4, 5),

    "la saint sylvestre": (12, 31), "la saint valentin": (2, 14), "la toussaint": (11, 1), "le 14 juillet": (7, 14),
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25),
    "new year s eve": (12, 31), "new years eve": (12, 31), "new year": (1, 1), "new years day": (1, 1),
    "valentines day": (2, 14), "valentine s day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
"""Words -> month and day."""

UNITS: dict[str, tuple[str, int]] = {
    "jour": ("days", 1), "jours": ("days", 1), "j": ("days", 1), "semaine": ("days", 7), "semaines": ("days", 7),
    "sem": ("days", 7), "mois": ("months", 1), "quinzaine": ("days", 14), "an": ("months", 12), "ans": ("months", 12),
    "jours ouvres": ("work", 1), "jours ouvrables": ("work", 1), "jour ouvre": ("work", 1),
    "heure": ("minutes", 60), "heures": ("minutes", 60), "h": ("minutes", 60), "minute": ("minutes", 1),
    "minutes": ("minutes", 1), "min": ("minutes", 1), "mn": ("minutes", 1),
    "day": ("days", 1), "days": ("days", 1), "week": ("days", 7), "weeks": ("days", 7), "fortnight": ("days", 14),
    "fortnights": ("days", 14), "month": ("months", 1), "months": ("months", 1), "year": ("months", 12),
    "years": ("months", 12), "working days": ("work", 1), "working day": ("work", 1), "business days": ("work", 1),
    "business day": ("work", 1), "hour": ("minutes", 60), "hours": ("minutes", 60), "hr": ("minutes", 60),
}  # fmt: skip
"""Unit of time -> its kind and how many of it; "work" are days without week-ends."""

EVENT = (
    r" (?:(?:la|le|les|the|my|our|his|her|their|mon|ma|notre|sa|son|leur) |l (?=[a-z]))(?!(?:date|jour|day|debut|fin|end) )[a-z]+"
    r"(?: (?:s|d|de|du|des|la|le|l|ma|mon|of|my|the|at|a|au|en|in|[a-z]{4,})){0,4}?(?: (?:on|de|du|d|le|qui est|which is|that is))*"
)
"""What a day is told by, between a bound and the day: "before *the fair on* Monday", "avant *le mariage de* samedi"."""

PREFIXES: tuple[tuple[Operator, str], ...] = (
    ("at_least", r"(?:pas|jamais|surtout pas|not|never|no|nothing|rien) (?:avant|before)|no (?:earlier|"
                 r"sooner) than|not until|"
                 r"(?:et |and )?pas plus tot que|a partir d[eu]?|a compter d[eu]|des|au plus tot|(?:at the )?earliest|from|starting(?: from)?|starting on|as of"),
    ("at_most", r"(?:not|no|never) (?:later|after)(?: than)?|pas (?:plus tard qu e?|plus tard que|apres|"
                r"au dela d[eu])|"
                r"jamais apres|au plus tard(?: pour)?|d ici(?: a| au)?|by|jusqu a|jusqu au|until|till|at the latest|"
                r"max(?:imum)?|dernier delai|on or before|sous|within|in the next|in under|en moins d e?|"
                r"dans les|dans moins d e?|dans un delai d e?|sous un delai d e?|en max(?:imum)?|dans max(?:imum)?|"
                r"pret pour|prets pour|prete pour|pretes pour|ready for|done for|ready by|needed for|"
                r"finis? pour|in less than|in no more than|no more than"),
    ("before", rf"(?:avant|before|prior to|ahead of|in time for|a temps pour)(?:{EVENT})?"),
    ("after", r"apres|after|(?<!on )(?<!je )(?<!vous )(?<!tu )(?<!elle )(?<!il )passe|passee"),
    ("not", r"(?:any|every|all|tous les|n importe quel|chaque) (?:days?|jours?) (?:but|except|sauf|hormis|apart from)(?: on)?|(?:mais |surtout |but |just )?(?:pas|not|sauf|except|jamais|never)(?: on)?"),
)  # fmt: skip
"""Operator -> what stands before a day, most telling first."""

SUFFIXES: tuple[tuple[Operator, str], ...] = (
    ("at_most", r"au plus tard|(?:tout )?au plus|at the (?:very )?latest|max(?:imum)?|grand max(?:imum)?|"
                r"dernier delai|dernier carat|"
                r"ou avant|or before|or earlier|or sooner|latest|tops|if not before|if not sooner"),
    ("at_least", r"ou apres|or later|onwards?|ou plus tard|min(?:imum)?|au plus tot|at the earliest|or after|"
                 r"et pas avant"),
)  # fmt: skip
"""Operator -> what stands after a day."""

BETWEEN: tuple[tuple[str, str], ...] = (
    (r"entre", r"et"), (r"between", r"and"), (r"from", r"to|until|till"), (r"du|de", r"au|a"),
)  # fmt: skip
"""What stands before the first and before the second of two days."""


# The one expression for a day or a stretch of days, made of the tables of `calendar_words`.


def alternatives(words: Iterable[str]) -> str:
    """An alternation, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH, _WEEKDAY = alternatives(MONTHS), alternatives(WEEKDAYS)

_ANY_WEEKDAY = alternatives([*WEEKDAYS, *SHORT_WEEKDAYS])

_STRETCHING = (
    "en|in|avant|before|d ici|by|pour|from|a partir de?|starting(?: in)?|until|till|jusqu en|jusqu a|courant|during|des"
)
BEFORE_A_MONTH = re.compile(rf"(?:^|(?<= ))(?:{_STRETCHING}) $")
"""What a text ends with before a month that is meant as a stretch of days."""


ONE = r"\d+(?:[.,]5)?|une?|an?|one"

UNIT = alternatives(UNITS)

DAY = re.compile(
    rf"""\b(?:
    (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
  | (?P<relative>{alternatives(RELATIVE)})(?!\ midi)
  | (?:(?:on\ |le\ |ce\ |this\ )?(?P<name>{_ANY_WEEKDAY})(?:\ (?P<next>prochaine?|qui\ vient))?(?:\ en\ (?P<eight>8|15))?\ (?:[,.]\ )?)?(?:le\ |the\ )?
    (?: (?P<d1>\d{{1,2}})(?:\ (?:er|st|nd|rd|th))?\ (?:of\ |de\ )?(?P<m1>{_MONTH})\b
      | (?P<m2>{_MONTH})\ (?:the\ )?(?P<d2>\d{{1,2}})(?!\ (?:h|heures?|am|pm|euros?)\b)(?!\ [:€%])(?:\ (?:st|nd|rd|th)\b)?
      | (?P<d3>\d{{1,2}})\ /\ (?P<m3>\d{{1,2}})(?:\ /\ (?P<y3>\d{{4}}|\d\d))?
      | (?:(?<=le\ )|(?<=au\ ))(?P<d4>\d{{1,2}})(?:\ er)?(?!\ (?:{UNIT}|h|mm|cm|et\ demie?|(?!apres|pas|dans|sous|sans|vers)\w+s)\b)(?!\ [/:€%])
      | (?<=du\ )(?P<d7>\d{{1,2}})(?!\d)(?!\ (?:{UNIT}|h|mm|cm|euros?|\w+s)\b)(?!\ [/:€%])
      | (?<=the\ )(?P<d5>\d{{1,2}})\ (?:st|nd|rd|th)
      | (?(name)(?<!,\ )(?P<d6>\d{{1,2}})(?:\ (?:er|st|nd|rd|th)\b|(?!\d|\ (?:{UNIT}|h|am|pm|oclock|euros?|mm|cm|people|kids|guests|of\ us)\b)(?!\ [/:€£$%])
          (?!\ (?!(?:dans|sans|vers|alors|mais|pas|apres|puis|plus|merci|please)\b)[a-z]{{3,}}s\b))|(?!))
    )(?:\ ,?\ ?(?P<year>20\d\d))?
  | (?:(?:le|ce|this|on|next|coming)\ )?(?<!chaque\ )(?<!every\ )(?<!each\ )(?<!les\ )(?P<weekday>{_WEEKDAY})\b
    (?:\ (?:prochaine?|qui\ vient|next|coming))?(?P<last>\ dernier(?!\ delai)|\ passe)?(?:\ en\ (?P<skip>8|15))?
  | (?P<holiday>{alternatives(HOLIDAYS)})
  | (?P<edge>(?:la\ )?fin\ (?:de\ (?:la\ |l\ )?|du\ |d\ )?|(?:the\ )?end\ of\ (?:the\ )?|mi\ |mid\ |(?:le\ )?debut\ (?:du\ |de\ |d\ )?|early\ |late\ )?
    (?P<period>(?:la\ )?semaine\ prochaine|la\ semaine\ qui\ vient|next\ week(?!\ end)|cette\ semaine|this\ week(?!\ end)
      |(?:ce\ |le\ |this\ |the\ |next\ )?week\ ?end(?:\ prochain)?|(?:le\ )?mois\ prochain|next\ month|ce\ mois(?:\ ci)?|this\ month
      |(?:the\ )?(?<=end\ of\ the\ )(?:week|month|year)|(?<=fin\ de\ )(?:semaine|mois|annee)|(?<=fin\ du\ )mois|(?<=fin\ de\ la\ )semaine
      |(?<=fin\ d\ )annee|(?<=fin\ de\ l\ )annee|(?<=of\ )(?:week|month|year)|l\ annee\ prochaine|next\ year
      |(?<=fin\ )(?:{_MONTH})|(?<=fin\ d\ )(?:{_MONTH})|(?<=mi\ )(?:{_MONTH})|(?<=mid\ )(?:{_MONTH})|(?<=of\ )(?:{_MONTH})
      |(?<=debut\ )(?:{_MONTH})|(?<=early\ )(?:{_MONTH})|(?<=late\ )(?:{_MONTH})|(?P<month>{_MONTH}))
  | (?:dans|in)\ (?P<ahead>{ONE})\ (?P<unit>{UNIT})\b(?:\ time)?
  | (?P<agoverb>il\ y\ a\ )(?P<ago>{ONE})\ (?P<agounit>{UNIT})
    )\b""",
    re.VERBOSE,
)
