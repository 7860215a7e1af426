"""The commands of those who write service files."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter
from cyclopts.validators import Number
from cyclopts.validators import Path as PathIs

from bot.commands.console import FAILURE, Data, Lang, Refused, log_from, run, settings_for, show

if TYPE_CHECKING:
    from bot.settings import Settings
    from dialogs.domain.service import Service
    from dialogs.simulation.speech import Speech

PEOPLE = Path("tests/dialogs/simulation")
"""Where people's words are kept: with the tests, as they are to measure by, never to be read by the product."""
File = Annotated[Path, Parameter(validator=PathIs(exists=True, dir_okay=False))]

services = App(name="services", help="The author's tools for service files.")


@services.command(name="list")
def list_services(*, data: Data = None) -> None:
    """The services that can be asked for: id and name."""
    from bot.catalogue import load_catalogue

    catalogue = load_catalogue(extra=settings_for(data).services)
    width = max(map(len, catalogue))
    show("\n".join(f"{id:<{width}}  {one.name.fr} / {one.name.en}" for id, one in catalogue.items()))


@services.command
def check(file: File, /) -> int:
    """Check a service file: every mistake with its line and its remedy."""
    from bot.catalogue import check_file

    mistakes = check_file(file)
    show("\n".join(map(str, mistakes)) or f"{file.name}: no mistakes.")
    return FAILURE if mistakes else 0


@services.command
def schema() -> None:
    """The JSON Schema of a service file."""
    from dialogs.domain.service import Service

    show(json.dumps(Service.model_json_schema(), ensure_ascii=False, indent=2))


@services.command
def new(id: str, /, *, fr: str = "Nouvelle prestation", en: str = "New service") -> None:
    """Print a service file to start from: justemesure services new shoe_repair > shoe_repair.toml

    Parameters
    ----------
    id
        The service's id: small letters, digits and _.
    fr
        Its name in French.
    en
        Its name in English.
    """
    from dialogs.catalogue.load import parse
    from dialogs.catalogue.template import template

    text = template(id, fr, en)
    parse(text, f"{id}.toml")
    show(text.rstrip("\n"))


def simulate(
    service: str,
    /,
    *,
    clients: Annotated[int, Parameter(validator=Number(gte=1))] = 500,
    seed: int = 20_000,
    kind: str | None = None,
    family: Literal["catalogue", "people"] | None = None,
    people: Annotated[Path | None, Parameter(validator=PathIs(exists=True, file_okay=False))] = None,
    unseen: Annotated[bool, Parameter(negative=())] = False,
    json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    over_json: Annotated[bool, Parameter(negative=())] = False,
    transcripts: Path | None = None,
    data: Data = None,
) -> int:
    """Simulated clients against a service: what was found of what they want, and what it cost them.

    Ours stands beside baselines that play the same clients. As many people leave a form before its end, "patient form"
    is the form with people who never lose patience: the one whose effort a whole talk can be compared with.
    Two families of clients are played: one speaks the words of the catalogue, the other as strangers would.

    Parameters
    ----------
    service
        A service's id, or a service file.
    clients
        How many clients.
    seed
        Client number n has seed + n.
    kind
        Only clients of this kind; all kinds in turn without it.
    family
        Only clients who speak the words of the catalogue, or only people who do not; so many of each without it.
    people
        The folder with their words: paraphrases/SERVICE.toml and wishes/SERVICE.toml. Without it, those of the tests
        where they are found from here.
    unseen
        The half of their words that is kept for final measures.
    json
        One JSON object instead of a table.
    over_json
        Play in real "chat --json" processes, which know no policy but ours: for the baselines, leave it out. Slower;
        and the advice on misunderstood words is missing, as nobody outside sees what was made of them.
    transcripts
        A folder that gets each talk as a text file.
    """
    from bot.commands.simulate import run_simulate
    from dialogs.simulation.hidden import KINDS

    log_from(logging.ERROR)
    known = next((one for one in KINDS if one == kind), None)
    if kind and known is None:
        raise Refused(f"There is no kind of client '{kind}'; there are {', '.join(KINDS)}.")
    chosen = _service(service, settings_for(data))
    speech = _speech(people or PEOPLE, chosen.id, unseen=unseen)
    if speech is None and (people or family == "people"):
        raise Refused(
            f"There is no {(people or PEOPLE) / 'paraphrases' / chosen.id}.toml: say with --people where it is."
        )
    return run_simulate(
        chosen,
        clients=clients,
        seed=seed,
        kind=known,
        family=family,
        speech=speech,
        as_json=json,
        over_json=over_json,
        file=Path(service) if service.endswith(".toml") else None,
        transcripts=transcripts,
    )


