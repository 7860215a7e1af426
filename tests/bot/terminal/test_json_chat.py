"""The machine-readable chat: one object a line in, exactly one line out, whatever is sent."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.core.channel import Outgoing
from bot.terminal.channel import LocalChannel, Told
from bot.terminal.events import LARGEST_PHOTO, Desk
from bot.terminal.json_chat import JsonChat, serve_lines
from bot.terminal.requests import LONGEST_LINE
from dialogs.domain.case import Case
from dialogs.domain.events import Chose, Commanded, Edited, PersonEvent, Said, SentPhoto
from dialogs.wording.compose import Button, Composed, Shown

NOW = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=1)))
PNG = b"\x89PNG\r\n\x1a\n" + b"pixels"


@dataclass
class Scripted:
    """A house that notes what it hears and answers with what stands in `answers`, one a time."""

    folder: Path
    answers: list[Outgoing] = field(default_factory=list)
    heard: list[PersonEvent] = field(default_factory=list)
    members: dict[str, str] = field(default_factory=dict)
    numbers: int = 0
    now: datetime = NOW
    remembered: Told | None = None

    def __post_init__(self) -> None:
        self.channel = LocalChannel(self.folder, self.number)
        desk = Desk(self, self.channel, "fr")
        self.chat = JsonChat(desk, self, self.channel, lambda case: {"case": case.id})

    async def hear(self, event: PersonEvent) -> None:
        self.heard.append(event)
        if self.answers:
            await self.channel.deliver(self.answers.pop(0))

    async def tick(self) -> None:
        self.heard.clear()

    async def case(self, id: str) -> Case | None:
        return Case(id=id, service="haircut", opened_at=NOW, client="client:lea") if id == "K1" else None

    async def own(self, who: str, message: str) -> bool:
        return (who, message) == ("client:lea", "m90")

    async def asked(self, who: str) -> Told | None:
        return self.remembered if who == "client:old" else None

    async def enrol(self, who: str, membership: str) -> None:
        self.members[who] = membership

    async def number(self) -> int:
        self.numbers += 1
        return self.numbers

    async def keep_photo(self, content: bytes) -> str:
        return f"{len(content)} bytes"

    def move_clock(self, time: datetime) -> None:
        if time < self.now:
            raise ValueError
        self.now = time

    async def answers_to(self, line: bytes | dict[str, Any]) -> dict[str, Any]:
        """The one line that answers, read as JSON."""
        sent = line if isinstance(line, bytes) else json.dumps(line).encode()
        answer = await self.chat.answer(sent)
        assert answer.count(b"\n") == 1
        assert answer.endswith(b"\n")
        read: dict[str, Any] = json.loads(answer)
        return read


@pytest.fixture
def house(tmp_path: Path) -> Scripted:
    return Scripted(tmp_path)


def question(to: str = "client:lea", **more: Any) -> Outgoing:
    buttons = (
        Button(id="c1", label="C'est ça"),
        Button(id="c2", label="plus court", group="length", sends=False),
        Button(id="c3", label="plus long", group="length", ticked=True, sends=False),
        Button(id="c4", label="sans gel", sends=False),
        Button(id="c5", label="Valider"),
    )
    message = Composed(
        reply="K1.1",
        kind="proposal",
        text="Comme ça ?",
        buttons=buttons,
        select="many",
        pictures=(Shown(alt="dessus 15 mm"),),
        aspects=("length_top",),
        values={"length_top": "15mm"},
    )
    return Outgoing(envelope="e1", to=to, case="K1", reply="K1.1", message=message, pictures=(PNG,), **more)


async def test_words_are_heard_and_answered_on_one_line(house: Scripted) -> None:
    house.answers = [question(document=("../K1-v1.md", b"# Convenu"))]
    answer = await house.answers_to({"from": "client:lea", "text": "Bonjour"})
    assert house.heard == [Said(id="m1", who="client:lea", name="Lea", locale="fr", text="Bonjour")]
    assert answer == {
        "messages": [
            {
                "id": "m2",
                "to": "client:lea",
                "case": "K1",
                "text": "Comme ça ?",
                "choices": [
                    {"id": "c1", "label": "C'est ça", "sends": True},
                    {"id": "c2", "label": "plus court", "group": "length"},
                    {"id": "c3", "label": "plus long", "group": "length", "ticked": True},
                    {"id": "c4", "label": "sans gel"},
                    {"id": "c5", "label": "Valider", "sends": True},
                ],
                "select": "many",
                "picture": str(house.folder / "pictures" / "K1" / "m2.png"),
                "alt": "dessus 15 mm",
                "document": str(house.folder / "documents" / "K1" / "m2-K1-v1.md"),
                "meta": {
                    "kind": "proposal",
                    "aspects": ["length_top"],
                    "values": {"length_top": "15mm"},
                },
            }
        ],
        "accepted": "m1",
        "error": None,
    }
    assert (house.folder / "pictures" / "K1" / "m2.png").read_bytes() == PNG


async def test_line_separators_within_words_do_not_break_the_line(house: Scripted) -> None:
    line = await house.chat.answer(json.dumps({"from": "client:lea", "choose": ["a\u2028b\x85c"]}).encode())
    assert len(line.decode().splitlines()) == 1


@pytest.mark.parametrize(
    ("taps", "meant"),
    [
        (["c1"], ("c1", "c3")),
        (["c2", "c5"], ("c2", "c5")),
        (["c5", "c4"], ("c3", "c4", "c5")),
        (["c3", "c5"], ("c3", "c5")),
    ],
)
async def test_a_tap_keeps_the_ticks_that_the_message_came_with(
    house: Scripted, taps: list[str], meant: tuple[str, ...]
) -> None:
    house.answers = [question()]
    await house.answers_to({"from": "client:lea", "text": "Bonjour"})
    answer = await house.answers_to({"from": "client:lea", "choose": taps})
    assert answer["error"] is None
    assert house.heard[-1] == Chose(id="m3", who="client:lea", name="Lea", locale="fr", choices=meant, reply="K1.1")


async def test_an_unknown_choice_names_those_that_there_are(house: Scripted) -> None:
    house.answers = [question()]
    await house.answers_to({"from": "client:lea", "text": "Bonjour"})
    answer = await house.answers_to({"from": "client:lea", "choose": ["c9"]})
    assert answer == {"messages": [], "error": "m2 has no choice c9; it has c1, c2, c3, c4, c5."}
    assert len(house.heard) == 1


async def test_nobody_can_choose_before_being_asked(house: Scripted) -> None:
    house.answers = [question()]
    await house.answers_to({"from": "client:lea", "text": "Bonjour"})
    answer = await house.answers_to({"from": "client:sam", "choose": ["c1"]})
    assert answer["error"].startswith("No message with choices has come to client:sam yet")


async def test_the_first_of_the_staff_takes_over_what_was_told_to_the_team(house: Scripted) -> None:
    house.answers = [question(to="staff:team")]
    await house.answers_to({"from": "client:lea", "text": "Bonjour"})
    assert (await house.answers_to({"from": "staff:paul", "choose": ["c1"]}))["error"] is None
    assert (await house.answers_to({"from": "staff:zoe", "choose": ["c1"]}))["error"] is not None
    assert house.members == {"staff:paul": "staff"}


async def test_whoever_speaks_as_a_manager_is_one(house: Scripted) -> None:
    await house.answers_to({"from": "manager:ana", "text": "/file"})
    assert house.members == {"manager:ana": "manager"}
    assert house.heard == [Commanded(id="m1", who="manager:ana", name="Ana", locale="fr", command="queue", argument="")]


async def test_an_earlier_message_of_ones_own_can_be_edited_also_after_a_restart(house: Scripted) -> None:
    await house.answers_to({"from": "client:lea", "text": "15 mm"})
    await house.answers_to({"from": "client:lea", "edit": "m1", "text": "12 mm"})
    await house.answers_to({"from": "client:lea", "edit": "m90", "text": "9 mm"})
    edits = [(event.original, event.text) for event in house.heard if isinstance(event, Edited)]
    assert edits == [("m1", "12 mm"), ("m90", "9 mm")]


async def test_nobody_edits_the_words_of_another(house: Scripted) -> None:
    await house.answers_to({"from": "client:lea", "text": "15 mm"})
    answer = await house.answers_to({"from": "client:sam", "edit": "m1", "text": "3 mm"})
    assert answer["error"] == "m1 is no earlier message of client:sam."


async def test_a_photo_is_kept_with_its_caption(house: Scripted) -> None:
    path = house.folder / "me.png"
    path.write_bytes(PNG)
    await house.answers_to({"from": "client:lea", "photo": str(path), "text": "comme ici"})
    assert house.heard == [
        SentPhoto(id="m1", who="client:lea", name="Lea", locale="fr", photo="14 bytes", text="comme ici")
    ]


async def test_what_is_no_photo_is_refused(house: Scripted) -> None:
    large, text = house.folder / "large.png", house.folder / "text.png"
    large.write_bytes(PNG + bytes(LARGEST_PHOTO))
    text.write_text("no pixels")
    for path in (large, text, house.folder, house.folder / "none.png", Path("nul\0l"), Path("x" * 5000)):
        answer = await house.answers_to({"from": "client:lea", "photo": str(path)})
        assert "photo" in answer["error"]
    assert house.heard == []


async def test_the_clock_moves_forward_only(house: Scripted) -> None:
    later = await house.answers_to({"at": "2026-12-01T09:00:00+01:00"})
    assert (later["accepted"], later["error"]) == ("m1", None)
    back = await house.answers_to({"at": "2026-11-30T09:00:00+01:00"})
    assert back == {"messages": [], "error": "The clock is never moved back: give a time that lies ahead."}
    assert house.now == datetime(2026, 12, 1, 9, tzinfo=NOW.tzinfo)


async def test_a_case_is_read_as_it_is_exported(house: Scripted) -> None:
    known = await house.answers_to({"get": "case", "case": "K1"})
    assert (known["case"], known["error"]) == ({"case": "K1"}, None)
    unknown = await house.answers_to({"get": "case", "case": "../K1"})
    assert unknown == {"messages": [], "error": "There is no case ../K1."}


GARBAGE = [
    b"",
    b"\n",
    b"null",
    b"[]",
    b"17",
    b"NaN",
    b'"text"',
    b"{}",
    b"{",
    b"\xff\xfe{}",
    b'{"from": "client:lea", "text": "\xff"}',
    b'{"from": "client:lea", "text": "\\ud800"}',
    b'{"from": "client:lea", "text": NaN}',
    b'{"from": "client:lea", "text": ""}',
    b'{"from": "client:lea", "text": {"a": [1]}}',
    b'{"from": "client:lea"}',
    b'{"from": "lea", "text": "x"}',
    b'{"from": "client:", "text": "x"}',
    b'{"from": "client:../../etc", "text": "x"}',
    b'{"from": "client:a b", "text": "x"}',
    b'{"from": ["client:lea"], "text": "x"}',
    b'{"from": "client:lea", "text": "x", "choose": ["c1"]}',
    b'{"from": "client:lea", "choose": []}',
    b'{"from": "client:lea", "choose": "c1"}',
    b'{"from": "client:lea", "choose": [1, null]}',
    b'{"from": "client:lea", "edit": "m7"}',
    b'{"from": "client:lea", "edit": "m7", "text": "x"}',
    b'{"from": "client:lea", "photo": 3}',
    b'{"at": "tomorrow"}',
    b'{"at": "2026-12-01T09:00:00"}',
    b'{"at": "9999-12-31T23:59:59+00:00"}',
    b'{"at": 1}',
    b'{"get": "person", "case": "K1"}',
    b'{"get": "case", "case": 1}',
    b'{"text": "x"}',
    b"[" * 100_000,
    b'{"a":' * 5_000,
    b'{"from": "client:lea", "text": "' + b"x" * 20_000 + b'"}',
    b'{"from": "client:lea", "text": "' + b"x" * LONGEST_LINE + b'"}',
    b'{"' + b"k" * 50_000 + b'": 1}',
]


@pytest.mark.parametrize("line", GARBAGE, ids=range(len(GARBAGE)))
async def test_garbage_gets_one_clear_sentence_and_changes_nothing(house: Scripted, line: bytes) -> None:
    answer = await house.answers_to(line)
    assert set(answer) == {"messages", "error"}
    assert answer["messages"] == []
    assert 10 < len(answer["error"]) < 400
    assert (house.heard, house.numbers) == ([], 0)


async def test_a_mistake_of_ours_is_told_and_survived(house: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(event: PersonEvent) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(house, "hear", breaks)
        broken = await house.answers_to({"from": "client:lea", "text": "Bonjour"})
    assert "mistake of ours" in broken["error"]
    assert (await house.answers_to({"from": "client:lea", "text": "Bonjour"}))["error"] is None


async def test_every_line_gets_one_however_long_and_the_last_without_its_end(house: Scripted) -> None:
    said = b'{"from": "client:lea", "text": "Bonjour"}'
    out = io.BytesIO()
    await serve_lines(house.chat, io.BytesIO(b"\n".join([said, b"x" * 3 * LONGEST_LINE, b"", said])), out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer.get("accepted") for answer in answers] == ["m1", None, None, "m2"]


async def test_words_arrive_when_files_cannot_be_written(house: Scripted) -> None:
    (house.folder / "pictures").write_text("a file where the folder should be")
    house.answers = [question()]
    answer = await house.answers_to({"from": "client:lea", "text": "Bonjour"})
    assert "picture" not in answer["messages"][0]
    assert answer["messages"][0]["alt"] == "dessus 15 mm"


async def test_the_open_question_can_still_be_answered_after_a_restart(house: Scripted) -> None:
    message = question().message
    house.remembered = Told(id="K1.1", to="client:old", case="K1", reply="K1.1", message=message)
    answer = await house.answers_to({"from": "client:old", "choose": ["c1"]})
    assert answer["error"] is None
    assert [event.choices for event in house.heard if isinstance(event, Chose)] == [("c1", "c3")]
