"""The organisation's file: where it is looked for, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from bot.settings import Settings
from dialogs.catalogue.load import examine_profile
from dialogs.domain.errors import Mistake, ServiceFileError
from dialogs.domain.organisation import Profile
from dialogs.domain.service import Service

NAME = "organisation.toml"


def file_of(settings: Settings) -> Path:
    """The file in force: the one that is set, else that of the data folder, else the example that we ship."""
    own = settings.organisation or settings.data / NAME
    return own if settings.organisation or own.is_file() else example()


def example() -> Path:
    """The example that we ship."""
    return Path(str(files("dialogs.services"))) / "organisation" / NAME


def load_profile(settings: Settings) -> Profile:
    """What the organisation says of itself. Raises ServiceFileError with every mistake of its file."""
    mistakes, profile = _read(file_of(settings))
    if profile is None:
        raise ServiceFileError(mistakes)
    return profile


def check_profile(path: Path, catalogue: Mapping[str, Service]) -> tuple[Mistake, ...]:
    """Every mistake of an organisation's file, and of the photos and outcomes that it names; none for a good one."""
    mistakes, profile = _read(path)
    return mistakes if profile is None else tuple(_work(path, profile, catalogue))


def _read(path: Path) -> tuple[tuple[Mistake, ...], Profile | None]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return (_whole(path, "the file cannot be read.", "Check its name and your right to read it."),), None
    except UnicodeDecodeError:
        return (_whole(path, "the file is not text in UTF-8.", "Save it again as UTF-8."),), None
    return examine_profile(text, path.name)


def _work(path: Path, profile: Profile, catalogue: Mapping[str, Service]) -> Iterator[Mistake]:
    for work in profile.work:
        service = catalogue.get(work.service)
        if service is None:
            what, remedy = f"there is no service '{work.service}'.", f"Known: {', '.join(catalogue)}."
            yield _mistake(path, work.service, what, remedy)
        elif service.outcome(work.outcome) is None:
            what = f"service '{work.service}' has no outcome '{work.outcome}'."
            yield _mistake(path, work.outcome, what, f"Known: {', '.join(one.id for one in service.outcomes)}.")
        for photo in work.photos:
            if not (path.parent / photo).is_file():
                what = f"'{photo}' does not stand beside the file."
                yield _mistake(path, photo, what, "Put it there, or remove it.")


def _mistake(path: Path, quoted: str, what: str, remedy: str) -> Mistake:
    """In the line that holds these words in quotes."""
    rows = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    line = next((number for number, row in rows if f'"{quoted}"' in row), 0)
    return Mistake(path.name, line, "work", what, remedy)


def _whole(path: Path, what: str, remedy: str) -> Mistake:
    return Mistake(path.name, 0, "the file", what, remedy)
