"""Taps on buttons: ticks turn in place, an answered question shows what was chosen, every tap is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest, TelegramError

from bot.core.latest import Latest
from bot.telegram import fixed_words
from bot.telegram.keyboards import Tap, labels_of, tap_of, ticked, toggled
from bot.telegram.receive import event_of, keyboard_under
from bot.telegram.render import CAPTION_UNITS, HTML, TEXT_UNITS, answered, text_fields
from bot.telegram.sending import log
from dialogs.domain.events import Chose, PersonEvent

MessageKey = tuple[int, int]
"""Chat and message."""


class Taps:
    """Takes taps. Keyboards are remembered as last set: of two quick ticks neither is lost."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self._keyboards: Latest[MessageKey, InlineKeyboardMarkup] = Latest()
        self._retired: Latest[MessageKey, bool] = Latest()

    async def take(self, update: Update, receive: Callable[[PersonEvent], Awaitable[None]]) -> None:
        """Hear a tap; returns when what it chose is committed."""
        query = update.callback_query
        if query is None:
            return
        event, tap = event_of(update, self._keyboard(query)), tap_of(query.data)
        if isinstance(event, Chose):
            self._retired[_key(query)] = True
            await receive(event)
            await quietly(self._show(query, event.choices))
            notice = ""
        elif tap and tap.kind == "t":
            notice = await self._tick(query, tap)
        else:
            notice = fixed_words.DEAD_BUTTON
        await quietly(self.bot.answer_callback_query(query.id, text=notice or None))

    async def retire(self, chat: int, message: int) -> None:
        """Take the buttons off a message whose question is no longer the latest, unless a tap did so."""
        if (chat, message) not in self._retired:
            self._retired[chat, message] = True
            await quietly(self.bot.edit_message_reply_markup(chat, message, reply_markup=None))

    def _keyboard(self, query: CallbackQuery) -> InlineKeyboardMarkup | None:
        return self._keyboards.get(_key(query)) or keyboard_under(query)

    async def _tick(self, query: CallbackQuery, tap: Tap) -> str:
        """Turn a tick; returns what to tell the person if it could not be."""
        seen, now = keyboard_under(query), self._keyboard(query)
        if seen is None or now is None:
            return fixed_words.DEAD_BUTTON
        # Turned against what the person saw: the same tap delivered twice turns it once.
        keyboard = toggled(now, tap, on=tap.choice not in ticked(seen))
        done = await quietly(self.bot.edit_message_reply_markup(*_key(query), reply_markup=keyboard))
        self._remember(_key(query), keyboard if done else None)
        return "" if done else fixed_words.NOT_TICKED

    def _remember(self, key: MessageKey, keyboard: InlineKeyboardMarkup | None) -> None:
        if keyboard:
            self._keyboards[key] = keyboard
        else:
            self._keyboards.drop(key)

    async def _show(self, query: CallbackQuery, choices: Sequence[str]) -> None:
        """Show what was chosen in place of the buttons."""
        message, keyboard = query.message, self._keyboard(query)
        self._keyboards.drop(_key(query))
        if not isinstance(message, Message) or keyboard is None:
            return
        labels = labels_of(keyboard, choices)
        if message.text and (text := answered(message.text_html, labels, TEXT_UNITS)):
            await message.edit_text(**text_fields(text))
        elif message.photo and (text := answered(message.caption_html or "", labels, CAPTION_UNITS)):
            await message.edit_caption(text, parse_mode=HTML)
        else:
            await message.edit_reply_markup(None)


async def quietly(call: Awaitable[object]) -> bool:
    """Make a call that nothing depends on. Returns whether it is as wished: "not modified" is, too."""
    try:
        await call
    except BadRequest as error:
        return "not modified" in error.message.lower()
    except TelegramError as error:
        log.info("telegram call failed: %s", type(error).__name__)
        return False
    return True


def _key(query: CallbackQuery) -> MessageKey:
    return (query.message.chat.id, query.message.message_id) if query.message else (0, 0)
