"""The embedded store on a real folder: kills, torn files, two processes."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dialogs.domain.person import Organisation
from storage import files, folder, tiny
from storage.errors import StoreInUse, Unreadable
from storage.files import file_name
from storage.store import Kept
from storage.tiny import TinyStore

from .samples import a_case, a_person, an_envelope

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KILLS = 30
LONGEST_TURN = 0.006
"""Seconds within which a kill falls at any point of a turn."""
CASES = 3


class Writer:
    """A process that saves turns in a folder (see writer.py), and can be killed again and again."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "writer.py"), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def begin(self, turns: int) -> int:
        """Let it do some turns; returns its process id."""
        self._process.stdin.write("go\n")
        pid, *self.said = (int(self._process.stdout.readline()) for _ in range(turns + 1))
        return pid

    def kill(self, pid: int) -> int:
        """The last turn that it had said was done."""
        os.kill(pid, signal.SIGKILL)
        self.said += (int(line) for line in iter(self._process.stdout.readline, "end\n"))
        return self.said[-1]

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


async def check_turns(folder: Path, acknowledged: int, interrupted: set[int]) -> None:
    """Every acknowledged turn is there once, whole; so are its envelopes. `interrupted` gets the last."""
    store = await TinyStore.open(folder)
    assert store.unreadable == ()
    heard: list[int] = []
    last = 0
    for name in (f"client:{n}" for n in range(CASES)):
        case, person = await store.case(name), await store.person(name)
        messages = [int(message.id[1:]) for message in case.document.messages] if case else []
        assert (person.document.replied if person else 0) == (messages[-1] if messages else 0)
        heard += messages
        last = max(last, *messages, 0)
    assert sorted(heard) == list(range(1, last + 1))
    assert last in (acknowledged, acknowledged + 1)
    waiting = [int(envelope.id[1:]) for envelope in await store.unsent()]
    interrupted.add(last)
    # Even turns were not delivered; of the others, those only that a kill may have kept from being noted.
    assert waiting == sorted(waiting)
    assert {turn for turn in waiting if turn % 2 == 0} == set(range(2, last + 1, 2))
    assert {turn for turn in waiting if turn % 2} <= interrupted
    await store.close()


async def test_a_killed_process_loses_nothing_that_it_acknowledged(tmp_path):
    chance = random.Random(7)
    interrupted: set[int] = set()
    with Writer(tmp_path) as writer:
        for _ in range(KILLS):
            pid = writer.begin(turns=chance.randint(1, 4))
            await asyncio.sleep(chance.random() * LONGEST_TURN)
            await check_turns(tmp_path, writer.kill(pid), interrupted)


