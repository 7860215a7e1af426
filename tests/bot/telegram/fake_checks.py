"""What Telegram refuses: the limits and the HTML of the Bot API, as strict as the real one."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "del", "code", "pre", "a", "blockquote", "tg-spoiler"}
ENTITIES = ("&lt;", "&gt;", "&amp;", "&quot;", "&#")
IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


class Refused(Exception):
    """An answer that is no success: its HTTP code, what it says, and its parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


class _Strict(HTMLParser):
    """Reads Telegram's HTML; anything unknown or unbalanced is refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open = "", list[str]()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in TAGS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise bad(f'can\'t parse entities: unexpected end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise bad("can't parse entities: comments are not supported")

    handle_decl = handle_pi = unknown_decl = handle_comment


def bad(why: str) -> Refused:
    return Refused(400, f"Bad Request: {why}")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def plain(fields: dict[str, Any], key: str, limit: int) -> str:
    """The text as a person reads it: without markup, within the limit."""
    raw, mode = fields.get(key) or "", fields.get("parse_mode")
    text = _read_html(raw) if mode == "HTML" else raw
    if mode not in (None, "", "HTML"):
        raise bad("unsupported parse_mode")
    if units(text) > limit:
        raise bad("message is too long" if key == "text" else "message caption is too long")
    return text.strip()


def _read_html(raw: str) -> str:
    for start in (i for i, character in enumerate(raw) if character == "&"):
        if not raw.startswith(ENTITIES, start):
            raise bad("can't parse entities: a bare & in the text")
    parser = _Strict()
    parser.feed(raw)
    parser.close()
    if parser.open:
        raise bad(f'can\'t find end tag corresponding to start tag "{parser.open[-1]}"')
    if raw.count("<") != raw.count(">"):
        raise bad("can't parse entities: an unescaped < or >")
    return parser.text


def keyboard(fields: dict[str, Any]) -> list[list[dict[str, str]]]:
    """The rows of an inline keyboard, checked."""
    rows = json.loads(fields.get("reply_markup") or "{}").get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if not button.get("text", "").strip():
            raise bad("inline keyboard button text is empty")
        if not 1 <= len(button.get("callback_data", "").encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    if any(not row or len(row) > 8 for row in rows) or sum(map(len, rows)) > 100:
        raise bad("reply markup is too long")
    return rows


def image(content: bytes) -> bytes:
    if not content.startswith(IMAGES):
        raise bad("IMAGE_PROCESS_FAILED")
    if len(content) > 10 * 2**20:
        raise Refused(413, "Request Entity Too Large")
    return content
