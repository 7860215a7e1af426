"""A language model behind the chat completions of OpenAI's interface, which most servers speak."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Protocol, Self

import httpx


class NoAnswer(Exception):
    """The model did not answer, or not as it was asked to: says why, without a word of what it was asked or said."""


class Model(Protocol):
    """Answers a message by instructions, in JSON of a schema. Raises NoAnswer."""

    async def answer(self, instructions: str, message: str, schema: dict[str, Any]) -> str: ...


class CompatibleModel:
    """One model on one server; `url` ends where `/chat/completions` begins. Asks once: who waits is a person."""

    def __init__(self, url: str, name: str, key: str = "") -> None:
        self._url = f"{url}/chat/completions"
        self._name = name
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    async def __aenter__(self) -> Self:
        self._client = httpx.AsyncClient(timeout=None, headers=self._headers)  # noqa: S113 - the helper limits the whole
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()

    async def answer(self, instructions: str, message: str, schema: dict[str, Any]) -> str:
        """What the model says, as text."""
        asked = {
            "model": self._name,
            "temperature": 0,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": message}],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "statements", "strict": True, "schema": schema},
            },
        }
        try:
            answered = await self._client.post(self._url, json=asked)
            answered.raise_for_status()
            return str(answered.json()["choices"][0]["message"]["content"])
        except httpx.HTTPStatusError as refused:
            raise NoAnswer(f"the server answered {refused.response.status_code}") from None
        except httpx.HTTPError as error:
            raise NoAnswer(f"the server could not be asked: {type(error).__name__}") from None
        except (ValueError, LookupError, TypeError):
            raise NoAnswer("the server's answer is no chat completion") from None
