"""The channel against a strict Telegram: what people see and what the conversation hears."""

from __future__ import annotations

import asyncio
from hashlib import sha256
from typing import Any

import pytest

from bot.core.channel import NotYet, Unreachable
from bot.telegram import fixed_words
from dialogs.domain.events import Chose, SentOther, SentPhoto
from dialogs.wording.compose import Button, Composed, Shown
from tests.bot.telegram.conftest import Desk
from tests.bot.telegram.fake_people import User
from tests.bot.telegram.fake_server import FakeTelegram

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
YES_NO = (Button(id="c1", label="Oui"), Button(id="c2", label="Non"))
TICKS = (
    Button(id="c1", label="plus court", group="top", sends=False),
    Button(id="c2", label="plus long", group="top", sends=False),
    Button(id="c3", label="nuque droite", sends=False),
    Button(id="c4", label="Valider"),
)


def message(text: str, buttons: tuple[Button, ...] = (), reply: str = "r1", **more: Any) -> Composed:
    return Composed(reply=reply, kind="question", text=text, buttons=buttons, **more)


@pytest.fixture
def lea(telegram: FakeTelegram) -> User:
    user = telegram.user("Léa")
    user.started = True
    return user


def who(user: User) -> str:
    return f"telegram:{user.id}"


async def test_a_tap_is_heard_answered_and_shown(desk: Desk, telegram: FakeTelegram, lea: User) -> None:
    await desk.says(who(lea), message("Une allergie, <oui> ou non ?", YES_NO))
    await lea.taps("Non")
    (chose,) = await desk.listener.hears(1)
    assert isinstance(chose, Chose)
    assert (chose.choices, chose.reply, chose.name, chose.locale) == (("c2",), "r1", "Léa", "fr")
    await lea.until(lambda: lea.latest.edits, "the choice to be shown")
    assert (lea.latest.text, lea.latest.rows) == ("Une allergie, <oui> ou non ?\n\n✓ Non", [])
    await telegram.until(lambda: not telegram.waiting)


async def test_a_tap_under_a_picture_is_shown_in_its_caption(desk: Desk, lea: User) -> None:
    picture = message("Comme ça ?", YES_NO, pictures=(Shown(alt="dessus 15 mm"),))
    await desk.says(who(lea), picture, pictures=(PNG,))
    await lea.taps("Oui")
    await lea.until(lambda: lea.latest.edits, "the choice to be shown")
    assert lea.latest.text == "dessus 15 mm\n\nComme ça ?\n\n✓ Oui"


async def test_ticks_turn_in_place_and_are_sent_together(desk: Desk, lea: User) -> None:
    await desk.says(who(lea), message("Retouches ?", TICKS, select="many"))
    await lea.taps("plus court")
    await lea.taps("nuque droite")
    await lea.until(lambda: "☑ nuque droite" in lea.latest.labels, "the ticks")
    assert lea.latest.labels == ["☑ plus court", "☐ plus long", "☑ nuque droite", "Valider"]
    await lea.taps("plus long")
    await lea.until(lambda: lea.latest.labels[:2] == ["☐ plus court", "☑ plus long"], "the other tick")
    await lea.taps("Valider")
    (chose,) = await desk.listener.hears(1)
    assert isinstance(chose, Chose)
    assert sorted(chose.choices) == ["c2", "c3", "c4"]


async def test_ticks_in_quick_succession_are_all_kept(desk: Desk, lea: User) -> None:
    await desk.says(who(lea), message("Retouches ?", TICKS, select="many"))
    asked = lea.latest
    stale = [(asked.data(label), asked) for label in ("plus court", "nuque droite", "Valider")]
    for data, seen in stale:
        lea.presses(data, seen)
    (chose,) = await desk.listener.hears(1)
    assert isinstance(chose, Chose)
    assert sorted(chose.choices) == ["c1", "c3", "c4"]


async def test_a_tick_that_telegram_refused_is_not_believed(desk: Desk, telegram: FakeTelegram, lea: User) -> None:
    await desk.says(who(lea), message("Retouches ?", TICKS, select="many"))
    telegram.fails("editMessageReplyMarkup", 500)
    await lea.taps("nuque droite")
    await lea.until(lambda: lea.notices, "a notice")
    assert lea.notices == [fixed_words.NOT_TICKED]
    await lea.taps("Valider")
    (chose,) = await desk.listener.hears(1)
    assert isinstance(chose, Chose)
    assert chose.choices == ("c4",)


async def test_forged_buttons_get_a_kind_answer_and_do_nothing(desk: Desk, lea: User) -> None:
    await desk.says(who(lea), message("Oui ?", YES_NO))
    lea.presses("z|forged|💥", lea.latest)
    await lea.until(lambda: lea.notices, "a notice")
    assert lea.notices == [fixed_words.DEAD_BUTTON]
    assert desk.listener.heard == []


async def test_a_tap_too_old_to_be_answered_still_counts(desk: Desk, telegram: FakeTelegram, lea: User) -> None:
    await desk.says(who(lea), message("Oui ?", YES_NO))
    telegram.fails("answerCallbackQuery", 400, "Bad Request: query is too old")
    await lea.taps("Oui")
    await telegram.acknowledged()
    assert len(desk.listener.heard) == 1


async def test_the_buttons_of_a_question_answered_in_words_go_away(desk: Desk, lea: User) -> None:
    receipt = await desk.says(who(lea), message("Une allergie ?", YES_NO))
    lea.says("non")
    await desk.listener.hears(1)
    await desk.says(who(lea), message("D'accord ?", YES_NO, reply="r2"), previous=receipt)
    assert [seen.labels for seen in lea.screen] == [[], ["Oui", "Non"]]


