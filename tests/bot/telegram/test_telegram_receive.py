"""What updates mean, without any server."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import InlineKeyboardMarkup, Update

from bot.telegram.keyboards import keyboard_of
from bot.telegram.receive import Declined, Pictured, event_of, person_of
from dialogs.domain.events import Chose, Commanded, Edited, Said, SentOther, SentPhoto
from dialogs.wording.compose import Button, Composed

LEA = {"id": 7, "is_bot": False, "first_name": "Léa", "last_name": "<b>", "language_code": "fr"}
PRIVATE = {"id": 7, "type": "private"}
WHO = {"who": "telegram:7", "name": "Léa <b>", "locale": "fr"}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 9}


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 42, "date": 1, "chat": PRIVATE, "from": LEA, **content}


def update(**content: Any) -> Update:
    return Update.de_json({"update_id": 99, **content}, None)


def heard(**content: Any) -> object:
    return event_of(update(message=message(**content)))


def tapped(data: str, markup: InlineKeyboardMarkup | None = None, **changes: Any) -> object:
    of_bot = message(text="?") | ({"reply_markup": markup.to_dict()} if markup else {})
    query = {"id": "q1", "from": LEA, "chat_instance": "1", "data": data, "message": of_bot}
    return event_of(update(callback_query=query | changes))


def test_words_are_said() -> None:
    assert heard(text="Bonjour <3") == Said(id="telegram:7:42", **WHO, text="Bonjour <3")


@pytest.mark.parametrize(
    ("typed", "command", "argument"),
    [
        ("/start", "start", ""),
        ("/start K7F2", "start", "K7F2"),
        ("/Start@juste_bot K7F2", "start", "K7F2"),
        ("/aide", "help", ""),
        ("/retour", "back", ""),
        ("/file", "queue", ""),
        ("/stop", "stop", ""),
        ("/fr", "language", "fr"),
        ("/langue en", "language", "en"),
        ("/dossier 12", "case", "12"),
        ("/frobnicate now", "help", ""),
    ],
)
def test_commands_are_known_in_both_languages_and_unknown_ones_ask_for_help(
    typed: str, command: str, argument: str
) -> None:
    assert heard(text=typed) == Commanded(id="telegram:7:42", **WHO, command=command, argument=argument)


def test_a_slash_alone_makes_no_command() -> None:
    assert heard(text="/ 30 € au plus") == Said(id="telegram:7:42", **WHO, text="/ 30 € au plus")


def test_an_edit_names_its_original_and_has_an_id_of_its_own() -> None:
    edit = event_of(update(edited_message=message(text="samedi")))
    assert edit == Edited(id="telegram:7:42/e99", **WHO, original="telegram:7:42", text="samedi")


def test_an_edit_without_words_is_nothing() -> None:
    assert event_of(update(edited_message=message(location={"latitude": 1, "longitude": 1}))) is None


def test_the_best_size_of_a_photo_is_to_be_fetched() -> None:
    sizes = [FILE | {"file_id": id, "width": w, "height": w} for id, w in (("s", 90), ("l", 1280), ("m", 320))]
    expected = SentPhoto(id="telegram:7:42", **WHO, photo="", text="comme ça")
    assert heard(photo=sizes, caption="comme ça") == Pictured("l", 9, expected)


def test_a_picture_sent_as_a_file_is_a_photo_and_another_file_is_not() -> None:
    event = SentPhoto(id="telegram:7:42", **WHO, photo="")
    assert heard(document=FILE | {"mime_type": "image/png"}) == Pictured("f", 9, event)
    assert heard(document=FILE | {"mime_type": "application/pdf"}) == other("file")


def other(what: Any) -> SentOther:
    return SentOther(id="telegram:7:42", **WHO, what=what)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"voice": FILE | {"duration": 3}}, "voice"),
        ({"audio": FILE | {"duration": 3}}, "voice"),
        ({"video": FILE | {"duration": 3, "width": 1, "height": 1}}, "video"),
        ({"location": {"latitude": 1, "longitude": 1}}, "location"),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, "contact"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "sticker"),
        (
            {"sticker": FILE | {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}},
            "sticker",
        ),
    ],
)
def test_what_we_cannot_read_is_named(content: dict[str, Any], what: str) -> None:
    assert heard(**content) == other(what)


def test_service_messages_and_bots_are_not_heard() -> None:
    assert heard(pinned_message=message(text="x")) is None
    assert event_of(update(message=message(text="x") | {"from": LEA | {"is_bot": True}})) is None


@pytest.mark.parametrize("type", ["group", "supergroup", "channel"])
def test_groups_and_channels_are_declined(type: str) -> None:
    where = {"chat": {"id": -5, "type": type, "title": "Salon"}}
    assert event_of(update(message=message(text="x") | where)) == Declined(-5)


def test_halves_of_characters_and_nuls_are_replaced() -> None:
    assert heard(text="a\x00\ud83db") == Said(id="telegram:7:42", **WHO, text="a?b")


def test_nonsense_is_nothing() -> None:
    assert heard(text=["no", "text"]) is None


def test_a_tap_chooses() -> None:
    chose = Chose(id="telegram:cb:q1", **WHO, choices=("c2",), reply="k1/r4")
    assert tapped("a||c2|k1/r4") == chose


def test_sending_ticks_takes_them_along() -> None:
    buttons = (
        Button(id="c1", label="plus court", ticked=True, sends=False),
        Button(id="c2", label="plus long", sends=False),
        Button(id="c3", label="Valider"),
    )
    markup = keyboard_of(Composed(reply="r4", kind="proposal", text="", buttons=buttons, select="many"), "r4")
    assert tapped("s||c3|r4", markup) == Chose(id="telegram:cb:q1", **WHO, choices=("c1", "c3"), reply="r4")
    assert tapped("t||c2|r4", markup) is None


def test_ticks_that_can_no_longer_be_read_are_not_sent_without_them() -> None:
    assert tapped("s||c3|r4", message={"message_id": 42, "date": 0, "chat": PRIVATE}) is None


@pytest.mark.parametrize("data", ["", "x", "a||", "z||c1|r1", "a|", "|||", "💥" * 16])
def test_forged_buttons_choose_nothing(data: str) -> None:
    assert tapped(data) is None


def test_taps_in_groups_choose_nothing() -> None:
    assert tapped("a||c1|r1", message=message(text="?", chat={"id": -5, "type": "group"})) is None


def test_updates_belong_to_the_person_who_made_them() -> None:
    assert person_of(update(message=message(text="x"))) == "telegram:7"
    assert person_of(update()) == "update:99"
