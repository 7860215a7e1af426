"""Words that are computed rather than looked up: labels of the service file, values, dates and money in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import cast

from babel import Locale
from babel.dates import get_day_names
from babel.numbers import format_currency, format_decimal

from dialogs.domain.quantity import Amount, in_days
from dialogs.domain.replies import Value, Words
from dialogs.domain.schedule import When
from dialogs.domain.service import ALWAYS, Aspect, Language, Service, is_own
from dialogs.domain.specification import Operator
from dialogs.domain.value import is_open, worded
from dialogs.language.pack import phrase, table
from dialogs.wording.times import claim_words, day_words, hour_words

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is spoken to, about what: the language, the service, and how to say words within words."""

    language: Language
    service: Service | None
    say: Callable[[Words], str]

    def aspect(self, values: Values) -> Aspect:
        assert self.service is not None, "words about an aspect need its service"
        return self.service.aspect(str(values["aspect"]))

    def word(self, key: str, **values: Value) -> str:
        return self.say(Words(key, values))


def _text(speech: Speech, values: Values) -> str:
    return str(values.get(speech.language) or values[ALWAYS[-1]])


def _raw(speech: Speech, values: Values) -> str:
    return str(values["text"])


def _service(speech: Speech, values: Values) -> str:
    assert speech.service is not None, "words about a service need it"
    return speech.service.name.to(speech.language)


def _label(speech: Speech, values: Values) -> str:
    if is_own(str(values["aspect"])):
        return speech.word("own.label")
    return speech.aspect(values).label.to(speech.language)


def _outcome(speech: Speech, values: Values) -> str:
    assert speech.service is not None, "words about an outcome need its service"
    outcome = speech.service.outcome(str(values["outcome"]))
    return outcome.label.to(speech.language) if outcome else ""


def _value(speech: Speech, values: Values) -> str:
    aspect, operator = speech.aspect(values), str(values["operator"])
    written = str(values["values"])
    if is_own(aspect.id):
        return speech.word("quoted", words=written)
    if aspect.kind == "appointment":
        return claim_words(speech.say, speech.language, (cast(Operator, operator), tuple(written.split("|"))))
    said = [one_value(speech.language, aspect, value) for value in written.split("|")]
    dated = "date" if aspect.kind == "date" else "value"
    if operator == "between":
        return speech.word(f"operator.{dated}.between", low=said[0], high=said[-1])
    if aspect.several and operator in ("is", "accepted", "unremarked"):
        return ", ".join(said)
    if operator == "not" and dated == "value" and len(said) > 1:
        return speech.word("list.nor", first=", ".join(said[:-1]), last=said[-1])
    joined = speech.word("list.or", first=", ".join(said[:-1]), last=said[-1]) if len(said) > 1 else said[0]
    return (
        joined
        if operator in ("is", "accepted", "unremarked") and dated == "value"
        else speech.word(f"operator.{dated}.{operator}", value=joined)
    )


def _line(speech: Speech, values: Values) -> str:
    if is_own(str(values["aspect"])):
        return _value(speech, values)
    return speech.word("line", aspect=_label(speech, values), value=_value(speech, values))


def _lines(speech: Speech, values: Values) -> str:
    return "\n".join(f"• {item}" for item in _items(speech, values))


def _join(speech: Speech, values: Values) -> str:
    separator = str(values["separator"]) or speech.word("list.separator")
    return separator.join(_items(speech, values))


def _rows(speech: Speech, values: Values) -> str:
    return "\n".join(_items(speech, values))


def _items(speech: Speech, values: Values) -> list[str]:
    items = values["items"]
    assert isinstance(items, tuple), "a list of words"
    return [said for item in items if (said := speech.say(item))]


def _moment(speech: Speech, values: Values) -> str:
    return date_words(str(values["value"]), speech.language)


def _weekday(speech: Speech, values: Values) -> str:
    return str(get_day_names(locale=speech.language)[int(str(values["day"]))])


