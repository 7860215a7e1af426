"""`justemesure simulate`: clients with hidden requirements against a service, our bot beside the baselines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, get_args

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
from dialogs.simulation.people import of_the_people
from dialogs.simulation.play import play
from dialogs.simulation.readers import READERS, reading_as
from dialogs.simulation.speech import Speech
from dialogs.simulation.transcript import Transcript, readable

WORKERS = 2
OURS, ORACLE, FORM, PATIENT_FORM = "ours", "oracle", "form", "patient_form"
READ_TOO = 4
"""One in so many clients is also played as each of the other readers."""
BESIDE: Mapping[str, tuple[str, ...]] = {"patient": (OURS, FORM), "skimming": (OURS, FORM), "weary": (OURS, FORM)}
"""Readers for whom the form is played beside ours."""

Family = Literal["catalogue", "people"]
FAMILIES: tuple[Family, ...] = get_args(Family)


@dataclass(frozen=True, slots=True)
class Job:
    """One client to be played; with `readers` also as the other readers."""

    family: Family
    kind: ClientKind
    seed: int
    folder: str
    readers: bool


@dataclass(frozen=True, slots=True)
class Played:
    """What came of it: policy -> score, (reader, policy) -> score, and what our own play says of the service file."""

    family: Family
    kind: ClientKind
    scores: Mapping[str, Score]
    read: Mapping[tuple[str, str], Score]
    notes: Notes


def run_simulate(
    service: Service,
    *,
    clients: int = 500,
    seed: int = 20_000,
    kind: ClientKind | None = None,
    speech: Speech | None = None,
    family: Family | None = None,
    as_json: bool = False,
    over_json: bool = False,
    file: Path | None = None,
    transcripts: Path | None = None,
    console: Console | None = None,
    workers: int = WORKERS,
) -> int:
    """Play the clients and print the figures: a table, or with `as_json` one JSON object. Returns the exit code.

    Client number n has seed `seed` + n and, unless `kind` is given, the n-th kind in turn. Without a `family` there are
    so many clients of each family; those of the people need their `speech`. `transcripts` is a folder that gets one
    text file for each of our own plays. With `over_json` the plays are ours alone, in real `chat --json` processes,
    which find a service that is in no catalogue in its `file`.
    """
    console = console or Console()
    if transcripts:
        transcripts.mkdir(parents=True, exist_ok=True)
    families = [family] if family else [one for one in FAMILIES if one == "catalogue" or speech]
    table = Table(service, speech or Speech(says={}))
    jobs = [job for one in families for job in _jobs(one, clients, seed, kind, transcripts)]
    results = _over_json(table, file, jobs, workers) if over_json else _in_process(table, jobs, workers)
    played = _watched(results, service, len(jobs))
    figures = _figures(service, clients, seed, played)
    if as_json:
        print_json(console, figures)
    else:
        print_tables(console, service, figures, advise([one.notes for one in played], service))
    return 0


def _jobs(family: Family, clients: int, seed: int, kind: ClientKind | None, folder: Path | None) -> list[Job]:
    also = max(1, clients // READ_TOO)
    return [
        Job(family, kind or KINDS[n % len(KINDS)], seed + n, str(folder or ""), readers=n < also)
        for n in range(clients)
    ]


def _watched(results: Iterator[Played], service: Service, total: int) -> list[Played]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        return list(progress.track(results, total=total, description=service.id))


@dataclass(frozen=True, slots=True)
class Table:
    """What is on the table in every play: the service, and how people speak of it."""

    service: Service
    speech: Speech

    def client(self, job: Job) -> HiddenClient:
        """Who is to be played."""
        if job.family == "people":
            return of_the_people(self.service, job.kind, job.seed, self.speech)
        return generate(self.service, job.kind, job.seed)


# Playing in chats, each a process ---------------------------------------------------------------------------


def _over_json(table: Table, file: Path | None, jobs: Sequence[Job], workers: int) -> Iterator[Played]:
    """Ours alone: a chat for each worker."""

    def play_one(job: Job) -> Played:
        return _scored(table.service, job, {OURS: play_over_json(chats, table.service, table.client(job))}, {})

    with open_chats(table.service, file, min(workers, len(jobs))) as chats, ThreadPoolExecutor(workers) as pool:
        yield from pool.map(play_one, jobs)


# Playing with the core, over processes ----------------------------------------------------------------------

_served: list[Table] = []


def _serve(table: Table) -> None:
    """Give a worker process its service and speech, once."""
    _served[:] = [table]


def _in_process(table: Table, jobs: Sequence[Job], workers: int) -> Iterator[Played]:
    if workers < 2:
        _serve(table)
        yield from map(_play, jobs)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_serve, initargs=(table,)) as pool:
        yield from pool.map(_play, jobs, chunksize=4)


def _play(job: Job) -> Played:
    """One client with each policy, and as each reader."""
    table = _served[0]
    client = table.client(job)
    return _scored(
        table.service, job, _plays(table.service, client), _read(table.service, client) if job.readers else {}
    )


def _plays(service: Service, client: HiddenClient) -> dict[str, Transcript]:
    """Ours, the form also with endless patience beside it, the other baselines, and the upper bound."""
    plays: dict[str, Transcript] = {}
    for name, policy in POLICIES.items():
        plays[name] = play(service, client, policy)
        if name == FORM:
            plays[PATIENT_FORM] = play(service, reading_as(client, "patient"), policy)
    return {**plays, ORACLE: hand_over(service, client)}


def _read(service: Service, client: HiddenClient) -> dict[tuple[str, str], Transcript]:
    """The client as each reader, with ours and where it tells something with the form."""
    return {
        (reader, name): play(service, reading_as(client, reader), POLICIES[name])
        for reader in READERS
        for name in BESIDE.get(reader, (OURS,))
    }


# Scores and figures -----------------------------------------------------------------------------------------


def _scored(
    service: Service, job: Job, plays: Mapping[str, Transcript], read: Mapping[tuple[str, str], Transcript]
) -> Played:
    scores = {name: score(one, service) for name, one in plays.items()}
    if job.folder:
        name = f"{job.kind}-{job.seed}.txt" if job.family == "catalogue" else f"{job.family}-{job.kind}-{job.seed}.txt"
        Path(job.folder, name).write_text(readable(plays[OURS]), encoding="utf-8")
    by_reader = {which: score(one, service) for which, one in read.items()}
    return Played(job.family, job.kind, scores, by_reader, notes(plays[OURS], scores[OURS]))


def _figures(service: Service, clients: int, seed: int, played: Sequence[Played]) -> dict[str, object]:
    families = dict.fromkeys(one.family for one in played)
    return {
        "service": service.id,
        "clients": clients,
        "seed": seed,
        "families": {name: _of_family([one for one in played if one.family == name]) for name in families},
    }


def _of_family(played: Sequence[Played]) -> dict[str, object]:
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in played)]
    readers = dict.fromkeys(which for one in played for which in one.read)
    return {
        "policies": {name: summarise([one.scores[name] for one in played]) for name in played[0].scores},
        "kinds": {kind: summarise([one.scores[OURS] for one in played if one.kind == kind]) for kind in kinds},
        "readers": {
            f"{reader}/{name}": summarise([one.read[reader, name] for one in played if one.read])
            for reader, name in readers
        },
    }
