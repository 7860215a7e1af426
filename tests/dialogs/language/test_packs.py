"""Languages are packs of data: the same entries in each, every expression sound, and no word of a language in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from dialogs.domain.errors import LanguageError
from dialogs.domain.service import LANGUAGES, Language
from dialogs.domain.specification import Basis, Operator
from dialogs.flows.feedback.words_as_marks import Level
from dialogs.language import pack
from dialogs.language.function_words import STOP
from dialogs.language.pack import alternatives, composed, expression, hearing, listed, packs, table, together, words
from dialogs.language.vocabulary import spelled_out, vocabulary
from dialogs.understanding.interpret.coordination import Link
from dialogs.understanding.result import Act
from dialogs.understanding.text.languages import listened_to

DIALOGS = Path(pack.__file__).parents[1]

# The same entries in each language.


def test_every_language_has_the_same_files() -> None:
    files = {language: {path.name for path in (DIALOGS / "language" / language).iterdir()} for language in LANGUAGES}
    assert all(files[language] == files[LANGUAGES[0]] for language in LANGUAGES)


def test_every_language_has_the_same_entries() -> None:
    loaded = packs()
    assert all(loaded[language].keys() == loaded[LANGUAGES[0]].keys() for language in LANGUAGES)


def test_an_entry_is_a_table_in_every_language_or_in_none() -> None:
    loaded = packs()
    mixed = [id for id in loaded["fr"] if len({isinstance(loaded[each][id], dict) for each in LANGUAGES}) > 1]
    assert mixed == []


def test_no_entry_says_a_thing_twice() -> None:
    said = [(language, id) for language in LANGUAGES for id, data in packs()[language].items()]
    lists = [(language, id) for language, id in said if not isinstance(packs()[language][id], dict)]
    twice = [(language, id) for language, id in lists if len({*listed(id, language)}) < len(listed(id, language))]
    assert twice == []


def test_an_unknown_entry_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"No language has an entry 'modality\.perhaps'"):
        words("modality.perhaps")


# Every expression is sound.

EXPRESSIONS = sorted(
    {id for language in LANGUAGES for id, data in packs()[language].items() if not isinstance(data, dict)}
)


@pytest.mark.parametrize("id", EXPRESSIONS)
def test_every_expression_compiles(id: str) -> None:
    assert expression(id).by_language.keys() <= {*LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_folded(language: Language) -> None:
    """What people say is lower case without accents or ligatures by the time that it is matched."""
    said = {id: _said(id, language) for id in packs()[language]}
    written = re.compile(r"[A-ZÀ-ÖØ-Þß-öø-ÿœŒ’]")
    unfolded = {id: texts for id, text in said.items() if (texts := {*map(str, text)}) and written.search(_bare(texts))}
    assert unfolded.keys() - _AS_WRITTEN == set()


_AS_WRITTEN = {
    "people.before_name",
    "people.introducing",
    "people.presenting",
    "quotes.writing",
    "quotes.wish",
    "lexicon.not_to_touch",
    "language.time",
    "language.full_hour",
    "language.at",
}
"""What is matched against words as they were written: names and quotations keep their capitals, phrases of services their accents.
And what is written rather than read."""


def _said(id: str, language: Language) -> tuple[str, ...]:
    return tuple(table(id, language)) if isinstance(packs()[language][id], dict) else listed(id, language)


def _bare(texts: set[str]) -> str:
    return re.sub(r"\\[A-Z]|\(\?P<", "", " ".join(texts))


def test_the_alternatives_of_languages_do_not_mix() -> None:
    assert "laisser" not in alternatives("function_words.means_keep", "en").split("|")
    assert not expression("modality.must").by_language["en"].search("il faut")


def test_a_structure_takes_the_words_of_one_language_at_a_time() -> None:
    day = composed(r"{calendar.weekdays} \d+ {calendar.months}")
    assert [match[0] for match in day.finditer("lundi 3 mars, monday 3 march, lundi 3 june")] == [
        "lundi 3 mars",
        "monday 3 march",
    ]


def test_a_message_is_read_in_the_languages_that_it_is_in() -> None:
    assert "war" not in STOP
    with hearing(together("de")):
        assert "war" in STOP
        assert "the" not in STOP
        assert expression("modality.must").search("il faut") is None


@pytest.mark.parametrize(
    ("said", "speaker", "expected"),
    [
        ("I was in the war, so what, an old man may die", "en", ("fr", "en")),
        ("je suis bien chez Bart, mais il est tard", "fr", ("fr", "en")),
        ("Ich möchte einen Haarschnitt bis Samstag", "fr", ("de",)),
        ("gut, rot", "en", ("fr", "en")),
        ("der Bart bleibt so", "de", ("de",)),
        ("I would like a haircut by Saturday", "de", ("fr", "en")),
    ],
)
def test_words_tell_the_languages_that_are_listened_to(said: str, speaker: str, expected: tuple[str, ...]) -> None:
    assert listened_to(said, speaker) == expected


def test_what_a_language_has_no_words_for_never_matches() -> None:
    ago = composed(r"{calendar.ago} \d+")
    assert ago.search("il y a 3") is not None
    assert ago.by_language["en"].search(" 3") is None


# Every word of a language.


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("obligatoire(?:ment)?", {"obligatoire", "obligatoirement"}),
        ("(?:tout )?petite?s?", {"tout", "petit", "petits", "petite", "petites"}),
        (r"(?<!ne )plus(?! tard)", {"plus"}),
        (r"tel\w* quel", {"tel", "quel"}),
        ("n importe (?:quoi|qui)", {"n", "importe", "quoi", "qui"}),
        ("(?:[a-z]+ ){0,3}sous", {"sous"}),
        (r"(?P<day>\d+) jours?\b", {"jour", "jours"}),
    ],
)
def test_an_expression_spells_out_its_words(said: str, expected: set[str]) -> None:
    assert spelled_out(said) == expected


def test_the_vocabulary_of_a_language_is_its_own() -> None:
    assert {"maintenant", "samedi", "toujours", "voudrais"} <= vocabulary("fr") - vocabulary("en")
    assert {"tomorrow", "saturday", "always", "would"} <= vocabulary("en") - vocabulary("fr")


# No word of a language in Python.

ROOMS = ("understanding", "engine", "flows", "language")
SMALL = {
    word
    for entry in ("small", "stop", "minor", "negators", "conjunctions")
    for word in words(f"function_words.{entry}")
    if len(word) > 1  # a letter is no word
}
NAMES = {
    *get_args(Operator),  # what a statement says of its values: "is", "not"
    *get_args(Act),  # what a message does: "yes", "no", "thanks"
    *get_args(Basis),  # "need"
    *get_args(Link),  # how values are joined: "or", "and"
    *get_args(Level),  # how it was beside what was agreed: "less", "as", "more"
    "all",  # the lines that a level is about
}
"""Names of ours that are words of English too."""
ACCENTED = {
    "dialogs/understanding/acts/beneficiary.py": {"À", "Ý", "à", "ÿ"},  # the range of letters of a name
}

_IS_PATTERN = re.compile(r"\(\?|\\[bwds]|\||\[[^\]]+\]|[+*]\)?$|\$$|^\^")
_MARKUP = re.compile(r"\{[a-z_.]*\}|\(\?P[<=]\w+>?|\(\?\(\w+\)|\\.|\[[^\]]*\]")


def _modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (DIALOGS / room).rglob("*.py"))


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(DIALOGS)))
def test_python_holds_no_word_of_a_language(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    allowed = ACCENTED.get(path.relative_to(DIALOGS.parent).as_posix(), set())
    assert [*_in_patterns(tree, docstrings), *_in_tables(tree), *_compared(tree)] == []
    assert {*_accented(tree, docstrings)} == allowed


def _in_patterns(tree: ast.AST, docstrings: set[int]) -> Iterator[str]:
    """Expressions that hold a small word."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = _text(node) if id(node) not in docstrings | inside else ""
        if _IS_PATTERN.search(text) and _small(re.findall(r"[a-z]+", _MARKUP.sub(" ", text))):
            yield text