def kill_at(monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    """The durable write with that number, from 1, raises as if the process ended there."""
    calls = iter(range(1, 1000))
    write = files.write_durably

    def dying(path: Path, content: bytes) -> None:
        if next(calls) >= call:
            (path.parent / f"{path.name}.aside").write_bytes(content[: len(content) // 2])
            raise OSError("the disk is gone")
        write(path, content)

    for module in (tiny, folder):
        monkeypatch.setattr(module, "write_durably", dying)


@pytest.mark.parametrize(
    ("call", "saved"), [(1, False), (2, True), (3, True)], ids=["journal", "first file", "second file"]
)
async def test_a_save_of_several_is_all_or_nothing(tmp_path, monkeypatch, call, saved):
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(a_case(), 0))
    changed = a_case(owner="staff:paul")
    with monkeypatch.context() as patch:
        kill_at(patch, call)
        with pytest.raises(OSError, match="disk is gone"):
            await store.save(Kept(changed, 1), Kept(a_person(), 0), envelopes=(an_envelope(),))
    expected = (Kept(changed, 2), Kept(a_person(), 1)) if saved else (Kept(a_case(), 1), None)
    assert (await store.case("k1"), await store.person("client:lea")) == expected
    await store.close()
    store = await TinyStore.open(tmp_path)
    assert (await store.case("k1"), await store.person("client:lea")) == expected
    assert await store.unsent() == ((an_envelope(),) if saved else ())
    assert [*tmp_path.rglob("*.aside"), *tmp_path.glob("journal*")] == []
    await store.close()


async def test_the_journal_of_the_last_run_is_carried_out_at_the_opening(tmp_path, monkeypatch):
    store = await TinyStore.open(tmp_path)
    with monkeypatch.context() as patch:
        kill_at(patch, 3)
        with pytest.raises(OSError, match="disk is gone"):
            await store.save(Kept(a_case(), 0), Kept(a_person(), 0))
    await store.close()
    assert not (tmp_path / "people" / "client%3alea.json").exists()
    store = await TinyStore.open(tmp_path)
    assert await store.person("client:lea") == Kept(a_person(), 1)
    assert (tmp_path / "people" / "client%3alea.json").exists()
    await store.close()


async def test_a_torn_journal_is_set_aside_and_reported(tmp_path):
    await saved(tmp_path)
    (tmp_path / "journal.json").write_bytes(b'{"changes": [[["case", "k1"], {"sche')
    store = await TinyStore.open(tmp_path)
    assert [str(error.path) for error in store.unreadable] == [str(tmp_path / "journal.json.unreadable-1")]
    assert await store.case("k1") == Kept(a_case(), 1)
    await store.close()


async def saved(folder: Path) -> Path:
    """A store with one case and one person, closed; the case's file."""
    store = await TinyStore.open(folder)
    await store.save(Kept(a_case(), 0), Kept(a_person(), 0))
    await store.close()
    return folder / "cases" / "k1.json"


TORN = [
    b"",
    b'{"records": {"1": {"sch',
    b"null",
    b"{}",
    b'{"records": {}}',
    b'{"records": {"1": {"schema": 9}}}',
]


@pytest.mark.parametrize("content", TORN)
async def test_an_unreadable_file_is_set_aside_untouched_and_stays_refused(tmp_path, content):
    path = await saved(tmp_path)
    path.write_bytes(content)
    for _run in range(2):
        store = await TinyStore.open(tmp_path)
        with pytest.raises(Unreadable, match="case k1 cannot be read"):
            await store.case("k1")
        with pytest.raises(Unreadable):
            await store.save(Kept(a_case(), 0))
        assert await store.person("client:lea") == Kept(a_person(), 1)
        await store.close()
    assert not path.exists()
    assert path.with_name("k1.json.unreadable-1").read_bytes() == content


async def test_what_is_unreadable_at_the_opening_is_reported(tmp_path):
    path = await saved(tmp_path)
    path.write_bytes(b"\x00" * 100)
    store = await TinyStore.open(tmp_path)
    (error,) = store.unreadable
    assert str(error).startswith("case k1 cannot be read (not JSON")
    assert str(error).endswith(f"It was set aside at {path}.unreadable-1: restore it from a backup.")
    await store.close()


async def test_a_restored_file_is_read_again(tmp_path):
    path = await saved(tmp_path)
    good = path.read_bytes()
    path.write_bytes(b"torn")
    await (await TinyStore.open(tmp_path)).close()
    path.write_bytes(good)
    store = await TinyStore.open(tmp_path)
    assert await store.case("k1") == Kept(a_case(), 1)
    await store.close()


async def test_a_file_torn_while_the_store_is_open_is_not_overwritten(tmp_path):
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(a_case(), 0))
    (tmp_path / "cases" / "k1.json").write_bytes(b"torn")
    with pytest.raises(Unreadable):
        await store.save(Kept(a_case(owner="staff:paul"), 1))
    assert (tmp_path / "cases" / "k1.json.unreadable-1").read_bytes() == b"torn"
    await store.close()


async def test_a_copied_file_does_not_pass_for_another_document(tmp_path):
    path = await saved(tmp_path)
    path.with_name("k2.json").write_bytes(path.read_bytes())
    store = await TinyStore.open(tmp_path)
    with pytest.raises(Unreadable, match="case k2"):
        await store.case("k2")
    await store.close()


async def test_without_its_organisation_a_store_does_not_open(tmp_path):
    store = await TinyStore.open(tmp_path)
    await store.save(Kept(Organisation(members={"staff:paul": "manager"}), 0))
    await store.close()
    (tmp_path / "organisation.json").write_bytes(b"torn")
    for _run in range(2):
        with pytest.raises(Unreadable, match="organisation"):
            await TinyStore.open(tmp_path)


async def test_a_second_process_is_turned_away(tmp_path):
    with Writer(tmp_path) as writer:
        pid = writer.begin(turns=1)
        with pytest.raises(StoreInUse, match="stop it first"):
            await TinyStore.open(tmp_path)
        writer.kill(pid)
    await (await TinyStore.open(tmp_path)).close()


async def test_files_stay_within_the_folder(tmp_path):
    folder = tmp_path / "store"
    store = await TinyStore.open(folder)
    for id in ("../outside", "/etc/passwd", "..", "a\x00b", "CON"):
        await store.save(Kept(a_person(id), 0))
    await store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert len(list((folder / "people").iterdir())) == 5


async def test_after_a_kill_no_number_is_given_twice(tmp_path):
    store = await TinyStore.open(tmp_path)
    first = [await store.reserve(1) for _ in range(3)]
    assert first == [1, 2, 3]
    kept = json.loads((tmp_path / "numbers.json").read_bytes())
    assert kept["records"]["1"]["document"]["next"] > 3
    await store.close()


@pytest.mark.parametrize(
    ("id", "name"),
    [("telegram:1", "telegram%3a1"), ("Léa", "%4c%c3%a9a"), ("..", "%2e%2e"), ("a_b-c", "a_b-c")],
)
def test_a_file_name_says_the_id(id, name):
    assert file_name(id) == name
