"""Calls to Telegram, and what its refusals mean. Flood control holds up one chat, never the others."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.core.channel import NotYet, Unreachable
from bot.telegram.redaction import redacted
from bot.telegram.render import Call

log = logging.getLogger(__name__)

GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found", "bot can't initiate")
"""Refusals (in lower case) after which no message will ever reach the chat."""
AGAIN = 2.0
"""Seconds to wait after a failure for which Telegram names no time."""


class Sender:
    """Makes the calls of a chat. `clock` gives seconds that never go back."""

    def __init__(self, bot: Bot, clock: Callable[[], float] = time.monotonic) -> None:
        self.bot = bot
        self._clock = clock
        self._held: dict[int, float] = {}

    async def send(self, chat: int, call: Call) -> int:
        """Make a call; returns the id of the (last) message sent. Raises `Unreachable` or `NotYet`."""
        self._refuse_while_held(chat)
        try:
            return _message_id(await getattr(self.bot, call.method)(chat_id=chat, **call.fields))
        except Forbidden as error:
            raise Unreachable(_why(error)) from None
        except BadRequest as error:
            return await self._send_instead(chat, call, error)
        except RetryAfter as error:
            raise self._hold(chat, error) from None
        except TelegramError as error:
            raise NotYet(AGAIN, _why(error)) from None

    def _refuse_while_held(self, chat: int) -> None:
        left = self._held.get(chat, 0) - self._clock()
        if left > 0:
            raise NotYet(left)
        self._held.pop(chat, None)

    def _hold(self, chat: int, error: RetryAfter) -> NotYet:
        seconds = seconds_of(error)
        self._held[chat] = self._clock() + seconds
        return NotYet(seconds, _why(error))

    async def _send_instead(self, chat: int, call: Call, error: BadRequest) -> int:
        why = _why(error)
        log.warning("telegram refused %s: %s", call.method, why)
        if any(words in why.lower() for words in GONE) or not call.instead:
            raise Unreachable(why) from None
        return [await self.send(chat, other) for other in call.instead][-1]


def seconds_of(error: RetryAfter) -> float:
    """How long flood control lasts."""
    # The public attribute is an int or a timedelta, as the environment says, and warns when it is an int.
    return error._retry_after.total_seconds()


def refused(error: TelegramError) -> bool:
    """Whether the same call would be refused again: the fault is in what was asked, not in the way there."""
    return isinstance(error, BadRequest | Forbidden) and not isinstance(error, TimedOut)


def _message_id(sent: Any) -> int:
    message = sent[-1] if isinstance(sent, tuple | list) else sent
    return int(message.message_id)


def _why(error: TelegramError) -> str:
    # Only the words: the chain of causes may hold the address, and with it the token.
    return redacted(error.message)
