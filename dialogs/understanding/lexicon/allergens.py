"""What a service knows that somebody may be allergic to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dialogs.domain.service import Language, Option, Service
from dialogs.language.function_words import CONJUNCTIONS, JOINING, LIGHT, MINOR, NEGATORS, STOP
from dialogs.language.pack import heard, words
from dialogs.understanding.text.stems import root
from dialogs.understanding.text.tokens import read

_ALLERGIC = words("allergies.naming")
_BARRING = words("allergies.barring")
_NO_SUBSTANCE = words("allergies.no_substance")
_UNTELLING = STOP | MINOR | LIGHT | NEGATORS | CONJUNCTIONS | JOINING | words("allergies.untelling")


@dataclass(frozen=True)
class Harmful:
    """What a service knows that somebody may be allergic to: the keys of a word -> the value.

    `barred` are the keys of what is named for no other reason: "sans arachide" is no matter of taste. `none`
    and `other` are the values that mean so.
    """

    aspect: str
    values: Mapping[str, str]
    barred: Collection[str]
    none: str = ""
    other: str = ""


def harmful(service: Service, elsewhere: Collection[str]) -> Harmful | None:
    """The harmful things of a service's question about allergies, if it asks one; `elsewhere` are the keys of other values' words."""
    aspect = next((each for each in service.aspects if each.listed and each.allergy), None)
    if aspect is None:
        return None
    some = [option for option in aspect.options if option.means != "none"]
    values = {key: option.id for option in some for key in _things(option)}
    shunned = {key for option in some if _is_barred(option) for key in _things(option)}
    return Harmful(
        aspect.id,
        values,
        shunned - {*elsewhere},
        none=aspect.meaning("none"),
        other=aspect.meaning("other"),
    )


def substance(said: str) -> bool:
    """Whether a folded word names a thing that somebody may be allergic to."""
    return said not in _UNTELLING and said not in _NO_SUBSTANCE and not said.startswith(tuple(_ALLERGIC))


def _phrases(option: Option) -> Iterator[tuple[Language, list[str]]]:
    for language in heard():
        for phrase in (option.label.to(language), *option.words.to(language)):
            yield language, [token.text for token in read(phrase).tokens]


def _is_barred(option: Option) -> bool:
    return any(_BARRING & {*said} for _, said in _phrases(option))


def _things(option: Option) -> Iterator[str]:
    """The keys of the things that the words for an allergy name: those beside "allergic", "without" or "free"."""
    for language, said in _phrases(option):
        telling = [word for word in said if word not in _UNTELLING and not word.startswith(tuple(_ALLERGIC))]
        if len(telling) == 1 and len(said) > 1:
            yield root(telling[0], language)
