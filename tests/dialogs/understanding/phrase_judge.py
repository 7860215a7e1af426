"""How well words are understood: the share of expected statements found, of read ones that are right.

The phrases and their conventions: tests/dialogs/understanding/phrases/README.md. Print the figures with
`python -m tests.dialogs.understanding.phrase_judge`; add `train` to see what failed on the training files, each with how it
was read, stage by stage.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.catalogue import load_catalogue
from bot.commands.explain import explained
from dialogs import understanding
from dialogs.domain.case import OUTCOME
from dialogs.domain.schedule import When
from dialogs.domain.service import Service
from dialogs.domain.value import stands_for
from dialogs.understanding.result import Context, Reading, Understanding

PHRASES = Path(__file__).parent / "phrases"
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
WITHOUT_VALUES = frozenset({"vague", "any", "unknown", "later"})

Understand = Callable[[str, Service, Context], Understanding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One phrase of a file; the fields are explained in phrases/README.md."""

    file: str
    text: str
    language: Any
    expect: list[Mapping[str, Any]]
    asked: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    may: list[Mapping[str, Any]] = field(default_factory=list)
    acts: tuple[str, ...] = ()
    beneficiary: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A phrase that was not read as it must be: what is wrong, and how it was read."""

    phrase: Phrase
    service: Service
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.phrase.file} [{self.service.id}] {self.phrase.text!r}: {'; '.join(self.wrong)}"

    def told(self) -> str:
        """The same, with every stage of reading it."""
        return f"{self}\n{explained(self.phrase.text, self.service, context_of(self.phrase))}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts that add up. Signs are what is not a statement: acts, beneficiaries, problems."""

    phrases: int = 0
    exact: int = 0
    expected: int = 0
    found: int = 0
    offered: int = 0
    read: int = 0
    right: int = 0
    signs: int = 0
    signs_seen: int = 0
    failures: tuple[Failure, ...] = field(default=(), repr=False)

    @property
    def recall(self) -> float:
        """The share of expected statements that were found, 1 where none was expected."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def reach(self) -> float:
        """The share of expected statements that were found, or are one tap away in the one question that may be asked."""
        return self.offered / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """The share of statements read that are right, 1 where none was read."""
        return self.right / self.read if self.read else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in Score.__slots__})


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores by (file, language), such as ("haircut.holdout", "fr")."""

    by: Mapping[tuple[str, str], Score]

    def total(self, part: str = "") -> Score:
        """All scores of the files whose name contains `part` ("holdout", "nothing", "haircut.train")."""
        return sum((score for (file, _), score in self.by.items() if part in file), Score())


def judge(folder: Path = PHRASES, understand: Understand | None = None) -> Figures:
    """Reads every phrase file of a folder, has each phrase understood, and counts."""
    catalogue = load_catalogue()
    by: dict[tuple[str, str], Score] = {}
    for phrase in phrases(folder):
        key = (phrase.file, phrase.language)
        for service in services_for(phrase, catalogue):
            score = score_of(phrase, service, understand or understanding.understand)
            by[key] = by.get(key, Score()) + score
    return Figures(by)


def phrases(folder: Path = PHRASES) -> Iterable[Phrase]:
    """Every phrase of every file of the folder, in order."""
    for path in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["phrase"]:
            yield Phrase(file=path.stem, **entry)


def services_for(phrase: Phrase, catalogue: Mapping[str, Service]) -> tuple[Service, ...]:
    """The service that the file is named after; small talk is tried on every one that has phrases."""
    name = phrase.file.split(".")[0]
    return (catalogue["haircut"], catalogue["alterations"]) if name == "nothing" else (catalogue[name],)