async def test_a_notice_leaves_the_open_question_its_buttons(desk: Desk, lea: User) -> None:
    receipt = await desk.says(who(lea), message("Une allergie ?", YES_NO))
    await desk.says(who(lea), message("Paul a répondu."), previous=receipt)
    assert lea.screen[0].labels == ["Oui", "Non"]


async def test_a_photo_is_fetched_and_kept(desk: Desk, lea: User) -> None:
    lea.sends_photo(PNG, "comme ça")
    (photo,) = await desk.listener.hears(1)
    assert isinstance(photo, SentPhoto)
    assert (photo.photo, photo.text) == (sha256(PNG).hexdigest(), "comme ça")
    assert desk.listener.photos == {photo.photo: PNG}


@pytest.mark.parametrize("content", [b"GIF89a", b"", b"\xff\xd8\xff" + bytes(10 * 2**20)])
async def test_what_is_no_photo_or_too_large_is_another_thing_sent(desk: Desk, lea: User, content: bytes) -> None:
    lea.sends_photo(content)
    (event,) = await desk.listener.hears(1)
    assert isinstance(event, SentOther)
    assert (event.what, desk.listener.photos) == ("file", {})


async def test_a_photo_that_is_gone_is_another_thing_sent(desk: Desk, lea: User) -> None:
    size = {"file_id": "gone", "file_unique_id": "gone", "width": 9, "height": 9}
    lea.sends(photo=[size])
    (event,) = await desk.listener.hears(1)
    assert isinstance(event, SentOther)


async def test_a_download_that_breaks_is_tried_again(desk: Desk, telegram: FakeTelegram, lea: User) -> None:
    telegram.fails("getFile", 500, times=2)
    lea.sends_photo(PNG)
    (event,) = await desk.listener.hears(1)
    assert isinstance(event, SentPhoto)


async def test_groups_are_declined_once(desk: Desk, telegram: FakeTelegram, lea: User) -> None:
    telegram.groups[-5] = []
    group = {"id": -5, "type": "group", "title": "Salon"}
    for _ in range(3):
        lea.sends(text="/start", chat=group)
    await telegram.acknowledged()
    assert telegram.groups[-5] == [fixed_words.NO_GROUPS]
    assert desk.listener.heard == []


async def test_someone_who_blocked_the_bot_is_unreachable(desk: Desk, lea: User) -> None:
    lea.blocked = True
    with pytest.raises(Unreachable):
        await desk.says(who(lea), message("Oui ?"))


@pytest.mark.parametrize("person", ["telegram:404", "telegram:abc", "telegram:"])
async def test_someone_unknown_is_unreachable(desk: Desk, person: str) -> None:
    with pytest.raises(Unreachable):
        await desk.says(person, message("Oui ?"))


async def test_flood_control_holds_up_one_chat_only(desk: Desk, telegram: FakeTelegram, lea: User) -> None:
    noe = telegram.user("Noé")
    noe.started = True
    telegram.fails("sendMessage", 429, retry_after=30, chat=lea.id)
    with pytest.raises(NotYet) as first:
        await desk.says(who(lea), message("Un"), envelope="e1")
    with pytest.raises(NotYet) as second:
        await desk.says(who(lea), message("Un"), envelope="e1")
    await desk.says(who(noe), message("Deux"))
    assert first.value.seconds == 30
    assert 29 < second.value.seconds <= 30
    assert [seen.text for seen in noe.screen] == ["Deux"]


async def test_a_second_try_goes_on_where_the_first_stopped(desk: Desk, telegram: FakeTelegram, lea: User) -> None:
    album = message("Laquelle ?", YES_NO, pictures=(Shown(alt="a"), Shown(alt="b")))
    telegram.fails("sendMessage", 502, "Bad Gateway")
    with pytest.raises(NotYet):
        await desk.says(who(lea), album, pictures=(PNG, PNG), envelope="e1")
    await desk.says(who(lea), album, pictures=(PNG, PNG), envelope="e1")
    assert [seen.text for seen in lea.screen] == ["1. a\n2. b", "", "Laquelle ?"]


async def test_a_picture_that_telegram_refuses_is_told_in_words(desk: Desk, lea: User) -> None:
    await desk.says(who(lea), message("Ça ?", YES_NO, pictures=(Shown(alt="brosse"),)), pictures=(b"no picture",))
    assert (lea.latest.text, lea.latest.labels) == ("brosse\n\nÇa ?", ["Oui", "Non"])


async def test_a_document_arrives_with_its_name(desk: Desk, lea: User) -> None:
    await desk.says(who(lea), message("Voici."), document=("accord.pdf", b"%PDF-1.7"))
    assert [seen.document for seen in lea.screen] == [("accord.pdf", b"%PDF-1.7"), None]


async def test_hostile_names_and_words_reach_the_screen_as_they_are(desk: Desk, lea: User) -> None:
    text = "<script>alert(1)</script> & <b>gras </i> {0} %s " + "é😀" * 3000
    await desk.says(who(lea), message(text))
    assert "".join("".join(seen.text for seen in lea.screen).split()) == "".join(text.split())


async def test_the_menu_is_put_up_in_both_languages(desk: Desk, telegram: FakeTelegram) -> None:
    await telegram.until(lambda: len(telegram.calls("setMyDescription")) == 3)
    languages = [call.get("language_code") for call in telegram.calls("setMyCommands")]
    assert languages == [None, "fr", "en"]


@pytest.fixture
def menu_never_up(telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(fields: dict[str, Any]) -> bool:
        return await asyncio.Event().wait()

    monkeypatch.setattr(telegram, "_setMyCommands", never)


@pytest.mark.usefixtures("menu_never_up")
async def test_nobody_waits_for_the_menu(desk: Desk, lea: User) -> None:
    lea.says("Bonjour")
    await desk.listener.hears(1)
