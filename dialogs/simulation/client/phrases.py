"""How a client says what it wants: phrases composed from the words that people use for the service.

A value is said with one of the author's example phrases (.5), with the aspect's and the value's labels (.3), or with
the value's label alone (.2, only of what is seen); the aspect is named wherever the words alone could mean another value as well.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from dialogs.domain.quantity import Amount, in_days
from dialogs.domain.service import Aspect, Language, Outcome, Service
from dialogs.simulation.chance import Chance
from dialogs.simulation.hidden import NOW, Wish

WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
CEILING = {
    "fr": ("{0} max", "pas plus de {0}", "mon budget c'est {0} maximum", "{0} au plus"),
    "en": ("{0} max", "no more than {0}", "my budget is {0} at most", "{0} tops"),
}
DEADLINE = {
    "fr": ("d'ici {0}", "au plus tard {0}", "{0} au plus tard", "pour {0} au plus tard"),
    "en": ("by {0}", "{0} at the latest", "no later than {0}", "by {0} at the latest"),
}
REFUSAL = {
    "fr": ("{aspect} : surtout pas {value}", "je ne veux pas {value} pour {aspect}", "{aspect}, pas {value}"),
    "en": (
        "{aspect}: not {value}",
        "I don't want {value} for the {aspect}",
        "{aspect}, anything but {value}",
    ),
}
OR, AND = {"fr": " ou ", "en": " or "}, {"fr": " et ", "en": " and "}
ONLY = {"fr": "seulement", "en": "only"}
STRESS = {"fr": "{0}, c'est indispensable", "en": "{0}, that's a must"}
VAGUE_DATE = {"fr": "dès que possible", "en": "as soon as possible"}
VAGUE_MONEY = {"fr": "pas trop cher", "en": "not too expensive"}
SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


class Tongue:
    """Says things about a service in one language, with draws for the wording."""

    def __init__(self, service: Service, language: Language, chance: Chance) -> None:
        self.service, self.language, self.chance = service, language, chance

    def wish(self, wish: Wish) -> str:
        """The wish in words; one in five strict ones is stressed."""
        said = self._refusal(wish) if wish.strength == "must_not" else self._wanted(wish)
        stressed = wish.strength == "must" and self.chance.happens(0.2)
        return STRESS[self.language].format(said) if stressed else said

    def value(self, aspect: Aspect, value: str) -> str:
        """One value of an aspect, in words that say which aspect is meant."""
        option = aspect.option(value)
        if option is None:
            return f"{aspect.label.to(self.language)} : {self.quantity(aspect, value)}"
        label, roll = option.label.to(self.language), self.chance.between(1, 10)
        examples = option.words.to(self.language)
        words = self.chance.one_of(examples) if roll <= 5 and examples else label
        alone = roll <= 5 or (roll >= 9 and aspect.visible)
        return words if alone and self._unique(words) else f"{aspect.label.to(self.language)} {words}"

    def line(self, wish: Wish) -> str:
        """The wish as the correction of a line: by the names that stand there."""
        aspect = self.service.aspect(wish.aspect)
        plain = wish.operator == "is" and (len(wish.accepts) == 1 or aspect.several) and not wish.refuses
        only = f"{ONLY[self.language]} " if aspect.several else ""
        named = f"{aspect.label.to(self.language)} {only}{self.joined(aspect, wish)}"
        return named if plain else self.wish(wish)

    def bare_value(self, aspect: Aspect, value: str) -> str:
        """The value alone, in answer to a question about the aspect."""
        option = aspect.option(value)
        return option.label.to(self.language) if option else self.quantity(aspect, value)

    def outcome(self, outcome: Outcome) -> str:
        return self.chance.one_of((outcome.label.to(self.language), *outcome.words.to(self.language)))

    def vague(self, wish: Wish) -> str:
        """The wish in words too vague to be agreed; "" where there are none for it."""
        aspect = self.service.aspect(wish.aspect)
        table = [v for v in self.service.vague if v.aspect == aspect.id and wish.ideal in v.values]
        phrases = [phrase for vague in table for phrase in vague.words.to(self.language)]
        if phrases:
            return self.chance.one_of(phrases)
        if aspect.kind in ("date", "appointment", "money"):
            return (VAGUE_DATE if aspect.dated else VAGUE_MONEY)[self.language]
        return self._not_too(aspect, wish.ideal)

    def _not_too(self, aspect: Aspect, value: str) -> str:
        """ "dessus pas trop court": away from the nearer end of a scale. French only: English comparatives bend."""
        if aspect.kind != "scale" or not aspect.less or not aspect.more or self.language != "fr":
            return ""
        low = aspect.ranks[value] < len(aspect.options) / 2
        label = (aspect.less if low else aspect.more).label.fr
        return label.replace("plus ", "pas trop ") if label.count("plus ") == 1 else ""

    def _wanted(self, wish: Wish) -> str:
        aspect = self.service.aspect(wish.aspect)
        if wish.operator == "at_most":
            return self._limit(aspect, wish.ideal)
        if len(wish.accepts) > 1 and wish.strength == "must":
            return f"{aspect.label.to(self.language)} " + self.joined(aspect, wish)
        return self.value(aspect, wish.ideal)

    def joined(self, aspect: Aspect, wish: Wish) -> str:
        """The values that will do, each as well as another; of a set, all of them."""
        link = (AND if aspect.several else OR)[self.language]
        return link.join(self.bare_value(aspect, value) for value in wish.accepts)

    def _refusal(self, wish: Wish) -> str:
        aspect = self.service.aspect(wish.aspect)
        nor = {"fr": " ni ", "en": " or "}[self.language]
        refused = nor.join(self.bare_value(aspect, value) for value in wish.refuses)
        form = self.chance.one_of(REFUSAL[self.language])
        return form.format(aspect=aspect.label.to(self.language), value=refused)

    def _limit(self, aspect: Aspect, value: str) -> str:
        forms = DEADLINE if aspect.dated else CEILING
        return self.chance.one_of(forms[self.language]).format(self.quantity(aspect, value))

    def quantity(self, aspect: Aspect, value: str) -> str:
        """A measured value as people write it: "30 €", "3 cm", "samedi", "le 4 décembre", "5 jours"."""
        if aspect.dated:
            return self._day(date.fromisoformat(value[:10]))
        if aspect.kind == "duration":
            return f"{in_days(value):g} " + {"fr": "jours", "en": "days"}[self.language]
        amount = Amount.parse(value)
        return self._amount(amount) if amount else value

    def _amount(self, amount: Amount) -> str:
        if amount.unit == "mm" and amount.number % 10 == 0:
            amount = Amount(amount.number / Decimal(10), "cm")
        text = str(amount)
        for code, symbol in SYMBOLS.items():
            text = text.replace(code, symbol)
        return text

    def _day(self, day: date) -> str:
        ahead = day - NOW.date()
        if timedelta(days=1) < ahead < timedelta(days=6) and self.chance.happens(0.5):
            return WEEKDAYS[self.language][day.weekday()]
        month = MONTHS[self.language][day.month - 1]
        return f"le {day.day} {month}" if self.language == "fr" else f"{day.day} {month}"

    def _unique(self, words: str) -> bool:
        """Whether no other value is called the same, so that people say it without naming the aspect."""
        said = words.casefold()
        names = (
            (option.label.to(self.language), *option.words.to(self.language))
            for aspect in self.service.aspects
            for option in aspect.options
        )
        return sum(any(said in name.casefold() for name in called) for called in names) == 1
