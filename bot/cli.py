"""The commands. Each imports what it needs when it runs, so that `--help` is there at once."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import App, CycloptsError, Parameter
from cyclopts.validators import Number
from cyclopts.validators import Path as PathIs

if TYPE_CHECKING:
    from bot.settings import Settings
    from dialogs.service import Service

Lang = Literal["fr", "en"]
Data = Annotated[
    Path | None,
    Parameter(name="--data", help="Folder of the embedded store (default: JUSTEMESURE_DATA, else ./data)."),
]
File = Annotated[Path, Parameter(validator=PathIs(exists=True, dir_okay=False))]

MISUSE, FAILURE, INTERRUPTED = 2, 1, 130

app = App(
    name="justemesure",
    help="What a client strictly requires, settled together: no more, no less.",
    version_flags=["--version"],
)
services = App(name="services", help="The author's tools for service files.")
app.command(services)


class Refused(Exception):
    """What was asked makes no sense: one clear line."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code: 0, 1 on failure, 2 on misuse, 130 when interrupted."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(given or ["--help"], exit_on_error=False, print_error=False, result_action="return_value")
    except (CycloptsError, Refused) as misuse:
        return _complain(misuse, MISUSE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone: there is nobody to tell
        return FAILURE
    except Exception as error:
        return _complain(error, MISUSE if _misused(error) else FAILURE)
    return code if isinstance(code, int) else 0


@app.command
def serve(*, data: Data = None) -> None:
    """Serve people on Telegram, when JUSTEMESURE_TELEGRAM_TOKEN is set; says what is on, and what is off."""
    from bot.catalogue import load_catalogue
    from bot.serving import serve as run
    from bot.serving import status

    settings = _settings(data)
    _log(logging.INFO)
    _print(status(settings, tuple(load_catalogue(extra=settings.services))))
    if settings.telegram_token:
        _run(run(settings, settings.telegram_token))
    elif _wanted("Chat here in the terminal instead? [Y/n] "):
        chat(data=data)
    else:
        _print("Without Telegram there is the terminal:  justemesure chat  or  justemesure demo")


@app.command
def chat(
    *,
    service: str = "",
    lang: Lang | None = None,
    json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    data: Data = None,
) -> None:
    """Chat in the terminal: as a client, and with /seat staff as the organisation too.

    Parameters
    ----------
    service
        The service that new clients ask for; without it they choose.
    lang
        The language to begin in.
    json
        The machine-readable chat: one JSON object a line in, exactly one line out.
    """
    from bot.terminal import run

    settings = _settings(data)
    _log(logging.ERROR)
    if json:
        _run(run.json_chat(settings, lang, service, sys.stdin.buffer, sys.stdout.buffer))
    else:
        _run(run.human_chat(settings, lang or "fr", service))


@app.command
def demo(*, lang: Lang = "fr", seed: int = 1) -> None:
    """Play one whole haircut, client and staff, in a store that is thrown away; print the agreed sheet."""
    from bot.demo import play

    _log(logging.ERROR)
    _run(play(lang, seed))


@app.command
def simulate(
    service: str,
    /,
    *,
    clients: Annotated[int, Parameter(validator=Number(gte=1))] = 500,
    seed: int = 20_000,
    kind: str | None = None,
    json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    transcripts: Path | None = None,
    data: Data = None,
) -> int:
    """Simulated clients against a service: what was found of what they want, and what it cost them.

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
    json
        One JSON object instead of a table.
    transcripts
        A folder that gets each talk as a text file.
    """
    from bot.simulate import run_simulate
    from dialogs.clients.hidden import KINDS

    _log(logging.ERROR)
    known = next((one for one in KINDS if one == kind), None)
    if kind and known is None:
        raise Refused(f"There is no kind of client '{kind}'; there are {', '.join(KINDS)}.")
    return run_simulate(
        _service(service, _settings(data)),
        clients=clients,
        seed=seed,
        kind=known,
        as_json=json,
        transcripts=transcripts,
    )


@app.command
def flows(name: str = "", /) -> None:
    """The conversations as Mermaid state diagrams: all as Markdown, or the one that is named alone."""
    from dialogs.flows import ALL_FLOWS

    known = {flow.name: flow for flow in ALL_FLOWS}
    if not name:
        _print("\n\n".join(f"## {flow.name}\n\n```mermaid\n{flow.mermaid()}\n```" for flow in ALL_FLOWS))
        return
    if name not in known:
        raise Refused(f"There is no flow '{name}'; there are {', '.join(known)}.")
    _print(known[name].mermaid())


@app.command
def export(case: str, *, format: Literal["json", "md"] = "json", data: Data = None) -> None:
    """A case's agreed specification.

    Parameters
    ----------
    format
        json for programs, md for people (Markdown).
    """
    _print(_run(_exported(_settings(data), case, format)))


@app.command
def invite(*, role: Literal["staff", "manager"], data: Data = None) -> None:
    """A one-time code with which somebody joins, valid for seven days."""
    _print(_run(_invited(_settings(data), role)))


@services.command(name="list")
def list_services(*, data: Data = None) -> None:
    """The services that can be asked for: id and name."""
    from bot.catalogue import load_catalogue

    catalogue = load_catalogue(extra=_settings(data).services)
    width = max(map(len, catalogue))
    _print("\n".join(f"{id:<{width}}  {one.name.fr} / {one.name.en}" for id, one in catalogue.items()))


@services.command
def check(file: File, /) -> int:
    """Check a service file: every mistake with its line and its remedy."""
    from bot.catalogue import check_file

    mistakes = check_file(file)
    _print("\n".join(map(str, mistakes)) or f"{file.name}: no mistakes.")
    return FAILURE if mistakes else 0


@services.command
def schema() -> None:
    """The JSON Schema of a service file."""
    from dialogs.service import Service

    _print(json.dumps(Service.model_json_schema(), ensure_ascii=False, indent=2))


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
    from dialogs.service_file import parse
    from dialogs.service_template import template

    text = template(id, fr, en)
    parse(text, f"{id}.toml")
    _print(text.rstrip("\n"))


async def _exported(settings: Settings, id: str, format: str) -> str:
    from bot.bootstrap import bootstrap
    from bot.documents.export import as_json, client_language
    from bot.documents.markdown import render

    async with bootstrap(settings) as conversation:
        kept = await conversation.store.case(id)
        if kept is None:
            raise Refused(f"There is no case '{id}' in {settings.data}.")
        case, service = kept.document, conversation.catalogue[kept.document.service]
        if format == "md":
            return render(case, service, client_language(case)).rstrip("\n")
        return json.dumps(as_json(case, service), ensure_ascii=False, indent=2)


async def _invited(settings: Settings, role: Literal["staff", "manager"]) -> str:
    from bot.bootstrap import bootstrap
    from bot.inviting import VALID, told
    from bot.inviting import invite as make
    from bot.serving import bot_name

    async with bootstrap(settings) as conversation:
        now = conversation.clock.now()
        code = await make(conversation, role, now)
        return told(code, role, now + VALID, bot_name(settings.data))


def _service(named: str, settings: Settings) -> Service:
    """The service of that id in the catalogue, or in the file of that name."""
    from bot.catalogue import load_catalogue
    from dialogs.service_file import parse

    if named.endswith(".toml"):
        path = Path(named)
        if not path.is_file():
            raise Refused(f"There is no service file {named}.")
        return parse(path.read_text(encoding="utf-8"), path.name)
    catalogue = load_catalogue(extra=settings.services)
    if named not in catalogue:
        raise Refused(f"There is no service '{named}'; there are {', '.join(catalogue)}.")
    return catalogue[named]


def _settings(data: Path | None) -> Settings:
    from bot.settings import load_settings

    return load_settings(data=data)


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    try:
        return asyncio.run(work)
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


def _log(level: int) -> None:
    """Logs go to stderr: stdout belongs to the chat. Never with local variables: these hold what people said."""
    import structlog

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _wanted(question: str) -> bool:
    """Whether a person at the terminal says yes; nobody there says no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(question).strip().lower() in ("", "y", "yes", "o", "oui")


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _complain(error: Exception, code: int) -> int:
    """One line on stderr, and the exit code."""
    sentence = " ".join(str(error).split()) or type(error).__name__
    sys.stderr.write(f"justemesure: {sentence}\n")
    return code


def _misused(error: Exception) -> bool:
    """Whether it is what was asked, or set, that makes no sense."""
    from bot.settings import SettingsRefused
    from bot.terminal.requests import Misuse

    return isinstance(error, SettingsRefused | Misuse)
