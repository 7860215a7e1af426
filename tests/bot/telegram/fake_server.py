"""A Bot API server on loopback, as strict as Telegram: limits, HTML, redelivery, faults, lost answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot.telegram.fake_checks import Refused
from tests.bot.telegram.fake_methods import Methods
from tests.bot.telegram.fake_people import User

TOKEN = "123456789:AAEfake-token_of-the-tests-0123456789ab"


@dataclass
class Fault:
    """What goes wrong with the next calls of a method ("" for any): an error, or a lost answer."""

    method: str
    error: Refused | None
    times: int
    chat: int | None = None


@dataclass
class Made:
    """A call that was made."""

    method: str
    fields: dict[str, Any]


@dataclass
class FakeTelegram(Methods):
    """`async with FakeTelegram() as telegram:` then `lea = telegram.user("Léa")`, `lea.says("Bonjour")`."""

    token: str = TOKEN
    url: str = ""
    made: list[Made] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    update_number: int = 1000
    answers: int = 0
    _polls: int = 0

    async def __aenter__(self) -> FakeTelegram:
        self._changed = asyncio.Condition()
        self._signals: set[asyncio.Task[None]] = set()
        app = web.Application(client_max_size=30 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.*}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._runner.cleanup()

    def user(self, name: str, language: str = "fr") -> User:
        user = User(self, 5000 + len(self.users), name, language)
        self.users[user.id] = user
        return user

    def fails(
        self,
        method: str,
        code: int = 500,
        why: str = "",
        *,
        times: int = 1,
        chat: int | None = None,
        **more: int,
    ) -> None:
        """The next calls of the method fail."""
        refusals = {403: "Forbidden: bot was blocked by the user", 429: "Too Many Requests", 500: "Internal"}
        self.faults.append(Fault(method, Refused(code, why or refusals[code], **more), times, chat))

    def loses_answers(self, method: str, *, times: int = 1) -> None:
        """The next calls of the method are done, but nobody learns that they were."""
        self.faults.append(Fault(method, None, times))

    def happens(self, **update: Any) -> int:
        """Queue an update; returns its id."""
        self.update_number += 1
        self.updates.append({"update_id": self.update_number, **update})
        self.changed()
        return self.update_number

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [made.fields for made in self.made if made.method == method]

    def changed(self) -> None:
        """Wake those who wait for something to change."""
        task = asyncio.get_running_loop().create_task(self._notify())
        self._signals.add(task)
        task.add_done_callback(self._signals.discard)

    async def until(self, condition: Callable[[], object], seconds: float = 20) -> None:
        """Wait until the condition holds. Raises TimeoutError."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(lambda: bool(condition()))

    async def acknowledged(self) -> None:
        """Wait until no update is left to be taken."""
        await self.until(lambda: not self.updates)

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            fields = await _fields(request)
            if request.match_info["token"] != self.token:
                raise Refused(401, "Unauthorized")
            lost = self._go_wrong(method, fields)
            result = await self._do(method, fields)
        except Refused as refused:
            return _refusal(refused)
        except ConnectionResetError:  # whoever called was killed in the middle of a word
            return web.Response(status=400)
        finally:
            self.answers += 1
            self.changed()
        if lost and request.transport:
            request.transport.abort()
        return web.json_response({"ok": True, "result": result})

    def _go_wrong(self, method: str, fields: dict[str, Any]) -> bool:
        """Raise what is to go wrong with this call; returns whether its answer is to be lost."""
        for fault in self.faults:
            here = fault.chat is None or str(fault.chat) == str(fields.get("chat_id"))
            if fault.method in ("", method) and here and fault.times > 0:
                fault.times -= 1
                if fault.error:
                    raise fault.error
                return True
        return False

    async def _do(self, method: str, fields: dict[str, Any]) -> Any:
        does = getattr(self, f"_{method}", None)
        if does is None:
            raise Refused(404, "Not Found: method not found")
        if method != "getUpdates":
            self.made.append(Made(method, fields))
        result = does(fields)
        return await result if asyncio.iscoroutine(result) else result

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"])
        if request.match_info["token"] != self.token or content is None:
            return _refusal(Refused(404, "Not Found"))
        return web.Response(body=content)

    async def _getUpdates(self, fields: dict[str, Any]) -> Any:
        self._polls += 1
        mine, offset = self._polls, int(fields.get("offset") or 0)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        self.changed()
        kinds = json.loads(fields.get("allowed_updates") or "[]")
        seconds = float(fields.get("timeout") or 0)
        try:
            await self.until(lambda: mine != self._polls or self._pending(kinds), seconds)
        except TimeoutError:
            return []
        if mine != self._polls:
            raise Refused(409, "Conflict: terminated by other getUpdates request")
        return self._pending(kinds)[: int(fields.get("limit") or 100)]

    def _pending(self, kinds: list[str]) -> list[dict[str, Any]]:
        return [update for update in self.updates if not kinds or set(kinds) & set(update)]


async def _fields(request: web.Request) -> dict[str, Any]:
    if request.content_type != "multipart/form-data":
        return dict(await request.post())
    fields: dict[str, Any] = {}
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            fields[key], fields[f"{key}:name"] = value.file.read(), value.filename
        else:
            fields[key] = value
    return fields


def _refusal(refused: Refused) -> web.Response:
    answer: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        answer["parameters"] = refused.parameters
    return web.json_response(answer, status=refused.code)