def score_of(phrase: Phrase, service: Service, understand: Understand) -> Score:
    """One phrase, understood and compared."""
    got = _as_was_written(understand(phrase.text, service, context_of(phrase)), phrase, service)
    tapped = [reading for offer in got.offers[:1] for reading in offer.readings]
    reached = [wish for wish in phrase.expect if found(wish, (*got.readings, *tapped), service)]
    missing = [wish for wish in phrase.expect if not found(wish, got.readings, service)]
    lost = [wish for wish in phrase.expect if wish not in reached]
    extra = [reading for reading in got.readings if not right(reading, phrase, service)]
    unseen = [sign for sign in signs(phrase) if sign not in seen(got)]
    wrong = [*map(_say, lost), *(f"unexpected {_tell(reading)}" for reading in extra), *unseen]
    return Score(
        phrases=1,
        exact=not wrong,
        expected=len(phrase.expect),
        found=len(phrase.expect) - len(missing),
        offered=len(reached),
        read=len(got.readings),
        right=len(got.readings) - len(extra),
        signs=len(signs(phrase)),
        signs_seen=len(signs(phrase)) - len(unseen),
        failures=(Failure(phrase, service, tuple(wrong)),) if wrong else (),
    )


def _as_was_written(got: Understanding, phrase: Phrase, service: Service) -> Understanding:
    """Readings as the phrases name them: a value in somebody's words as the listed one that it stands for, and several
    allergies, where a phrase expects "another, or several" of before there were sets, as that."""
    plain = tuple(replace(r, values=_listed(r, service)) for r in got.readings)
    for aspect in (each for each in service.aspects if each.several and each.meaning("other")):
        other = Reading(aspect=aspect.id, operator="is", values=(aspect.meaning("other"),))
        told = [r for r in plain if (r.aspect, r.operator) == (aspect.id, "is")]
        if len(told) > 1 and any(same(wish, other, service) for wish in phrase.expect):
            plain = (*(r for r in plain if r not in told), replace(told[0], values=other.values))
    return replace(got, readings=plain)


def _listed(reading: Reading, service: Service) -> tuple[str, ...]:
    known = service.by_id.get(reading.aspect)
    return tuple(map(stands_for, reading.values)) if known and known.listed else reading.values


def context_of(phrase: Phrase) -> Context:
    """What a phrase is said in answer to."""
    return Context(now=NOW, language=phrase.language, shown=phrase.shown, asked=phrase.asked)


def found(wish: Mapping[str, Any], readings: Iterable[Reading], service: Service) -> bool:
    """Whether a wish was read: itself or, where that says as much, as an outcome or its parts."""
    readings = tuple(readings)
    if any(same(wish, reading, service) and _as_said(wish, reading) for reading in readings):
        return True
    if wish.get("strength") or wish.get("changes"):
        return False
    claims = {claim for reading in readings for claim in claims_of(reading, service)}
    return wish["operator"] == "is" and parts(wish["aspect"], wish.get("values", ()), service) <= claims


def right(reading: Reading, phrase: Phrase, service: Service) -> bool:
    """Whether a reading was expected or allowed, or claims no more than what was expected."""
    if any(same(wish, reading, service) for wish in (*phrase.expect, *phrase.may)):
        return True
    if _is_new(reading, service) and "appointments" not in phrase.file:
        return True
    expected = {
        part
        for wish in phrase.expect
        if wish["operator"] == "is"
        for part in parts(wish["aspect"], wish.get("values", ()), service)
    }
    claims = claims_of(reading, service)
    return bool(claims) and claims <= expected


def claims_of(reading: Reading, service: Service) -> set[tuple[str, ...]]:
    return parts(reading.aspect, reading.values, service) if reading.operator == "is" else set()


def parts(aspect: str, values: Iterable[str], service: Service) -> set[tuple[str, ...]]:
    """What it claims, as (aspect, value...) tuples: one outcome claims each of its values."""
    values = tuple(values)
    outcome = service.outcome(values[0]) if aspect == OUTCOME and len(values) == 1 else None
    return set(outcome.values.items()) if outcome else {(aspect, *values)}


def same(wish: Mapping[str, Any], reading: Reading, service: Service) -> bool:
    """Whether aspect, operator and values agree."""
    if wish["aspect"] != reading.aspect or wish["operator"] not in _ways(reading, service):
        return False
    if wish["operator"] in WITHOUT_VALUES or "values" not in wish:
        return True
    values = wish.get("values", ())
    ordered = wish["operator"] == "between"
    pairs = zip(
        values if ordered else sorted(values),
        reading.values if ordered else sorted(reading.values),
        strict=False,
    )
    return len(values) == len(reading.values) and all(close(a, b, wish["aspect"], service) for a, b in pairs)


