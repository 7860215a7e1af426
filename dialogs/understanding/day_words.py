"""The one expression for a day or a stretch of days, made of the tables of `calendar_words`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogs.understanding.calendar_words import HOLIDAYS, MONTHS, RELATIVE, SHORT_WEEKDAYS, UNITS, WEEKDAYS


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
