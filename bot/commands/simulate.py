"""`justemesure simulate`: clients with hidden requirements against a service, our bot beside the baselines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.commands.simulate_over_json import open_chats, play_over_json
from bot.commands.simulate_tables import print_json, print_tables
from dialogs.domain.service import Service
from dialogs.policy.strategies import POLICIES
from dialogs.simulation.generate import generate
from dialogs.simulation.hidden import KINDS, ClientKind, HiddenClient
from dialogs.simulation.measure.advice import Notes, advise, notes
from dialogs.simulation.measure.score import Score, score
from dialogs.simulation.measure.summary import summarise
from dialogs.simulation.oracle import hand_over
from dialogs.simulation.patient import FORM, PATIENT_FORM, patient_form
from dialogs.simulation.play import play
from dialogs.simulation.transcript import Transcript, readable

WORKERS = 2
OURS, ORACLE = "ours", "oracle"


@dataclass(frozen=True, slots=True)
class Job:
    """One client to be played."""

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
    over_json: bool = False,
    file: Path | None = None,
    transcripts: Path | None = None,
    console: Console | None = None,
    workers: int = WORKERS,
) -> int:
    """Play the clients and print the figures: a table, or with `as_json` one JSON object. Returns the exit code.

    Client number n has seed `seed` + n and, unless `kind` is given, the n-th kind in turn. `transcripts` is a folder
    that gets one text file for each of our own plays. With `over_json` the plays are ours alone, in real
    `chat --json` processes, which find a service that is in no catalogue in its `file`.
    """
    console = console or Console()
    if transcripts:
        transcripts.mkdir(parents=True, exist_ok=True)
    jobs = _jobs(clients, seed, kind, transcripts)
    results = _over_json(service, file, jobs, workers) if over_json else _in_process(service, jobs, workers)
    played = _watched(results, service, len(jobs))
    figures = _figures(service, clients, seed, played)
    if as_json:
        print_json(console, figures)
    else:
        print_tables(console, service, figures, advise([one.notes for one in played], service))
    return 0


def _jobs(clients: int, seed: int, kind: ClientKind | None, folder: Path | None) -> list[Job]:
    return [Job(kind or KINDS[n % len(KINDS)], seed + n, str(folder or "")) for n in range(clients)]


def _watched(results: Iterator[Played], service: Service, total: int) -> list[Played]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        return list(progress.track(results, total=total, description=service.id))


# Playing in chats, each a process ---------------------------------------------------------------------------


def _over_json(service: Service, file: Path | None, jobs: Sequence[Job], workers: int) -> Iterator[Played]:
    """Ours alone: a chat for each worker."""

    def play_one(job: Job) -> Played:
        return _scored(service, job, {OURS: play_over_json(chats, service, _client(service, job))})

    with open_chats(service, file, min(workers, len(jobs))) as chats, ThreadPoolExecutor(workers) as pool:
        yield from pool.map(play_one, jobs)


# Playing with the core, over processes ----------------------------------------------------------------------

_served: list[Service] = []


def _serve(service: Service) -> None:
    """Give a worker process its service, once."""
    _served[:] = [service]


def _in_process(service: Service, jobs: Sequence[Job], workers: int) -> Iterator[Played]:
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
    return _scored(service, job, _plays(service, _client(service, job)))


def _plays(service: Service, client: HiddenClient) -> dict[str, Transcript]:
    """Ours, the form also with endless patience beside it, the other baselines, and the upper bound."""
    plays: dict[str, Transcript] = {}
    for name, policy in POLICIES.items():
        plays[name] = play(service, client, policy)
        if name == FORM:
            plays[PATIENT_FORM] = patient_form(service, client)
    return {**plays, ORACLE: hand_over(service, client)}


# Scores and figures -----------------------------------------------------------------------------------------


def _client(service: Service, job: Job) -> HiddenClient:
    return generate(service, job.kind, job.seed)


def _scored(service: Service, job: Job, plays: Mapping[str, Transcript]) -> Played:
    scores = {name: score(one, service) for name, one in plays.items()}
    if job.folder:
        Path(job.folder, f"{job.kind}-{job.seed}.txt").write_text(readable(plays[OURS]), encoding="utf-8")
    return Played(job.kind, scores, notes(plays[OURS], scores[OURS]))


def _figures(service: Service, clients: int, seed: int, played: Sequence[Played]) -> dict[str, object]:
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in played)]
    return {
        "service": service.id,
        "clients": clients,
        "seed": seed,
        "policies": {name: summarise([one.scores[name] for one in played]) for name in played[0].scores},
        "kinds": {kind: summarise([one.scores[OURS] for one in played if one.kind == kind]) for kind in kinds},
    }
