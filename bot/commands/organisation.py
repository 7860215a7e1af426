"""The command of those who write the organisation's file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App

from bot.commands.console import FAILURE, Data, Refused, settings_for, show

if TYPE_CHECKING:
    from dialogs.domain.organisation import Profile

organisation = App(
    name="organisation", help="What the organisation says of itself: hours, places, questions and answers."
)


@organisation.default
def show_profile(*, data: Data = None) -> None:
    """What is in force, and which file says so."""
    from bot.organisation import file_of, load_profile

    settings = settings_for(data)
    show(f"{file_of(settings)}\n{told(load_profile(settings))}")


@organisation.command
def check(file: Path | None = None, /, *, data: Data = None) -> int:
    """Check an organisation's file: every mistake with its line and its remedy.

    Parameters
    ----------
    file
        The file; the one in force without it.
    """
    from bot.catalogue import load_catalogue
    from bot.organisation import check_profile, file_of

    settings = settings_for(data)
    if file is not None and not file.is_file():
        raise Refused(f"There is no file {file}.")
    path = file or file_of(settings)
    mistakes = check_profile(path, load_catalogue(extra=settings.services))
    show("\n".join(map(str, mistakes)) or f"{path.name}: no mistakes.")
    return FAILURE if mistakes else 0


@organisation.command
def schema() -> None:
    """The JSON Schema of an organisation's file."""
    from dialogs.domain.organisation import Profile

    show(json.dumps(Profile.model_json_schema(), ensure_ascii=False, indent=2))


@organisation.command
def new() -> None:
    """Print a file to start from: justemesure organisation new > data/organisation.toml"""
    from bot.organisation import example

    show(example().read_text(encoding="utf-8").rstrip("\n"))


def told(profile: Profile) -> str:
    """A profile in a few lines, for who wrote it."""
    from dialogs.domain.organisation import Week

    named = zip(Week.model_fields, profile.hours.days, strict=True) if profile.opens else ()
    week = (f"  {day:<10} {', '.join(hours) or 'closed'}" for day, hours in named)
    rows = (
        ("name", profile.name),
        ("address", profile.address),
        ("staff", ", ".join(one.name for one in profile.staff)),
        ("holidays", " ".join(filter(None, (profile.holidays, profile.region)))),
        ("closed", ", ".join(f"{one.first}..{one.last or one.first}" for one in profile.closed)),
        ("questions", ", ".join(one.id for one in profile.questions)),
        ("unsaid", ", ".join(_unsaid(profile))),
    )
    return "\n".join([*(f"  {name:<10} {value}" for name, value in rows if value), *week])


def _unsaid(profile: Profile) -> tuple[str, ...]:
    """What a client may ask and the file does not answer: it goes to the staff each time."""
    places = ("address", "parking", "access", "payment", "contact", "staff", "opens")
    return tuple({"opens": "hours"}.get(place, place) for place in places if not getattr(profile, place))
