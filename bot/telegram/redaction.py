"""No bot token in any log line: Telegram's address holds it, and the libraries write addresses."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

TOKEN = re.compile(r"\d{5,}:[\w-]{30,}|(?<=/bot)[^/\s'\"]+:[^/\s'\"]+")
"""What looks like a token, also a made-up one where an address holds it."""
HIDDEN = "[token]"

_known: set[str] = set()
_plain_formatter = logging.Formatter()


def redacted(text: str) -> str:
    """The text without the tokens told to `hide_tokens_in_logs`, nor anything that looks like one.

    >>> redacted("POST https://api.telegram.org/bot123456:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc/getMe")
    'POST https://api.telegram.org/bot[token]/getMe'
    """
    for secret in _known:
        text = text.replace(secret, HIDDEN)
    return TOKEN.sub(HIDDEN, text)


def hide_tokens_in_logs(*tokens: str) -> None:
    """From now on every record of every logger is made without these tokens, nor any that looks like one.

    A record factory rather than a filter: filters of a logger do not see what its children log.
    """
    _known.update(token for token in tokens if token)
    factory = logging.getLogRecordFactory()
    if not isinstance(factory, RedactingFactory):
        logging.setLogRecordFactory(RedactingFactory(factory))


class RedactingFactory:
    """Makes log records whose message and traceback hold no token."""

    def __init__(self, factory: Callable[..., logging.LogRecord]) -> None:
        self.factory = factory

    def __call__(self, *args: object, **kwargs: object) -> logging.LogRecord:
        record = self.factory(*args, **kwargs)
        message = _message(record)
        if (safe := redacted(message)) != message:
            record.msg, record.args = safe, None
        if record.exc_info:
            _redact_traceback(record)
        return record


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):  # a broken call of the log is for logging itself to report
        return ""


def _redact_traceback(record: logging.LogRecord) -> None:
    if not isinstance(record.exc_info, tuple) or record.exc_info[0] is None:
        return
    trace = _plain_formatter.formatException(record.exc_info)
    if (safe := redacted(trace)) != trace:
        record.exc_info, record.exc_text = None, safe
