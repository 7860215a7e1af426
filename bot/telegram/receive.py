"""What an update says: pure, from Telegram's `Update` to an event. No rule of any conversation is here.

A message is the event "telegram:<chat>:<message>", so that an edit can name its original; a tap is
"telegram:cb:<id>".
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypedDict

from telegram import Bot, CallbackQuery, Chat, InlineKeyboardMarkup, Message, Update, User

from bot.core.slash_commands import command_of
from bot.telegram.keyboards import Tap, tap_of, ticked
from dialogs.domain.events import Chose, Commanded, Edited, PersonEvent, Said, SentOther, SentPhoto

log = logging.getLogger(__name__)

PREFIX = "telegram:"
IMAGES = ("image/jpeg", "image/png")


@dataclass(frozen=True, slots=True)
class Declined:
    """Somebody spoke to us in a group or a channel, where no private matter can be settled."""

    chat: int


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture still to be fetched: Telegram's id of the file, its size in bytes (0: untold), who sent it.

    `event` lacks its photo until then.
    """

    file: str
    size: int
    event: SentPhoto


class Speaker(TypedDict):
    who: str
    name: str
    locale: str


def read_update(raw: Any, bot: Bot | None = None) -> Update:
    """The update, whose ids are what Telegram promises. Raises, one way or another, for what is unreadable.

    The library itself reads a list as a chat's id without a word.
    """
    update = Update.de_json(raw, bot)
    query = update.callback_query
    message = query.message if query else update.effective_message
    ids = [part.id for part in (update.effective_user, update.effective_chat) if part]
    ids += [message.message_id, message.chat.id] if message else []
    words = [query.id, query.data or ""] if query else []
    if not all(type(id) is int for id in ids) or not all(isinstance(word, str) for word in words):
        raise TypeError("an id is not what it should be")
    return update


def event_of(update: Update, keyboard: InlineKeyboardMarkup | None = None) -> PersonEvent | Declined | Pictured | None:
    """What happened; None for what is not for us to hear (a mere tick, a bot, somebody joining, nonsense).

    `keyboard` is the tapped message's as we last set it, when we know better than the update does.
    """
    try:
        return _event_of(update, keyboard)
    except (AttributeError, TypeError, ValueError) as error:
        log.warning("update %s makes no sense: skipped (%s)", update.update_id, type(error).__name__)
        return None


def person_of(update: Update) -> str:
    """Whose update it is: updates of one person are taken in order. Else the chat, else the update itself."""
    if user := update.effective_user:
        return f"{PREFIX}{user.id}"
    return f"chat:{update.effective_chat.id}" if update.effective_chat else f"update:{update.update_id}"


def chat_of(person: str) -> int:
    """The private chat with a person, which has the person's own number. Raises ValueError for others."""
    return int(person.removeprefix(PREFIX))


def chosen(tap: Tap, markup: InlineKeyboardMarkup | None) -> tuple[str, ...] | None:
    """The choices that a tap makes, the ticks of its keyboard included.

    None for a mere tick, and for a button that sends ticks which can no longer be read.
    """
    if tap.kind == "a":
        return (tap.choice,)
    return (*ticked(markup), tap.choice) if tap.kind == "s" and markup else None


def clean(text: str | None) -> str:
    """Words without what no store can keep: NUL and halves of characters.

    >>> clean("a\\x00\\ud800b")
    'a?b'
    """
    return (text or "").replace("\0", "").encode("utf-8", "replace").decode()


def keyboard_under(query: CallbackQuery) -> InlineKeyboardMarkup | None:
    """The keyboard under the tapped message; None when the message is gone."""
    return query.message.reply_markup if isinstance(query.message, Message) else None


def _event_of(update: Update, keyboard: InlineKeyboardMarkup | None) -> PersonEvent | Declined | Pictured | None:
    if query := update.callback_query:
        return _chosen(query, keyboard or keyboard_under(query))
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        return None
    if chat.type != Chat.PRIVATE:
        return _declined(update, chat)
    if user is None or user.is_bot:
        return None
    if update.edited_message:
        return _edited(update.edited_message, user, update.update_id)
    return _heard(update.message, user) if update.message else None


def _speaker(user: User) -> Speaker:
    return Speaker(who=f"{PREFIX}{user.id}", name=clean(user.full_name), locale=clean(user.language_code))


def _message_id(message: Message) -> str:
    return f"{PREFIX}{message.chat.id}:{message.message_id}"


def _declined(update: Update, chat: Chat) -> Declined | None:
    spoken = update.message or update.channel_post or update.my_chat_member
    return Declined(chat.id) if spoken else None


def _chosen(query: CallbackQuery, markup: InlineKeyboardMarkup | None) -> Chose | None:
    tap = tap_of(query.data)
    private = query.message is None or query.message.chat.type == Chat.PRIVATE
    choices = chosen(tap, markup) if tap and private else None
    if tap is None or choices is None:
        return None
    return Chose(id=f"{PREFIX}cb:{query.id}", **_speaker(query.from_user), choices=choices, reply=clean(tap.reply))


def _edited(message: Message, user: User, update_id: int) -> Edited | None:
    text, original = clean(message.text or message.caption), _message_id(message)
    if not text.strip():
        return None
    return Edited(id=f"{original}/e{update_id}", **_speaker(user), original=original, text=text)


def _heard(message: Message, user: User) -> PersonEvent | Pictured | None:
    id, speaker = _message_id(message), _speaker(user)
    if message.text:
        return _words(id, speaker, clean(message.text))
    if image := _image(message):
        event = SentPhoto(id=id, **speaker, photo="", text=clean(message.caption))
        return Pictured(image.file_id, image.file_size or 0, event)
    what = next((what for what, has in OTHERS if has(message)), None)
    return SentOther(id=id, **speaker, what=what) if what else None


def _words(id: str, speaker: Speaker, text: str) -> PersonEvent | None:
    if not text.strip():
        return None
    if command := command_of(text):
        return Commanded(id=id, **speaker, command=command[0], argument=command[1])
    return Said(id=id, **speaker, text=text)


def _image(message: Message) -> Any:
    """The best size of a photo, or a picture sent as a file."""
    if message.photo:
        return max(message.photo, key=lambda size: size.width * size.height)
    file = message.document
    return file if file and file.mime_type in IMAGES else None


OTHERS: tuple[tuple[Any, Callable[[Message], object]], ...] = (
    ("voice", lambda message: message.voice or message.audio),
    ("video", lambda message: message.video or message.video_note or message.animation),
    ("sticker", lambda message: message.sticker or message.dice),
    ("location", lambda message: message.location or message.venue),
    ("contact", lambda message: message.contact),
    ("file", lambda message: message.document),
    ("poll", lambda message: message.poll),
    ("other", lambda message: message.effective_attachment or message.story),
)
"""What we cannot read, told by what the message has; the first that fits. Service messages fit none."""