def _text(node: ast.AST) -> str:
    """The text of a literal, with "{}" for what a formatted one takes in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _in_tables(tree: ast.AST) -> Iterator[str]:
    """Collections and split texts that hold two small words or more."""
    for node in ast.walk(tree):
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            found = [_text(each).strip() for each in node.elts]
        elif isinstance(node, ast.Dict):
            constant = all(isinstance(each, ast.Constant) for each in node.values)
            found = [_text(each).strip() for each in node.keys if each] if constant else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            found = _text(node.func.value).split()
        else:
            continue
        if len(_small(found) - NAMES) > 1:
            yield " ".join(found)


def _compared(tree: ast.AST) -> Iterator[str]:
    """Texts that something is compared with, or asked to begin or end with."""
    for node in ast.walk(tree):
        asked: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = node.args if node.func.attr in ("startswith", "endswith", "removeprefix") else []
        yield from (text for each in asked if _small([text := _text(each).strip()]) - NAMES)


def _small(found: list[str]) -> set[str]:
    return SMALL.intersection(found)


def _accented(tree: ast.AST, docstrings: set[int]) -> Iterator[str]:
    for node in ast.walk(tree):
        if id(node) not in docstrings:
            yield from re.findall(r"[À-ÖØ-öø-ÿœŒ]", _text(node) if isinstance(node, ast.Constant) else "")


@pytest.mark.parametrize(
    "code",
    [
        'X = re.compile(r"(?:pas|jamais) (?:avant|before)")',
        'X = frozenset("le la les".split())',
        'X = {"mais", "but", "et"}',
        'X = {"je": 1, "tu": 2}',
        'if word == "pas": pass',
        'if word in ("ne", "n", "pas"): pass',
        'if text.startswith("les "): pass',
        'X = rf"(?:{Y}) avec (?:{Z})"',
    ],
)
def test_the_check_finds_words(code: str) -> None:
    tree = ast.parse(code)
    assert [*_in_patterns(tree, set()), *_in_tables(tree), *_compared(tree)] != []


@pytest.mark.parametrize(
    "code",
    [
        'X = expression("calendar.before_a_month", before="(?:^|(?<= ))")',
        'X = composed(r"(?P<no>{polarity.no}) \\d+")',
        "raise LanguageError(f\"The language '{language}' misses '{key}': add it, empty if it has none.\")",
        'X: tuple[Operator, ...] = ("is", "not", "at_most")',
    ],
)
def test_the_check_finds_no_names_or_sentences(code: str) -> None:
    tree = ast.parse(code)
    assert [*_in_patterns(tree, set()), *_in_tables(tree), *_compared(tree)] == []