def _speech(folder: Path, service: str, *, unseen: bool) -> Speech | None:
    """How people speak of the service, by the files of that folder; None where there are none."""
    from dialogs.simulation.speech import parse_speech

    said, wishes = (folder / kind / f"{service}.toml" for kind in ("paraphrases", "wishes"))
    if not said.is_file():
        return None
    beyond = wishes.read_text(encoding="utf-8") if wishes.is_file() else ""
    return parse_speech(said.read_text(encoding="utf-8"), beyond, unseen=unseen)


def flows(name: str = "", /) -> None:
    """The conversations as Mermaid diagrams: the whole of them, then each, as Markdown; or the one that is named alone."""
    from dialogs.engine.diagrams import drawn, overview
    from dialogs.flows import ALL_FLOWS

    known = {"conversation": overview(ALL_FLOWS), **{flow.name: drawn(flow) for flow in ALL_FLOWS}}
    if not name:
        show("\n\n".join(f"## {one}\n\n```mermaid\n{diagram}\n```" for one, diagram in known.items()))
        return
    if name not in known:
        raise Refused(f"There is no flow '{name}'; there are {', '.join(known)}.")
    show(known[name])


def explain(
    service: str = "",
    words: str = "",
    /,
    *,
    asked: str = "",
    lang: Lang = "fr",
    data: Data = None,
    reader: Annotated[bool, Parameter(negative=())] = False,
    ablate: Annotated[Path | None, Parameter(validator=PathIs(exists=True, file_okay=False))] = None,
) -> None:
    """How a message is read, stage by stage and rule by rule.

    Parameters
    ----------
    service
        A service's id, or a service file; with --ablate, all of them without it.
    words
        What a client says.
    asked
        The aspect that was last asked about.
    lang
        The client's language.
    reader
        Ask the language model of JUSTEMESURE_READER_URL too: what it suggests, and what of it holds.
    ablate
        A folder of phrase files instead of words: for each rule, how many phrases read otherwise without it.
    """
    from bot.catalogue import load_catalogue
    from bot.commands.explain import NOW, ablated, explained, suggested
    from dialogs.understanding.result import Context

    settings = settings_for(data)
    if ablate is not None:
        named = [_service(service, settings)] if service else load_catalogue(extra=settings.services).values()
        show(ablated(ablate, {each.id: each for each in named}))
        return
    if not service or not words:
        raise Refused('Say which service and what words:  justemesure explain haircut "not too short on top"')
    chosen = _service(service, settings)
    if asked and asked not in chosen.by_id:
        raise Refused(f"{chosen.id} has no aspect '{asked}'; it has {', '.join(chosen.by_id)}.")
    context = Context(now=datetime.now(NOW.tzinfo), language=lang, asked=asked)
    if reader:
        if not settings.reader_url:
            raise Refused("No language model is set: JUSTEMESURE_READER_URL and JUSTEMESURE_READER_MODEL say which.")
        log_from(logging.WARNING)
        context = replace(context, suggested=run(suggested(words, chosen, context, settings)))
    show(explained(words, chosen, context))


def _service(named: str, settings: Settings) -> Service:
    """The service of that id in the catalogue, or in the file of that name."""
    from bot.catalogue import load_catalogue
    from dialogs.catalogue.load import parse

    if named.endswith(".toml"):
        path = Path(named)
        if not path.is_file():
            raise Refused(f"There is no service file {named}.")
        return parse(path.read_text(encoding="utf-8"), path.name)
    catalogue = load_catalogue(extra=settings.services)
    if named not in catalogue:
        raise Refused(f"There is no service '{named}'; there are {', '.join(catalogue)}.")
    return catalogue[named]
