"""Our own mistakes. A person's mistake is a reply, never one of these.

JusteMesureError
├── ServiceFileError   a service file says something it may not
├── FlowError          a flow's table is broken (found at import)
├── WordingError       a sentence is missing in a language
└── UnknownService     a case names a service that the catalogue does not have
"""

from __future__ import annotations

from dataclasses import dataclass


class JusteMesureError(Exception):
    """The root: catch this to catch every mistake of ours."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a service file: where, what, and how to mend it. `line` counts from 1; 0 is unknown."""

    file: str
    line: int
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where}: {self.what} {self.remedy}".rstrip()


class ServiceFileError(JusteMesureError):
    """A service file was refused. `mistakes` lists every one found, in file order."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(str(m) for m in mistakes))
        self.mistakes = mistakes


class FlowError(JusteMesureError):
    """A flow's table is broken: unreachable state, misspelt destination, undeclared dead end."""


class PipelineError(JusteMesureError):
    """The stages of reading do not follow from one another: one needs what no stage before it adds."""


class WordingError(JusteMesureError):
    """A sentence has no wording in a language: add its key to the sentences of each language in dialogs/language."""


class LanguageError(JusteMesureError):
    """A language's folder is incomplete: it misses an entry that another language has, or one that is asked for."""


class UnknownService(JusteMesureError):
    """No service of that id in the catalogue: `justemesure services list` shows those there are."""
