"""`justemesure simulate`: clients with hidden requirements against a service, our bot beside the baselines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from dialogs.clients.advice import Finding, Notes, advise, notes
from dialogs.clients.generate import generate
from dialogs.clients.hidden import KINDS, TRAINING_SEEDS, ClientKind
from dialogs.clients.oracle import hand_over
from dialogs.clients.play import play
from dialogs.clients.scores import Score, score
from dialogs.clients.summary import Figure, Figures, summarise
from dialogs.clients.transcript import readable
from dialogs.elicitation import POLICIES
from dialogs.service import Service

WORKERS = 2
OURS, ORACLE = "ours", "oracle"
NAMES = (*POLICIES, ORACLE)
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


@dataclass(frozen=True, slots=True)
class Job:
    """One client to be played with each policy."""

    kind: ClientKind
    seed: int
    folder: str


@dataclass(frozen=True, slots=True)
class Played:
    """What came of it: policy -> score, and what our own play says of the service file."""

    kind: ClientKind
    scores: Mapping[str, Score]
    notes: Notes


def run_simulate(
    service: Service,
    *,
    clients: int = 500,
    seed: int = 20_000,
    kind: ClientKind | None = None,
    as_json: bool = False,
    transcripts: Path | None = None,
    console: Console | None = None,
    workers: int = WORKERS,
) -> int:
    """Play the clients and print the figures: a table, or with `as_json` one JSON object. Returns the exit code.

    Client number n has seed `seed` + n and, unless `kind` is given, the n-th kind in turn. `transcripts` is a folder
    that gets one text file for each of our own plays.
    """
    console = console or Console()
    if transcripts:
        transcripts.mkdir(parents=True, exist_ok=True)
    played = _play_all(service, _jobs(clients, seed, kind, transcripts), workers)
    figures = _figures(service, clients, seed, played)
    if as_json:
        console.print_json(json.dumps(figures)) if console.is_terminal else print_plain(console, figures)
    else:
        _print(console, service, figures, advise([one.notes for one in played], service))
    return 0


def print_plain(console: Console, figures: object) -> None:
    """One JSON object on one line, as a program wants it."""
    console.file.write(json.dumps(figures, ensure_ascii=False) + "\n")


def _jobs(clients: int, seed: int, kind: ClientKind | None, folder: Path | None) -> list[Job]:
    return [Job(kind or KINDS[n % len(KINDS)], seed + n, str(folder or "")) for n in range(clients)]


# Playing, over processes ----------------------------------------------------------------------------------

_served: list[Service] = []


def _serve(service: Service) -> None:
    """Give a worker process its service, once."""
    _served[:] = [service]


def _play_all(service: Service, jobs: Sequence[Job], workers: int) -> list[Played]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        return list(progress.track(_results(service, jobs, workers), total=len(jobs), description=service.id))


def _results(service: Service, jobs: Sequence[Job], workers: int) -> Iterator[Played]:
    if workers < 2:
        _serve(service)
        yield from map(_play, jobs)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_serve, initargs=(service,)) as pool:
        yield from pool.map(_play, jobs, chunksize=4)


def _play(job: Job) -> Played:
    """One client with each policy."""
    service = _served[0]
    client = generate(service, job.kind, job.seed)
    ours = play(service, client, POLICIES[OURS])
    others = {name: play(service, client, policy) for name, policy in POLICIES.items() if name != OURS}
    scores = {
        name: score(one, service) for name, one in {OURS: ours, **others, ORACLE: hand_over(service, client)}.items()
    }
    if job.folder:
        Path(job.folder, f"{job.kind}-{job.seed}.txt").write_text(readable(ours), encoding="utf-8")
    return Played(job.kind, scores, notes(ours, scores[OURS]))


# Figures, and how they are shown --------------------------------------------------------------------------


def _figures(service: Service, clients: int, seed: int, played: Sequence[Played]) -> dict[str, object]:
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in played)]
    return {
        "service": service.id,
        "clients": clients,
        "seed": seed,
        "policies": {name: summarise([one.scores[name] for one in played]) for name in NAMES},
        "kinds": {kind: summarise([one.scores[OURS] for one in played if one.kind == kind]) for kind in kinds},
    }


def _print(console: Console, service: Service, figures: Mapping[str, object], findings: Sequence[Finding]) -> None:
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
