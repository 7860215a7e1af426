"""The figures of `justemesure simulate` as tables for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from dialogs.domain.service import Service
from dialogs.simulation.hidden import TRAINING_SEEDS
from dialogs.simulation.measure.advice import Finding
from dialogs.simulation.measure.summary import Figure, Figures

SHARES = (
    ("hidden recall", "hidden_recall"),
    (".. not asked for", "unasked_recall"),
    ("style recall", "style_recall"),
    ("negative recall", "negative_recall"),
    ("strict recall", "strict_recall"),
    ("strict precision", "strict_precision"),
    ("lost", "lost"),
    ("misread", "misread"),
    ("in own words", "kept_in_own_words"),
    ("turns, median", "turns_median"),
    ("turns, 90 %", "turns_p90"),
    ("burden, seconds", "burden_median_s"),
)
COUNTS = (
    ("changes recovered", "recovered_changes"),
    ("turns to recover", "recovery_turns_max"),
    ("irreversible errors", "irreversible_errors"),
    ("wrong after change", "wrong_after_change"),
    ("contradictions", "unresolved_contradictions"),
    ("vague leaks", "vague_leaks"),
    ("proxy leaks", "proxy_leaks"),
    ("asked again", "reasks"),
    ("left", "left_impatient"),
)
LOADS = (
    ("words a message", "message_words_median"),
    (".. nine in ten", "message_words_p90"),
    (".. most", "message_words_most"),
    ("buttons a message", "message_buttons_median"),
    (".. nine in ten", "message_buttons_p90"),
    (".. most", "message_buttons_most"),
)
BY_READER = (
    ("hidden recall", "hidden_recall"),
    (".. not asked for", "unasked_recall"),
    ("strict precision", "strict_precision"),
    ("turns, median", "turns_median"),
    ("burden, seconds", "burden_median_s"),
    ("irreversible errors", "irreversible_errors"),
    ("left", "left_impatient"),
)
FOUND = (
    "hidden_recall",
    "unasked_recall",
    "strict_recall",
    "strict_precision",
    "lost",
    "misread",
    "turns_median",
    "turns_p90",
    "burden_median_s",
)
BY_KIND = tuple((label, name) for label, name in SHARES if name in FOUND)
FAMILIES = {"catalogue": "the catalogue's words", "people": "people's own words"}
Columns = Sequence[tuple[str, str]]


def print_json(console: Console, figures: object) -> None:
    """One JSON object: on one line, as a program wants it, unless people look."""
    text = json.dumps(figures, ensure_ascii=False)
    console.print_json(text) if console.is_terminal else console.file.write(text + "\n")


def print_tables(
    console: Console, service: Service, figures: Mapping[str, object], findings: Sequence[Finding]
) -> None:
    families, seed = figures["families"], figures["seed"]
    assert isinstance(families, dict)
    assert isinstance(seed, int)
    use = "training seeds: for calibration" if seed < TRAINING_SEEDS else "reporting seeds: not used in calibration"
    console.print(f"{service.id}: {figures['clients']} clients from seed {seed} ({use})", soft_wrap=True)
    console.print(
        "Below each figure its 95 % interval; turns to recover: at most; errors, leaks and people who left: in all. "
        "Of what was put into words: what is lost (in no binding line), misread, or kept in own words"
    )
    ours = {FAMILIES[name]: family["policies"]["ours"] for name, family in families.items()}
    console.print(_table("Ours, by the words of the clients", ours, (*SHARES, *COUNTS, *LOADS)))
    for name, family in families.items():
        _print_family(console, FAMILIES[name], family)
    for finding in findings:
        line = f"- {finding.what} ({finding.times} of {finding.of}): {finding.remedy}"
        console.print(line, markup=False, highlight=False)


def _print_family(console: Console, words: str, family: Mapping[str, Mapping[str, Figures]]) -> None:
    policies, kinds, readers = family["policies"], family["kinds"], family["readers"]
    console.print(_table(f"In {words}: all policies, the same clients", policies, (*SHARES, *COUNTS)))
    if readers:
        console.print(_table(f"In {words}: other readers, ours and the form", readers, BY_READER))
        for line in _against_the_form(readers):
            console.print(line, highlight=False)
    console.print(_by_kind(f"In {words}: ours, by kind of client: what was found, and the effort", kinds, BY_KIND))
    console.print(_by_kind(f"In {words}: ours, by kind of client: what went wrong", kinds, COUNTS))


def _against_the_form(readers: Mapping[str, Figures]) -> Iterator[str]:
    """What we are worth beside the fair form: effort with patient readers, recall with skimming ones."""
    ours, form = (readers[f"patient/{policy}"]["burden_median_s"] for policy in ("ours", "form"))
    if isinstance(ours, float) and isinstance(form, float) and form:
        yield f"Effort of the form, with patient readers: {ours / form:.2f} (to reach: .7)"
    ours, form = (readers[f"skimming/{policy}"]["hidden_recall"] for policy in ("ours", "form"))
    if isinstance(ours, float) and isinstance(form, float):
        yield f"Hidden recall above the form's, with skimming readers: {ours - form:+.3f} (to reach: +.050)"


def _table(title: str, columns: Mapping[str, Figures], rows: Columns) -> Table:
    """A row for each figure, a column for each policy, reader or family."""
    table = _blank(title, *(name.replace("_", " ").replace("/", ", ") for name in columns))
    for label, name in rows:
        table.add_row(label, *(_cell(figures, name) for figures in columns.values()))
    return table


def _by_kind(title: str, kinds: Mapping[str, Figures], columns: Columns) -> Table:
    """A row for each kind of client."""
    table = _blank(title, *(label for label, _ in columns))
    for kind, figures in kinds.items():
        table.add_row(kind.replace("_", " "), *(_cell(figures, name) for _, name in columns))
    return table


def _blank(title: str, *headings: str) -> Table:
    table = Table("", *headings, title=title, title_justify="left", box=SIMPLE, pad_edge=False, padding=(0, 1, 0, 0))
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.justify, column.overflow = "right", "fold"
    return table


def _cell(figures: Figures, name: str) -> str:
    interval = figures.get(f"{name}_ci")
    text = _number(figures[name])
    if not isinstance(interval, list) or figures[name] is None:
        return text
    return f"{text}\n{_short(interval[0])}-{_short(interval[1])}"


def _number(value: Figure) -> str:
    """Shares with three places (.994), other figures with at most one."""
    if value is None or isinstance(value, list):
        return "-"
    if isinstance(value, int):
        return str(value)
    return f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.1f}".removesuffix(".0")


def _short(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}".removeprefix("0") if value < 1 else f"{value:.0f}"