def _hours(speech: Speech, values: Values) -> str:
    spans = (span.partition("-") for span in str(values["spans"]).split("|"))
    return ", ".join(f"{_clock(begin, speech)} – {_clock(end, speech)}" for begin, _, end in spans)


def _clock(text: str, speech: Speech) -> str:
    return hour_words(time.fromisoformat(text), speech.language)


def _price(speech: Speech, values: Values) -> str:
    """What the organisation asks for it, and for how long where it is not for the whole ("78 € par semaine")."""
    per = speech.service.price_per if speech.service else None
    money = money_words(str(values["value"]), speech.language)
    return f"{money} {per.to(speech.language)}" if per else money


def _tolerance(speech: Speech, values: Values) -> str:
    aspect = speech.aspect(values)
    if not aspect.tolerance or aspect.kind != "number":
        return ""
    return f" (± {format_decimal(aspect.tolerance, locale=speech.language)} {aspect.unit})"


def one_value(language: Language, aspect: Aspect, value: str) -> str:
    """One canonical value as people write it."""
    if aspect.listed and is_open(value):
        return worded(value)
    option = aspect.option(value)
    if option is not None:
        return option.label.to(language)
    match aspect.kind:
        case "money":
            return money_words(value, language)
        case "date" | "appointment":
            return date_words(value, language)
        case "duration":
            return duration_words(value, language)
        case "number":
            return number_words(value, language)
        case _:
            return value


def number_words(value: str, language: Language) -> str:
    """ "40 mm" -> "4 cm", "25 mm" -> "25 mm": as people say lengths."""
    amount = Amount.parse(value)
    if amount is None:
        return value
    if amount.unit == "mm" and amount.number and amount.number % 10 == 0:
        amount = Amount(amount.number / 10, "cm")
    return f"{format_decimal(amount.number, locale=language)} {amount.unit}".rstrip()


def money_words(value: str, language: Language) -> str:
    """ "30 EUR" -> "30 €" (fr), "€30" (en); cents only where there are some."""
    amount = Amount.parse(value)
    if amount is None or len(amount.unit) != 3:
        return value
    digits = amount.number == amount.number.to_integral()
    number = amount.number.to_integral() if digits else amount.number.quantize(Decimal("0.01"))
    pattern = phrase("language.whole_sum", language) if digits else None
    text = format_currency(number, amount.unit, format=pattern, locale=language, currency_digits=False)
    return text.replace("\u202f", " ").replace("\xa0", " ")


def date_words(value: str, language: Language) -> str:
    """ "2026-11-28T18:00+01:00" -> "sam. 28 nov. à 18 h" (fr), "Sat 28 Nov at 18:00" (en); no hour where none was said."""
    when = When.parse(value)
    if when is None or when.day is None:
        return value
    day = day_words(when.day, language)
    return f"{day} {phrase('language.at', language)} {hour_words(when.hour, language)}" if when.hour else day


def duration_words(value: str, language: Language) -> str:
    days = in_days(value)
    if days is None:
        return value
    unit, count = ("day", days) if days >= 1 else ("hour", days * 24) if days * 24 >= 1 else ("minute", days * 1440)
    one, many = table("language.durations", language)[unit]
    name = one if Locale.parse(language).plural_form(count) == "one" else many
    return f"{format_decimal(round(count, 1), locale=language)} {name}"


COMPUTED: Mapping[str, Callable[[Speech, Values], str]] = {
    "=text": _text,
    "=raw": _raw,
    "=service": _service,
    "=aspect": _label,
    "=outcome": _outcome,
    "=value": _value,
    "=line": _line,
    "=lines": _lines,
    "=join": _join,
    "=rows": _rows,
    "=moment": _moment,
    "=weekday": _weekday,
    "=hours": _hours,
    "=price": _price,
    "=tolerance": _tolerance,
}
