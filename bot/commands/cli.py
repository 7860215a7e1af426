"""The commands. Each imports what it needs when it runs, so that `--help` is there at once."""

from __future__ import annotations

import gc
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from bot.commands.console import (
    FAILURE,
    INTERRUPTED,
    MISUSE,
    Data,
    Lang,
    Refused,
    complain,
    log_from,
    run,
    settings_for,
    show,
)
from bot.commands.organisation import organisation
from bot.commands.services import explain, flows, services, simulate

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.catalogue import Catalogue
    from bot.settings import Settings

app = App(
    name="justemesure",
    help="What a client strictly requires, settled together: no more, no less.",
    version_flags=["--version"],
)
app.command(services)
app.command(organisation)
app.command(simulate)
app.command(flows)
app.command(explain)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code: 0, 1 on failure, 2 on misuse, 130 when interrupted."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(given or ["--help"], exit_on_error=False, print_error=False, result_action="return_value")
    except (CycloptsError, Refused) as misuse:
        return complain(misuse, MISUSE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone: there is nobody to tell
        return FAILURE
    except Exception as error:
        return complain(error, MISUSE if _misused(error) else FAILURE)
    return code if isinstance(code, int) else 0


@app.command
def serve(*, data: Data = None) -> None:
    """Serve people on Telegram, when JUSTEMESURE_TELEGRAM_TOKEN is set; says what is on, and what is off."""
    with _all_kept():
        from bot.catalogue import load_catalogue
        from bot.commands.serve import status

        settings = settings_for(data)
        log_from(logging.INFO)
        catalogue = load_catalogue(extra=settings.services)
    show(status(settings, tuple(catalogue)))
    if settings.telegram_token:
        _listen(settings, settings.telegram_token, catalogue)
    elif _wanted("Chat here in the terminal instead? [Y/n] "):
        chat(data=data)
    else:
        show("Without Telegram there is the terminal:  justemesure chat  or  justemesure demo")


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
    from bot.terminal.run import human_chat, json_chat

    settings = settings_for(data)
    log_from(logging.ERROR)
    if json:
        run(json_chat(settings, lang, service, sys.stdin.buffer, sys.stdout.buffer))
    else:
        run(human_chat(settings, lang or "fr", service))


@app.command
def demo(*, lang: Lang = "fr", seed: int = 0) -> None:
    """Play one whole haircut, client and staff, in a store that is thrown away; print the agreed sheet."""
    from bot.commands.demo import play

    log_from(logging.ERROR)
    run(play(lang, seed))


@app.command
def export(case: str, *, format: Literal["json", "md"] = "json", data: Data = None) -> None:
    """A case's agreed specification, as it stands at this moment: the store may be in use.

    Parameters
    ----------
    format
        json for programs, md for people (Markdown).
    """
    show(_exported(settings_for(data), case, format))


@app.command
def invite(*, role: Literal["staff", "manager"], data: Data = None) -> None:
    """A one-time code with which somebody joins, valid for seven days; also while the product serves."""
    from bot.commands.invite import invite as make
    from bot.commands.invite import told
    from bot.commands.serve import bot_name

    settings = settings_for(data)
    code, expires = make(settings, role)
    show(told(code, role, expires, bot_name(settings.data)))


def _exported(settings: Settings, id: str, format: str) -> str:
    from bot.bootstrap import look_up
    from bot.catalogue import load_catalogue
    from bot.documents.export import as_json, client_language
    from bot.documents.markdown import render

    case = look_up(settings, id)
    if case is None:
        raise Refused(f"There is no case '{id}' in {settings.data}.")
    service = load_catalogue(extra=settings.services).get(case.service)
    if service is None:
        raise Refused(f"Case '{id}' is about the service '{case.service}', which is not in the catalogue.")
    if format == "md":
        return render(case, service, client_language(case)).rstrip("\n")
    return json.dumps(as_json(case, service), ensure_ascii=False, indent=2)


def _listen(settings: Settings, token: SecretStr, catalogue: Catalogue) -> None:
    with _all_kept():
        from bot.commands.serve import serve as listen
        from bot.telegram.app import TokenRefused

    try:
        run(listen(settings, token, catalogue))
    except TokenRefused as refused:
        raise Refused(str(refused)) from None


@contextmanager
def _all_kept() -> Iterator[None]:
    """While modules and files are loaded nothing becomes garbage: looking for it took a tenth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _wanted(question: str) -> bool:
    """Whether a person at the terminal says yes; nobody there says no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(question).strip().lower() in ("", "y", "yes", "o", "oui")


def _misused(error: Exception) -> bool:
    """Whether it is what was asked, or set, that makes no sense."""
    from bot.settings import SettingsRefused
    from bot.terminal.requests import Misuse
    from dialogs.domain.errors import ServiceFileError

    return isinstance(error, SettingsRefused | Misuse | ServiceFileError)
