"""What other processes do beside the one that has the store open: look at a case, leave an invitation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from dialogs.domain.person import Invitation, Organisation
from storage import drop_box, tiny
from storage.drop_box import leave
from storage.errors import Unreadable
from storage.read_only import peek
from storage.store import Kept
from storage.tiny import TinyStore

from .samples import HOUR, MONDAY, a_case, a_person

INVITATION = Invitation(digest="d1", role="manager", expires=MONDAY + HOUR)


async def test_a_case_is_seen_as_it_was_last_saved_while_the_store_is_open(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(a_case(), 0))
    assert peek(tmp_path, "k1") == a_case()
    await store.save(Kept(a_case(owner="staff:paul"), 1))
    assert peek(tmp_path, "k1") == a_case(owner="staff:paul")
    await store.close()


def test_a_look_changes_nothing(tmp_path: Path) -> None:
    assert peek(tmp_path / "nowhere", "k1") is None
    assert peek(tmp_path, "../k1") is None
    assert list(tmp_path.iterdir()) == []


async def test_what_only_the_journal_holds_is_seen_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(a_case(), 0))

    def killed(*_: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(tiny.TinyShelf, "_carry_out", killed)
        with pytest.raises(OSError, match="killed"):
            await store.save(Kept(a_case(owner="staff:paul"), 1), Kept(a_person(), 0))
    assert peek(tmp_path, "k1") == a_case(owner="staff:paul")
    await store.close()


async def test_a_torn_case_is_reported_and_left_where_it_lies(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(a_case(), 0))
    path = tmp_path / "cases" / "k1.json"
    path.write_bytes(b"torn")
    with pytest.raises(Unreadable, match=r"It lies at .*k1\.json"):
        peek(tmp_path, "k1")
    assert path.read_bytes() == b"torn"
    await store.close()


async def test_a_case_is_seen_as_it_was_or_as_it_becomes_while_it_is_saved(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(a_case(owner="o0"), 0))
    for version in range(1, 30):
        case = a_case(owner=f"o{version}")
        saving = asyncio.create_task(store.save(Kept(case, version), Kept(a_person(f"p{version}"), 0)))
        while not saving.done():
            seen = await asyncio.to_thread(peek, tmp_path, "k1")
            assert seen in (case, a_case(owner=f"o{version - 1}"))
        assert peek(tmp_path, "k1") == case
    await store.close()


async def test_an_invitation_left_beside_an_open_store_is_taken_in_once(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(Organisation(members={"staff:paul": "staff"}), 0))
    leave(tmp_path, INVITATION)
    kept = await store.organisation()
    assert kept == Kept(Organisation(members={"staff:paul": "staff"}, invitations=(INVITATION,)), 2)
    assert list((tmp_path / "invitations").iterdir()) == []
    await store.save(Kept(replace(kept.document, invitations=()), 2))
    assert (await store.organisation()).document.invitations == ()
    await store.close()


async def test_an_invitation_left_while_nobody_serves_waits(tmp_path: Path) -> None:
    leave(tmp_path, INVITATION)
    for _run in range(2):
        store = await TinyStore.open(tmp_path)
        assert (await store.organisation()).document.invitations == (INVITATION,)
        await store.close()


async def test_a_kill_between_saving_and_removing_does_not_double_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await TinyStore.open(tmp_path)
    leave(tmp_path, INVITATION)

    def killed(path: Path) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(drop_box, "remove_durably", killed)
        with pytest.raises(OSError, match="killed"):
            await store.organisation()
    assert (await store.organisation()).document.invitations == (INVITATION,)
    await store.close()


async def test_what_is_no_invitation_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "invitations").mkdir()
    (tmp_path / "invitations" / "d2.json").write_text('{"role": "king"}')
    store = await TinyStore.open(tmp_path)
    assert (await store.organisation()).document == Organisation()
    assert [path.name for path in (tmp_path / "invitations").iterdir()] == ["d2.json.unreadable-1"]
    await store.close()
