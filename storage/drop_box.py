"""Invitations that another process leaves beside the store, for the one that has it open to take in.

    DIR/invitations/<digest>.json

A file is removed only when its invitation is saved, and before anybody can use it: each invitation counts once.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dialogs.domain.person import Invitation, Organisation
from storage.files import remove_durably, set_aside, write_durably
from storage.ledger import Ledger
from storage.records import ORGANISATION
from storage.store import Kept

FOLDER = "invitations"
_ADAPTER = TypeAdapter(Invitation)


def leave(folder: Path, invitation: Invitation) -> None:
    """Leave an invitation for the store in the folder, open or not; durable on return."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    write_durably(place / f"{invitation.digest}.json", _ADAPTER.dump_json(invitation))


def take_in(folder: Path, ledger: Ledger) -> None:
    """Save what was left with the organisation; what cannot be read is set aside."""
    paths = sorted((folder / FOLDER).glob("*.json"))
    left = [invitation for path in paths if (invitation := _read(path))]
    if left:
        _save(ledger, left)
    for path in paths:
        remove_durably(path)


def _save(ledger: Ledger, left: list[Invitation]) -> None:
    record = ledger.read(ORGANISATION)
    version, document = (record.version, record.document) if record else (0, Organisation())
    assert isinstance(document, Organisation)
    known = {invitation.digest for invitation in document.invitations}
    new = tuple(invitation for invitation in left if invitation.digest not in known)
    ledger.save((Kept(replace(document, invitations=(*document.invitations, *new)), version),), ())


def _read(path: Path) -> Invitation | None:
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except ValidationError:
        set_aside(path)
        return None
