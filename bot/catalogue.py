"""The catalogue: the service files that we ship, and those of the organisation's own folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from dialogs.catalogue.load import examine
from dialogs.domain.errors import Mistake, ServiceFileError
from dialogs.domain.service import Service


@dataclass(frozen=True, slots=True)
class Catalogue(Mapping[str, Service]):
    """Service id -> service, in the order of the files' names; and the template of each one's sketch."""

    services: Mapping[str, Service]
    sketches: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, id: str) -> Service:
        return self.services[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.services)

    def __len__(self) -> int:
        return len(self.services)

    def template(self, service_id: str) -> str | None:
        """The text of the service's sketch (SVG in Jinja2); None for a service without one."""
        return self.sketches.get(service_id)


def load_catalogue(folder: Path | None = None, extra: Path | None = None) -> Catalogue:
    """Reads every service file of `folder` (those that we ship, by default) and of `extra`.

    A service of `extra` takes the place of a shipped one with the same id. Raises ServiceFileError with the
    mistakes of all files; the sketches that we ship were checked before, and parsing them all delays the start.
    """
    shipped = Path(str(files("dialogs.services"))) if folder is None else folder
    catalogues = [_of_folder(shipped, _taken), *([_of_folder(extra, _checked)] if extra else [])]
    return Catalogue(
        {id: service for one in catalogues for id, service in one.services.items()},
        {id: sketch for one in catalogues for id, sketch in one.sketches.items()},
    )


def check_file(path: Path) -> tuple[Mistake, ...]:
    """Every mistake of a service file and of its sketch, in file order; none for good ones."""
    return _read(path, _checked)[0]


Read = tuple[tuple[Mistake, ...], Service | None, str | None]
"""Mistakes, the service, the text of its sketch."""

Sketched = Callable[[Path], tuple[tuple[Mistake, ...], str]]
"""A file with a sketch -> its mistakes, its text."""


def _read(path: Path, sketched: Sketched) -> Read:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return (
            (_of_file(path, "the file cannot be read.", "Check its name and your right to read it."),),
            None,
            None,
        )
    except UnicodeDecodeError:
        return (_of_file(path, "the file is not text in UTF-8.", "Save it again as UTF-8."),), None, None
    mistakes, service = examine(text, path.name)
    if mistakes or service is None or service.sketch is None:
        return mistakes, service, None
    return _with_sketch(path, text, service, path.parent / service.sketch, sketched)


def _with_sketch(path: Path, text: str, service: Service, sketch: Path, sketched: Sketched) -> Read:
    """A sketch that is named stands beside the file."""
    if not sketch.is_file():
        line = next((n for n, row in enumerate(text.splitlines(), 1) if row.startswith("sketch")), 0)
        what = f"'{sketch.name}' does not stand beside the file."
        return (Mistake(path.name, line, "sketch", what, "Put it there, or remove the key."),), service, None
    mistakes, svg = sketched(sketch)
    return mistakes, service, svg


def _taken(sketch: Path) -> tuple[tuple[Mistake, ...], str]:
    """As it is."""
    return (), sketch.read_text(encoding="utf-8")


def _checked(sketch: Path) -> tuple[tuple[Mistake, ...], str]:
    """A sketch is a good template."""
    svg = sketch.read_text(encoding="utf-8")
    try:
        Environment(autoescape=True).parse(svg)
    except TemplateSyntaxError as error:
        return (Mistake(sketch.name, error.lineno, "the sketch", f"{error.message}.", "Mend the template."),), svg
    return (), svg


def _of_folder(folder: Path, sketched: Sketched) -> Catalogue:
    read = {path: _read(path, sketched) for path in sorted(folder.glob("*.toml"))}
    mistakes = [mistake for found, _, _ in read.values() for mistake in found]
    services = {path: service for path, (_, service, _) in read.items() if service}
    mistakes += _twice(services)
    if mistakes:
        raise ServiceFileError(tuple(mistakes))
    return Catalogue(
        {service.id: service for service in services.values()},
        {service.id: sketch for _, service, sketch in read.values() if service and sketch},
    )


def _twice(services: Mapping[Path, Service]) -> Iterator[Mistake]:
    owners: dict[str, str] = {}
    for path, service in services.items():
        owner = owners.setdefault(service.id, path.name)
        if owner != path.name:
            what = f"service '{service.id}' is already in {owner}."
            yield _of_file(path, what, "Give one of them another id.")


def _of_file(path: Path, what: str, remedy: str) -> Mistake:
    return Mistake(path.name, 0, "the file", what, remedy)