def _ways(reading: Reading, service: Service) -> tuple[str, ...]:
    """The operators that a reading may have been written down with: a day to come was a last day, before it was an appointment."""
    known = service.by_id.get(reading.aspect)
    if known is None or known.kind != "appointment":
        return (reading.operator,)
    if reading.operator == "is":
        return ("is", "at_most", "between", "before", "after")
    return ("is", "at_most", "between") if reading.operator in ("at_most", "between") else (reading.operator,)


def _is_new(reading: Reading, service: Service) -> bool:
    """Whether it tells only what no phrase of before could: hours, week days, how often."""
    known = service.by_id.get(reading.aspect)
    whens = [when for value in reading.values if (when := When.parse(value))]
    return (
        known is not None and known.kind == "appointment" and bool(whens) and not any("days" in w.topics for w in whens)
    )


def close(wanted: str, read: str, aspect: str, service: Service) -> bool:
    """Whether two canonical values mean the same, within the aspect's tolerance."""
    known = service.by_id.get(aspect)
    kind = known.kind if known else "option"
    if kind == "date":
        return _moment(wanted) == _moment(read) if "T" in wanted else wanted == read[:10]
    if kind == "appointment":
        return _allows(wanted, read)
    if known and kind in ("number", "money"):
        (a, *unit), (b, *other) = wanted.split(" "), read.split(" ")
        return unit == other and abs(float(a) - float(b)) <= known.tolerance
    return wanted == read


def _allows(wanted: str, read: str) -> bool:
    """Whether an appointment as it was read has the day that was written down, and its hour where there is one."""
    one, other = When.parse(wanted), When.parse(read)
    if one is None or other is None or one.day is None:
        return False
    if "days" not in other.topics:
        return one.day.weekday() in other.weekdays
    on = any(last == one.day.toordinal() for _, last in other.days)
    edges = {edge for span in other.hours for edge in (*span, span[1] + 1)}
    return on and (one.hour is None or one.hours[0][0] in edges)


def _moment(value: str) -> datetime | str:
    return datetime.fromisoformat(value) if "T" in value else value


def _as_said(wish: Mapping[str, Any], reading: Reading) -> bool:
    """Strength and change of mind are compared only where the phrase says something of them."""
    return wish.get("strength") in (None, reading.strength) and wish.get("changes", False) in (
        False,
        reading.changes,
    )


def signs(phrase: Phrase) -> tuple[str, ...]:
    """What else must be seen, as lines: acts, for whom, problems."""
    others = (("for", phrase.beneficiary), ("problem", phrase.problem))
    return (*(f"act {act}" for act in phrase.acts), *(f"{what} {value}" for what, value in others if value))


def seen(got: Understanding) -> set[str]:
    """What an understanding shows of the same."""
    acts = {f"act {act}" for act in got.acts}
    return acts | {f"for {got.beneficiary}"} | {f"problem {problem.what}" for problem in got.problems}


def _say(wish: Mapping[str, Any]) -> str:
    marks = [str(wish["strength"])] if wish.get("strength") else []
    marks += ["changes"] if wish.get("changes") else []
    return " ".join(("missing", wish["aspect"], wish["operator"], ",".join(wish.get("values", ())), *marks))


def _tell(reading: Reading) -> str:
    return f"{reading.aspect} {reading.operator} {','.join(reading.values)} ({reading.words!r})"


def table(figures: Figures) -> str:
    """The figures as lines of text."""
    head = f"{'file':22}{'lang':6}{'phrases':>8}{'exact':>8}{'recall':>8}{'+1 tap':>8}{'prec.':>8}{'signs':>10}"
    rows = (
        f"{file:22}{language:6}{s.phrases:8}{s.exact / s.phrases:8.1%}{s.recall:8.1%}{s.reach:8.1%}{s.precision:8.1%}"
        f"{s.signs_seen:6}/{s.signs}"
        for (file, language), s in sorted(figures.by.items())
    )
    return "\n".join((head, *rows))


if __name__ == "__main__":
    figures = judge()
    lines = [table(figures), *(failure.told() for part in sys.argv[1:] for failure in figures.total(part).failures)]
    sys.stdout.write("\n".join(lines) + "\n")
