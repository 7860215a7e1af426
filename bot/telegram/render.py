"""A composed message as calls of the Bot API: pure. Everything that people wrote is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from telegram import InputMediaPhoto, LinkPreviewOptions

from bot.core.channel import Outgoing
from bot.telegram.keyboards import keyboard_of

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
ALBUM = 10
HTML = "HTML"
NOTHING = "…"
"""Said by a message that has buttons or nothing but no words: Telegram refuses an empty text."""

LINK = re.compile(r"https?://|\w\.[a-z]{2}", re.IGNORECASE)
"""What Telegram may take for a link."""
BREAKS = (re.compile(r"\n\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?;:»])\s"), re.compile(r"\s"))
"""Where a long text may be cut, best first: paragraphs, lines, sentences, words."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the method of `telegram.Bot` and its fields but for the chat.

    `instead` are the calls to make when Telegram refuses this one for good.
    """

    method: str
    fields: Mapping[str, Any]
    instead: tuple[Call, ...] = ()


def rendered(outgoing: Outgoing) -> tuple[Call, ...]:
    """The calls that say a message, in order; its buttons are under the last one."""
    text = _readable(outgoing.message.text)
    pictures = [shown.alt for shown in outgoing.message.pictures][: len(outgoing.pictures)]
    missing = [shown.alt for shown in outgoing.message.pictures[len(outgoing.pictures) :] if shown.alt not in text]
    keyboard = keyboard_of(outgoing.message, outgoing.reply)
    markup = {"reply_markup": keyboard} if keyboard else {}
    plain = "\n\n".join([*missing, text]) if missing else text
    if len(outgoing.pictures) == 1 and not outgoing.document:
        alt = pictures[0] if pictures else ""
        return tuple(_captioned(outgoing.pictures[0], alt, plain, markup))
    shown = (*_albums(outgoing.pictures, pictures), *_document(outgoing.document), *_document(outgoing.calendar))
    said = tuple(_texts(plain if plain or shown else NOTHING, markup))
    return (*shown, *said)


def units(text: str) -> int:
    """The length as Telegram counts it: UTF-16 code units.

    >>> units("😀é")
    3
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, limit: int = TEXT_UNITS) -> Iterator[str]:
    """The text in pieces of at most `limit` units, cut where it hurts least; none is empty."""
    rest = text.strip()
    while units(rest) > limit:
        cut = _best_cut(rest, limit)
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def answered(html: str, labels: Sequence[str], limit: int) -> str | None:
    """A message's HTML with what was chosen added; None when that would be too long."""
    longer = f"{html}\n\n✓ {escape(' · '.join(labels), quote=False)}"
    return longer if units(longer) <= limit else None


def text_fields(html: str) -> dict[str, Any]:
    """The fields of a text message. No preview of a link that people wrote: it would fill the screen."""
    preview = {"link_preview_options": LinkPreviewOptions(is_disabled=True)} if LINK.search(html) else {}
    return {"text": html, "parse_mode": HTML, **preview}


def _captioned(picture: bytes, alt: str, text: str, markup: Mapping[str, Any]) -> Iterator[Call]:
    """One picture: its words are its caption if they fit, else they follow it."""
    described = f"{alt}\n\n{text}" if alt and alt not in text else text
    in_words = tuple(_texts(described, markup))
    if units(described) <= CAPTION_UNITS:
        caption = _with_alt(alt, text)
        yield Call("send_photo", {"photo": picture, "caption": caption, "parse_mode": HTML, **markup}, in_words)
    else:
        yield from _albums((picture,), (alt,))
        yield from _texts(text, markup)


def _with_alt(alt: str, text: str) -> str:
    words = escape(text, quote=False)
    return f"<i>{escape(alt, quote=False)}</i>\n\n{words}" if alt and alt not in text else words


def _albums(pictures: Sequence[bytes], alts: Sequence[str]) -> Iterator[Call]:
    described = [*alts, *[""] * (len(pictures) - len(alts))]
    if len(described) > 1:  # people are asked about "picture 2"
        described = [f"{number}. {alt}".rstrip() for number, alt in enumerate(described, start=1)]
    for start in range(0, len(pictures), ALBUM):
        chunk = list(zip(pictures, described, strict=True))[start : start + ALBUM]
        words = "\n".join(alt for _, alt in chunk if alt)
        yield _shown([picture for picture, _ in chunk], words)


def _shown(pictures: Sequence[bytes], words: str) -> Call:
    """Pictures with their words: an album shows a caption only when its first picture alone has one."""
    in_words, first = tuple(_texts(words, {})), _caption(words)
    if len(pictures) == 1:
        return Call("send_photo", {"photo": pictures[0], **first}, in_words)
    rest = [InputMediaPhoto(picture) for picture in pictures[1:]]
    return Call("send_media_group", {"media": [InputMediaPhoto(pictures[0], **first), *rest]}, in_words)


def _caption(alt: str) -> dict[str, Any]:
    first = next(pieces(alt, CAPTION_UNITS), "")
    return {"caption": f"<i>{escape(first, quote=False)}</i>", "parse_mode": HTML} if first else {}


def _document(document: tuple[str, bytes] | None) -> Iterator[Call]:
    if document:
        name, content = document
        yield Call("send_document", {"document": content, "filename": name})


def _texts(text: str, markup: Mapping[str, Any]) -> Iterator[Call]:
    parts = list(pieces(text)) or ([NOTHING] if markup else [])
    for number, part in enumerate(parts, start=1):
        last = markup if number == len(parts) else {}
        bare = Call("send_message", {"text": part, **last})
        yield Call("send_message", {**text_fields(escape(part, quote=False)), **last}, (bare,))


def _best_cut(text: str, limit: int) -> int:
    """Where to cut: the last good break in the second half of what fits, else where it no longer fits."""
    fits = _prefix(text, limit)
    for pattern in BREAKS:
        ends = [match.end() for match in pattern.finditer(text, 0, fits)]
        if ends and ends[-1] > fits // 2:
            return ends[-1]
    return fits


def _prefix(text: str, limit: int) -> int:
    """How many characters fit into `limit` units."""
    cut = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
    return len(cut)


def _readable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()
