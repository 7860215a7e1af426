"""The machine-readable chat: one JSON object a line in, exactly one line out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, BinaryIO

import orjson
import structlog

from bot.terminal.channel import LocalChannel, Told
from bot.terminal.events import Desk, House
from bot.terminal.requests import LONGEST_LINE, GetCase, Misuse, parse
from dialogs.domain.case import Case
from dialogs.wording.compose import Button

Line = dict[str, Any]
Export = Callable[[Case], Line]

OURS = "this could not be done because of a mistake of ours; nothing was lost, try again"

log = structlog.get_logger(__name__)

# Line ends to some readers, though not in JSON.
_SEPARATORS = {b"\xe2\x80\xa8": b"\\u2028", b"\xe2\x80\xa9": b"\\u2029", b"\xc2\x85": b"\\u0085"}


class JsonChat:
    """Answers lines. `export` makes the JSON form of a case."""

    def __init__(self, desk: Desk, house: House, channel: LocalChannel, export: Export) -> None:
        self._desk = desk
        self._house = house
        self._channel = channel
        self._export = export

    async def answer(self, line: bytes) -> bytes:
        """The one line (with its line end) that answers a line, whatever it holds."""
        try:
            return encode(await self._do(line))
        except Misuse as misuse:
            return encode(failed(str(misuse)))
        except Exception:
            log.exception("a line could not be answered")
            return encode(failed(OURS))

    async def _do(self, line: bytes) -> Line:
        request = parse(line)
        if isinstance(request, GetCase):
            return {"messages": [], "case": await self._case(request.case), "error": None}
        accepted = await self._desk.do(request)
        return {
            "messages": [as_line(told) for told in self._channel.take()],
            "accepted": accepted,
            "error": None,
        }

    async def _case(self, id: str) -> Line:
        case = await self._house.case(id)
        if case is None:
            raise Misuse("no_case", id=id)
        return self._export(case)


async def serve_lines(chat: JsonChat, lines: BinaryIO, out: BinaryIO) -> None:
    """Answer every line until the input ends."""
    while line := await asyncio.to_thread(_line, lines):
        out.write(await chat.answer(line))
        out.flush()


def as_line(told: Told) -> Line:
    """A message as its JSON object; absent keys are left out."""
    message = told.message
    line: Line = {"id": told.id, "to": told.to, "text": message.text}
    if told.case:
        line["case"] = told.case
    if message.buttons:
        line["choices"] = [_choice(button, message.select) for button in message.buttons]
        line["select"] = message.select
    if told.pictures:
        line["picture"] = str(told.pictures[0])
    if message.pictures:
        line["alt"] = "\n".join(picture.alt for picture in message.pictures)
    if len(told.pictures) > 1:
        line["pictures"] = [str(path) for path in told.pictures]
    if told.document:
        line["document"] = str(told.document)
    line["meta"] = {"kind": message.kind, "aspects": list(message.aspects), "values": dict(message.values)}
    return line


def failed(sentence: str) -> Line:
    return {"messages": [], "error": sentence}


def encode(line: Line) -> bytes:
    """One line of JSON in UTF-8, whatever a reader takes for a line end."""
    encoded = orjson.dumps(line)
    for separator, escaped in _SEPARATORS.items():
        encoded = encoded.replace(separator, escaped)
    return encoded + b"\n"


def _choice(button: Button, select: str) -> Line:
    choice: Line = {"id": button.id, "label": button.label}
    if button.ticked:
        choice["ticked"] = True
    if button.group:
        choice["group"] = button.group
    if select == "many" and button.sends:
        choice["sends"] = True
    return choice


def _line(lines: BinaryIO) -> bytes:
    """The next line; of one that is too long only the beginning, so that it stays one."""
    line = lines.readline(LONGEST_LINE + 1)
    rest = line
    while rest and not rest.endswith(b"\n"):
        rest = lines.readline(LONGEST_LINE)
    return line
