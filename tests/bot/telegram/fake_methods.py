"""What each method of the Bot API does on the fake server."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from tests.bot.telegram.fake_checks import Refused, bad, image, keyboard, plain
from tests.bot.telegram.fake_people import Seen, User


@dataclass
class Methods:
    """The state of the server, and `_<method>(fields)` for each method it knows.

    `waiting` are the callback queries not yet answered; `groups` hold what was said in each group.
    """

    bot: dict[str, Any] = field(
        default_factory=lambda: {
            "id": 123456789,
            "is_bot": True,
            "first_name": "Juste",
            "username": "juste_bot",
        }
    )
    users: dict[int, User] = field(default_factory=dict)
    groups: dict[int, list[str]] = field(default_factory=dict)
    waiting: dict[str, User] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    _message_number: int = 0
    _queries: int = 0

    def keep_file(self, content: bytes) -> str:
        name = f"file{len(self.files)}"
        self.files[name] = content
        return name

    def next_message(self) -> int:
        self._message_number += 1
        return self._message_number

    def next_query(self, user: User) -> str:
        """A new callback query, which waits for its answer."""
        self._queries += 1
        query = f"q{self._queries}"
        self.waiting[query] = user
        return query

    def _getMe(self, fields: dict[str, Any]) -> Any:
        return self.bot

    def _accept(self, fields: dict[str, Any]) -> bool:
        return True

    _deleteWebhook = _setMyCommands = _setMyDescription = _accept

    def _sendMessage(self, fields: dict[str, Any]) -> Any:
        text = plain(fields, "text", 4096)
        if not text:
            raise bad("message text is empty")
        return self._show(fields, Seen(self.next_message(), text, keyboard(fields), fields["text"]))

    def _sendPhoto(self, fields: dict[str, Any]) -> Any:
        picture = image(fields["photo"])
        caption = plain(fields, "caption", 1024)
        seen = Seen(self.next_message(), caption, keyboard(fields), fields.get("caption", ""), [picture])
        return self._show(fields, seen)

    def _sendMediaGroup(self, fields: dict[str, Any]) -> Any:
        media = json.loads(fields["media"])
        if not 2 <= len(media) <= 10:
            raise bad("media group must include 2-10 items")
        items = [(image(fields[item["media"].removeprefix("attach://")]), item) for item in media]
        return [
            self._show(fields, Seen(self.next_message(), plain(item, "caption", 1024), pictures=[content]))
            for content, item in items
        ]

    def _sendDocument(self, fields: dict[str, Any]) -> Any:
        name, content = fields["document:name"], fields["document"]
        seen = Seen(self.next_message(), plain(fields, "caption", 1024), keyboard(fields), document=(name, content))
        return self._show(fields, seen)

    def _editMessageText(self, fields: dict[str, Any]) -> Any:
        text, seen = plain(fields, "text", 4096), self._find(fields)
        if seen.pictures or seen.document:
            raise bad("there is no text in the message to edit")
        return self._change(fields, seen, text or "", keyboard(fields))

    def _editMessageCaption(self, fields: dict[str, Any]) -> Any:
        return self._change(fields, self._find(fields), plain(fields, "caption", 1024), keyboard(fields))

    def _editMessageReplyMarkup(self, fields: dict[str, Any]) -> Any:
        seen = self._find(fields)
        return self._change(fields, seen, seen.text, keyboard(fields))

    def _answerCallbackQuery(self, fields: dict[str, Any]) -> Any:
        user = self.waiting.pop(fields["callback_query_id"], None)
        if user is None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(fields.get("text") or "") > 200:
            raise bad("MESSAGE_TOO_LONG")
        if fields.get("text"):
            user.notices.append(fields["text"])
        return True

    def _getFile(self, fields: dict[str, Any]) -> Any:
        name = fields["file_id"]
        if name not in self.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        size = len(self.files[name])
        if size > 20 * 2**20:
            raise bad("file is too big")
        return {"file_id": name, "file_unique_id": name, "file_size": size, "file_path": name}

    def _show(self, fields: dict[str, Any], seen: Seen) -> dict[str, Any]:
        chat = int(fields["chat_id"])
        if chat in self.groups:
            self.groups[chat].append(seen.text)
            return {"message_id": seen.id, "date": 1_800_000_000, "chat": {"id": chat, "type": "group"}}
        self._person(chat).screen.append(seen)
        return self._as_message(chat, seen)

    def _person(self, chat: int) -> User:
        user = self.users.get(chat)
        if user is None:
            raise bad("chat not found")
        if user.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if not user.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        return user

    def _find(self, fields: dict[str, Any]) -> Seen:
        screen = self._person(int(fields["chat_id"])).screen
        seen = next((seen for seen in screen if str(seen.id) == str(fields["message_id"])), None)
        if seen is None:
            raise bad("message to edit not found")
        return seen

    def _change(self, fields: dict[str, Any], seen: Seen, text: str, rows: Any) -> dict[str, Any]:
        if (seen.text, seen.rows) == (text, rows):
            raise bad("message is not modified: specified new message content is exactly the same")
        seen.text, seen.rows, seen.edits = text, rows, seen.edits + 1
        return self._as_message(int(fields["chat_id"]), seen)

    def _as_message(self, chat: int, seen: Seen) -> dict[str, Any]:
        where = {"id": chat, "type": "private", "first_name": self.users[chat].name}
        base = {"message_id": seen.id, "date": 1_800_000_000, "chat": where, "from": self.bot}
        return base | ({"caption": seen.text} if seen.pictures or seen.document else {"text": seen.text})
