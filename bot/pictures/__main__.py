"""`python -m bot.pictures SERVICE.toml OUT.png [fr|en]`: a contact sheet of all known outcomes."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from bot.pictures.contact import contact_sheet
from dialogs.domain.service import LANGUAGES, Service

USAGE = "usage: python -m bot.pictures SERVICE.toml OUT.png [fr|en]"


def main(arguments: list[str]) -> int:
    """Write the contact sheet; exit code 2 and one clear line on misuse."""
    if len(arguments) not in (2, 3) or arguments[2:] not in ([], *([language] for language in LANGUAGES)):
        return _refuse(USAGE)
    file, out = Path(arguments[0]), Path(arguments[1])
    service = Service.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    if service.sketch is None:
        return _refuse(f"{file}: this service has no sketch")
    template = (file.parent / service.sketch).read_text(encoding="utf-8")
    language = LANGUAGES[0] if arguments[2:] == [LANGUAGES[0]] else LANGUAGES[1]
    out.write_bytes(contact_sheet(service, template, language))
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(reason + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
