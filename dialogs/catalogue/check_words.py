"""Whether the words of a service file mean one thing each, and whether what they plainly mean is said to the reader as well."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.catalogue.check_rules import Finding, Findings, listed_values, suggestion
from dialogs.catalogue.toml_lines import TomlPath
from dialogs.domain.folding import fold
from dialogs.domain.service import LANGUAGES, Aspect, Language, Meaning, Option, Phrases, Service, Text
from dialogs.language.pack import expression, words

Use = tuple[str, TomlPath, str]
"""A word in use: what it stands for ("option '12mm'"), where, and the word."""


def ambiguous(service: Service) -> Findings:
    """Words that belong to two options of one aspect, or to two outcomes."""
    for language in LANGUAGES:
        for place, aspect in enumerate(service.aspects):
            yield from _shared(list(_options(aspect, ("aspects", place), language)))
        yield from _shared(list(_outcomes(service, language)))


def _options(aspect: Aspect, path: TomlPath, language: Language) -> Iterator[Use]:
    for rank, option in enumerate(aspect.options):
        place = (*path, "options", rank)
        yield from _uses(f"option '{option.id}'", place, option.label, option.words, language)
    for way in ("less", "more"):
        direction = aspect.less if way == "less" else aspect.more
        if direction:
            yield from _uses(f"'{way}'", (*path, way), direction.label, direction.words, language)


def _outcomes(service: Service, language: Language) -> Iterator[Use]:
    for place, outcome in enumerate(service.outcomes):
        of, path = f"outcome '{outcome.id}'", ("outcomes", place)
        yield from _uses(of, path, outcome.label, outcome.words, language)


def _uses(of: str, path: TomlPath, label: Text, words: Phrases, language: Language) -> Iterator[Use]:
    if label.says(language):
        yield of, (*path, "label", language), label.to(language)
    for place, word in enumerate(words.to(language) if words.says(language) else ()):
        yield of, (*path, "words", language, place), word


_LEFT = expression("catalogue.left_as_it_is", before="^", after="$")
_REMEDIES: dict[Meaning, str] = {
    "none": 'Add means = "none", so that "no" and "none" are understood.',
    "as_it_is": 'Add means = "as_it_is", so that "leave it alone" is understood.',
}


def meanings(service: Service) -> Findings:
    """Labels that say "none" or "as it is", and names that speak of allergies, which the file does not say to mean so."""
    for place, aspect in enumerate(service.aspects):
        if not aspect.allergy and (word := _allergic(aspect)):
            what = f"'{word}' speaks of allergies: none may be missed, nor taken for a taste."
            yield Finding(("aspects", place), what, "Add allergy = true.", word)
        for rank, option in enumerate(aspect.options):
            for language in filter(option.label.says, LANGUAGES if not option.means else ()):
                meaning, label = _said(aspect, option, language), option.label.to(language)
                if meaning and not aspect.meaning(meaning):
                    path: TomlPath = ("aspects", place, "options", rank, "label", language)
                    yield Finding(path, f"'{label}' means more than its words.", _REMEDIES[meaning], label)
                    break


def _allergic(aspect: Aspect) -> str:
    """The word by which an aspect is about allergies, "" where it is not."""
    stems = tuple(words("allergies.naming"))
    named = (aspect.label.fr, aspect.label.en, *aspect.words.fr, *aspect.words.en)
    return next((word for word in named if aspect.listed and _typed(word).startswith(stems)), "")


def _said(aspect: Aspect, option: Option, language: Language) -> Meaning:
    """What a label plainly means: a bare "none", "no" before the name of its aspect, "left alone"."""
    label = _typed(option.label.to(language)).replace("'", " ")
    first, _, following = label.partition(" ")
    names = {_typed(name) for name in (aspect.label.to(language), *aspect.words.to(language))}
    if first in words("catalogue.none", language) and (not following or _bare(following, language) in names):
        return "none"
    return "as_it_is" if _LEFT.search(label) else ""


def _bare(name: str, language: Language) -> str:
    """A name without the small words before it ("de la frange")."""
    first, _, following = name.partition(" ")
    return _bare(following, language) if first in words("catalogue.before_name", language) else name


def _shared(uses: list[Use]) -> Findings:
    first: dict[str, str] = {}
    for of, path, word in uses:
        owner = first.setdefault(_typed(word), of)
        if owner != of:
            yield Finding(path, f"'{word}' is also said for {owner}.", "Keep it for one of them.", word)


def _typed(word: str) -> str:
    """A word however it is typed: accents, capitals and blanks make no difference."""
    return " ".join(fold(word).split())


def vague(service: Service) -> Findings:
    """A vague word is about an aspect that exists and values that it has, and is not the word for one."""
    for place, entry in enumerate(service.vague):
        path: TomlPath = ("vague", place)
        aspect = service.by_id.get(entry.aspect)
        if aspect is None:
            what = f"no aspect '{entry.aspect}'."
            yield Finding((*path, "aspect"), what, suggestion(entry.aspect, service.by_id))
        elif aspect.listed:
            yield from listed_values(service, aspect.id, entry.values, (*path, "values"))
            yield from _vague_and_exact(aspect, entry.words, path)


def _vague_and_exact(aspect: Aspect, words: Phrases, path: TomlPath) -> Findings:
    for language in LANGUAGES:
        uses = _options(aspect, (), language)
        exact = {_typed(word): of for of, _, word in uses if of.startswith("option")}
        for place, word in enumerate(words.to(language) if words.says(language) else ()):
            if _typed(word) in exact:
                what = f"'{word}' is vague here, and exact for {exact[_typed(word)]}."
                yield Finding((*path, "words", language, place), what, "Keep it in one place.", word)
