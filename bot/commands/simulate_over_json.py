"""Simulated clients at the machine-readable chat: they read what a person's screen shows, never `meta`.

Their clock stands still at `dialogs.simulation.hidden.NOW`, and the chat's is never moved back: so it is moved on to the
same day of the next year with the same calendar. Messages name days and no years; the dates of what is agreed are read
as those of the clients' year. A client speaks its language from the start, as the language of a telephone is known.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from bot.commands.json_process import ChatFailed, ChatProcess, Line, chat_process
from dialogs.domain.case import Status
from dialogs.domain.service import Service
from dialogs.domain.specification import Baseline
from dialogs.simulation.client.actions import Choose, Say
from dialogs.simulation.hidden import NOW, HiddenClient
from dialogs.simulation.play import converse
from dialogs.simulation.talk import Arrived, Known, Side
from dialogs.simulation.transcript import Transcript
from dialogs.wording.compose import Button, Composed, Shown

STAFF = "staff:paul"
BASELINES = TypeAdapter(tuple[Baseline, ...])
_DAY = re.compile(r"(\d{4})(-\d\d-\d\d.*)")

Chats = SimpleQueue[ChatProcess]
"""Those that nobody talks in."""


def play_over_json(chats: Chats, service: Service, client: HiddenClient) -> Transcript:
    """Our play with this client in the next chat that is free. Raises ChatFailed."""
    chat = chats.get()
    try:
        return converse(OverJson(chat, client), service, client)
    finally:
        chats.put(chat)


NOBODY = "schema_version = 1\n"


@contextmanager
def open_chats(service: Service, file: Path | None, count: int) -> Iterator[Chats]:
    """So many chats about a service, from its `file` when it has one of its own, in stores that are thrown away."""
    chats: Chats = SimpleQueue()
    with TemporaryDirectory(ignore_cleanup_errors=True) as home, ExitStack() as stack:
        services = _beside(Path(home, "services"), service, file) if file else None
        for number in range(count):
            data = Path(home, str(number))
            data.mkdir()
            Path(data, "organisation.toml").write_text(NOBODY)  # as in a play in this process: nothing is known of it
            chat = stack.enter_context(chat_process(service.id, data, services))
            chat.ask(at=same_day(datetime.now(NOW.tzinfo)).isoformat())
            chats.put(chat)
        yield chats


def _beside(folder: Path, service: Service, file: Path) -> Path:
    """A folder with nothing but the service file and its sketch."""
    folder.mkdir()
    for name in filter(None, (file.name, service.sketch)):
        shutil.copy(file.with_name(name), folder)
    return folder


def same_day(now: datetime) -> datetime:
    """The moment NOW in the first year in which it is not past and falls on the same day of the week."""
    years = (NOW.replace(year=year) for year in range(NOW.year, now.year + 30))
    return next(day for day in years if day >= now and day.weekday() == NOW.weekday())


class OverJson:
    """Fills `dialogs.simulation.talk.Talk`: a new client and the chat's staff."""

    def __init__(self, chat: ChatProcess, client: HiddenClient) -> None:
        self._chat = chat
        self._who: Mapping[Side, str] = {"client": f"client:camille-{client.seed}", "staff": STAFF}
        self._case = ""
        self._latest: dict[Side, Composed] = {}
        for who in self._who.values():
            chat.ask(from_=who, text=f"/language {client.language}")

    def opens(self) -> Sequence[Arrived]:
        return self._happens("client", text="/start")

    def does(self, side: Side, action: Say | Choose) -> Sequence[Arrived]:
        act = {"text": action.text} if isinstance(action, Say) else {"choose": self._taps(side, action)}
        return self._happens(side, **act)

    def _happens(self, side: Side, **act: str | list[str]) -> Sequence[Arrived]:
        return [self._arrived(line) for line in self._chat.ask(from_=self._who[side], **act)["messages"]]

    def known(self) -> Known:
        if not self._case:
            return Known()
        case = self._chat.ask(get="case", case=self._case)["case"]
        return Known(status=Status(case["status"]), baselines=baselines(case))

    def _taps(self, side: Side, action: Choose) -> list[str]:
        """What has to be touched: a tick that is there already would go by another touch."""
        latest = self._latest[side]
        if action.reply != latest.reply:
            raise ChatFailed(f"only the latest message can be tapped, not {action.reply}")
        ticked = {button.id for button in latest.buttons if button.ticked}
        return [id for id in action.ids if id not in ticked]

    def _arrived(self, line: Line) -> Arrived:
        side: Side = "client" if line["to"] == self._who["client"] else "staff"
        self._case = line.get("case", self._case)
        message = read(line)
        if message.buttons:
            self._latest[side] = message
        return Arrived(side, message)


def read(line: Line) -> Composed:
    """A message as it is seen, whatever kind of message it is."""
    many = line.get("select") == "many"
    return Composed(
        reply=line["id"],
        kind="notice",
        text=line["text"],
        buttons=tuple(_button(choice, many) for choice in line.get("choices", ())),
        select="many" if many else "one",
        pictures=tuple(Shown(alt=alt) for alt in line.get("alt", "").splitlines()),
    )


def _button(choice: Line, many: bool) -> Button:
    return Button(
        id=choice["id"],
        label=choice["label"],
        group=choice.get("group", ""),
        ticked=choice.get("ticked", False),
        sends=not many or choice.get("sends", False),
    )


def baselines(case: Line) -> tuple[Baseline, ...]:
    """What an exported case says to be agreed, its dates as those of the clients' year."""
    opened = datetime.fromisoformat(case["history"][0]["at"])
    ahead = opened.year - NOW.year
    for line in (line for baseline in case["baselines"] for line in baseline["requirements"]):
        line["values"] = [_DAY.sub(lambda day: f"{int(day[1]) - ahead}{day[2]}", value) for value in line["values"]]
    return BASELINES.validate_python([{**one, "picture": tuple(one["picture"].items())} for one in case["baselines"]])
