"""A server on loopback that answers like /v1/chat/completions: what the script says, in its order; the last for ever."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

NEVER = 30.0  # seconds: longer than anybody waits


@dataclass
class ScriptedModel:
    """`async with ScriptedModel(stated("nape", "is", "square", quote="carrée")) as model:`; `model.asked` are the requests.

    A line of the script is a text (what the model says), a number (the status of the refusal), None (it never answers),
    or bytes (the body that the server sends).
    """

    script: list[str | int | bytes | None] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""

    def __init__(self, *script: str | int | bytes | None) -> None:
        self.script, self.asked, self.keys = list(script), [], []

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._runner.cleanup()

    @property
    def read(self) -> list[str]:
        """The messages that the model was given to read."""
        return [asked["messages"][-1]["content"] for asked in self.asked]

    async def _answer(self, request: web.Request) -> web.Response:
        self.asked.append(await request.json())
        self.keys.append(request.headers.get("Authorization", ""))
        line = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if line is None:
            await asyncio.sleep(NEVER)
        if isinstance(line, int):
            return web.Response(status=line, text="out of order")
        if isinstance(line, bytes):
            return web.Response(body=line, content_type="application/json")
        return web.json_response({"choices": [{"index": 0, "message": {"role": "assistant", "content": line}}]})


def stated(aspect: str, operator: str, *values: str, quote: str) -> str:
    """An answer with one statement."""
    return answer({"aspect": aspect, "operator": operator, "values": values, "quote": quote})


def answer(*statements: dict[str, Any]) -> str:
    """An answer with these statements."""
    return json.dumps({"statements": statements}, ensure_ascii=False)
