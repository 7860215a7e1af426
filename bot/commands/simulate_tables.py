"""The figures of `justemesure simulate` as tables for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from dialogs.domain.service import Service
from dialogs.simulation.hidden import TRAINING_SEEDS
from dialogs.simulation.measure.advice import Finding
from dialogs.simulation.measure.summary import Figure, Figures

SHARES = (
    ("hidden recall", "hidden_recall"),
    ("style recall", "style_recall"),
    ("negative recall", "negative_recall"),
    ("strict recall", "strict_recall"),
    ("strict precision", "strict_precision"),
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
Columns = Sequence[tuple[str, str]]


def print_json(console: Console, figures: object) -> None:
    """One JSON object: on one line, as a program wants it, unless people look."""
    text = json.dumps(figures, ensure_ascii=False)
    console.print_json(text) if console.is_terminal else console.file.write(text + "\n")


def print_tables(
    console: Console, service: Service, figures: Mapping[str, object], findings: Sequence[Finding]
) -> None:
    policies, kinds, seed = figures["policies"], figures["kinds"], figures["seed"]
    assert isinstance(policies, dict)
    assert isinstance(kinds, dict)
    assert isinstance(seed, int)
    use = "training seeds: for calibration" if seed < TRAINING_SEEDS else "reporting seeds: not used in calibration"
    console.print(f"{service.id}: {figures['clients']} clients from seed {seed} ({use})", soft_wrap=True)
    console.print(
        "Below each figure its 95 % interval; turns to recover: at most; errors, leaks and people who left: in all"
    )
    console.print(_side_by_side("All policies, the same clients", policies))
    console.print(_by_kind("Ours, by kind of client: what was found, and the effort", kinds, SHARES))
    console.print(_by_kind("Ours, by kind of client: what went wrong", kinds, COUNTS))
    for finding in findings:
        line = f"- {finding.what} ({finding.times} of {finding.of}): {finding.remedy}"
        console.print(line, markup=False, highlight=False)


def _side_by_side(title: str, columns: Mapping[str, Figures]) -> Table:
    """A row for each figure, a column for each policy."""
    table = _blank(title, *(name.replace("_", " ") for name in columns))
    for label, name in (*SHARES, *COUNTS):
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
