"""Asking Telegram for updates, and acknowledging them only when they are committed.

Telegram forgets the updates below the offset that we ask from. So the offset is the first update that is not
yet committed, and after a crash whatever was not committed comes again.
"""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.telegram.lanes import Lanes, Ledger
from bot.telegram.receive import person_of, read_update
from bot.telegram.redaction import redacted
from bot.telegram.sending import log, seconds_of

# The raw call is meant: `Bot.get_updates` reads all updates at once, and one unreadable one fails them all.
warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'")

KINDS = ["message", "edited_message", "channel_post", "callback_query", "my_chat_member"]
LIMIT = 100
LONG = 25
"""Seconds that Telegram waits for something to happen."""
GRACE = 0.2
"""Seconds to wait for commits before asking again: until then, Telegram answers at once with what we know."""
LEAVE = 5.0
"""Seconds to finish what was begun, when asked to stop."""
PATIENCE, LAST_TRY = 5, 40
"""Tries after which an update is set aside: when others got through meanwhile, and in any case."""

Take = Callable[[Update], Awaitable[None]]


def backoff(failures: int) -> float:
    """Seconds to wait after so many failures in a row: half a second, doubling, at most 30."""
    return float(min(30.0, 0.5 * 2 ** min(failures - 1, 10)))


class Polling:
    """Takes updates from Telegram until cancelled.

    `take` returns when an update is committed and raises when it was not; `set_aside` is told of an update
    that could not be taken in however often it was tried, so that it does not stop the others for ever.
    """

    def __init__(
        self,
        bot: Bot,
        take: Take,
        set_aside: Take,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.bot = bot
        self._take, self._set_aside, self._sleep = take, set_aside, sleep
        self._ledger, self._lanes = Ledger(), Lanes()
        self._work: set[asyncio.Task[None]] = set()
        self._failures = 0
        self._committed = 0

    async def run(self) -> None:
        """Until cancelled; then what was begun is finished and acknowledged, within `LEAVE`."""
        try:
            while True:
                self._begin(await self._fetch(LONG))
                if self._work:
                    await asyncio.wait(self._work, timeout=GRACE)
        finally:
            await self._leave()

    async def _fetch(self, seconds: int) -> list[Any]:
        asked = {
            "offset": self._ledger.offset,
            "limit": LIMIT,
            "timeout": seconds,
            "allowed_updates": KINDS,
        }
        try:
            got = await self.bot.do_api_request("getUpdates", api_kwargs=asked, read_timeout=seconds + 10)
        except TelegramError as error:
            await self._wait_out(error)
            return []
        self._failures = 0
        return got if isinstance(got, list) else []

    async def _wait_out(self, error: TelegramError) -> None:
        self._failures += 1
        seconds = seconds_of(error) if isinstance(error, RetryAfter) else backoff(self._failures)
        hint = "Another program polls with the same token. " if isinstance(error, Conflict) else ""
        log.warning("no updates from telegram: %s %s(again in %g s)", redacted(error.message), hint, seconds)
        await self._sleep(seconds)

    def _begin(self, raws: list[Any]) -> None:
        """Start on the new updates. All are noted before any can finish, or the offset could run ahead."""
        new = [raw for raw in raws if _number(raw) >= 0 and self._ledger.begin(_number(raw))]
        for raw in new:
            self._start(raw)

    def _start(self, raw: Any) -> None:
        """Start on an update; one that cannot be read is logged, without its content, and let go."""
        try:
            update = read_update(raw, self.bot)
            lane = person_of(update)
        except Exception as error:  # whatever it is: one unreadable update must not stop the others
            log.warning("update %s is unreadable: skipped (%s)", _number(raw), type(error).__name__)
            self._ledger.finish(_number(raw))
        else:
            task = self._lanes.add(lane, lambda: self._through(update))
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def _through(self, update: Update) -> None:
        """Take an update in, however many tries it needs, then let it be acknowledged."""
        tries, committed = 0, self._committed
        while not await self._tried(update):
            tries += 1
            if tries >= LAST_TRY or (tries >= PATIENCE and self._committed > committed):
                log.error("update %s set aside after %s tries", update.update_id, tries)
                await self._set_aside(update)
                break
            await self._sleep(backoff(tries))
        else:
            self._committed += 1
        self._ledger.finish(update.update_id)

    async def _tried(self, update: Update) -> bool:
        try:
            await self._take(update)
        except Exception:  # whatever kept it from being committed: it is not acknowledged, and tried again
            log.exception("update %s not taken in yet", update.update_id)
            return False
        return True

    async def _leave(self) -> None:
        if self._work:
            await asyncio.wait(self._work, timeout=LEAVE)
        for task in self._work:
            task.cancel()
        await self._acknowledge()

    async def _acknowledge(self) -> None:
        try:
            await self.bot.do_api_request(
                "getUpdates", api_kwargs={"offset": self._ledger.offset, "limit": 1, "timeout": 0}
            )
        except TelegramError as error:
            log.info("last acknowledgement failed: %s", type(error).__name__)


def _number(raw: Any) -> int:
    """The update's id; -1 when it has none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else -1
