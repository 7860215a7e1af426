"""The bot token is in no log line."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from bot.telegram.app import TokenRefused, telegram_channel
from bot.telegram.redaction import hide_tokens_in_logs
from tests.bot.telegram.fake_server import FakeTelegram

SHORT = "42:made-up"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that any logger writes, at any level."""
    stream, root, factory = io.StringIO(), logging.getLogger(), logging.getLogRecordFactory()
    handler, level = logging.StreamHandler(stream), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    hide_tokens_in_logs(SHORT)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)
    logging.setLogRecordFactory(factory)


def test_addresses_are_written_without_the_token(lines: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST %s", f"http://127.0.0.1/bot{SHORT}/getMe")
    assert lines.getvalue() == "HTTP Request: POST http://127.0.0.1/bot[token]/getMe\n"


def test_tracebacks_are_written_without_the_token(lines: io.StringIO) -> None:
    try:
        raise ValueError(f"no such bot: {SHORT}")
    except ValueError:
        logging.getLogger("telegram.Bot").exception("failed")
    assert "no such bot: [token]" in lines.getvalue()
    assert SHORT not in lines.getvalue()


def test_hiding_twice_wraps_once(lines: io.StringIO) -> None:
    once = logging.getLogRecordFactory()
    hide_tokens_in_logs(SHORT)
    assert logging.getLogRecordFactory() is once


async def test_a_refused_token_is_told_plainly_and_shown_nowhere(lines: io.StringIO) -> None:
    async with FakeTelegram(token="1:another") as telegram:
        channel = telegram_channel(SHORT, telegram.url)
        with pytest.raises(TokenRefused, match=r"refused by Telegram.*@BotFather") as refusal:
            await channel.start()
        await channel.close()
    logging.getLogger("bot").error("startup failed", exc_info=refusal.value)
    assert "/bot[token]/getMe" in lines.getvalue()
    assert SHORT not in lines.getvalue() + str(refusal.value)


@pytest.mark.parametrize("token", ["", "hello", "123", "12:a b"])
def test_what_is_no_token_is_refused_before_anything_is_asked(token: str) -> None:
    with pytest.raises(TokenRefused, match="is not a bot token"):
        telegram_channel(token)
