"""Messages as calls of the Bot API."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.channel import Outgoing
from bot.telegram.render import Call, pieces, rendered, units
from dialogs.wording.compose import Button, Composed, Shown

YES = Button(id="c1", label="Oui")


def calls(text: str, pictures: int = 0, alts: int | None = None, **more: Any) -> tuple[Call, ...]:
    shown = tuple(Shown(alt=f"image {n}") for n in range(pictures if alts is None else alts))
    message = Composed(reply="r1", kind="proposal", text=text, buttons=(YES,), pictures=shown)
    content = (b"\x89PNG\r\n\x1a\n",) * pictures
    return rendered(
        Outgoing(envelope="e", to="telegram:7", case="k", reply="r1", message=message, pictures=content, **more)
    )


def methods(made: tuple[Call, ...]) -> list[str]:
    return [call.method for call in made]


def with_buttons(made: tuple[Call, ...]) -> list[int]:
    return [number for number, call in enumerate(made) if call.fields.get("reply_markup")]


def test_peoples_words_are_escaped() -> None:
    (call,) = calls('<b>Léa</b> & "Paul"')
    assert call.fields["text"] == '&lt;b&gt;Léa&lt;/b&gt; &amp; "Paul"'


def test_a_long_text_goes_on_in_further_messages_and_the_buttons_are_under_the_last() -> None:
    made = calls("\n\n".join(f"Ligne {n}. " + "mot " * 200 for n in range(12)))
    assert methods(made) == ["send_message"] * 3
    assert with_buttons(made) == [2]


def test_paragraphs_stay_whole_where_they_can() -> None:
    assert list(pieces("un deux\n\ntrois quatre", 14)) == ["un deux", "trois quatre"]
    assert list(pieces("Une phrase. Une autre phrase.", 20)) == ["Une phrase.", "Une autre phrase."]


@given(st.text(alphabet=st.sampled_from("ab .\n😀é"), max_size=300), st.integers(4, 40))
def test_pieces_fit_and_lose_nothing_but_blanks(text: str, limit: int) -> None:
    parts = list(pieces(text, limit))
    assert all(0 < units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_one_picture_carries_its_description_and_the_words() -> None:
    (call,) = calls("Comme ça ?", pictures=1)
    assert (call.method, call.fields["caption"]) == ("send_photo", "<i>image 0</i>\n\nComme ça ?")
    assert methods(call.instead) == ["send_message"]


def test_words_too_long_for_a_caption_follow_the_picture() -> None:
    made = calls("mot " * 300, pictures=1)
    assert methods(made) == ["send_photo", "send_message"]
    assert with_buttons(made) == [1]


def test_several_pictures_make_an_album_and_the_buttons_follow() -> None:
    made = calls("Laquelle ?", pictures=3)
    assert methods(made) == ["send_media_group", "send_message"]
    assert [item.caption for item in made[0].fields["media"]] == [
        "<i>1. image 0\n2. image 1\n3. image 2</i>",
        None,
        None,
    ]


@pytest.mark.parametrize(("count", "albums"), [(10, [10]), (11, [10, 1]), (12, [10, 2])])
def test_albums_hold_at_most_ten(count: int, albums: list[int]) -> None:
    made = calls("?", pictures=count)[:-1]
    assert [len(call.fields.get("media", [0])) for call in made] == albums


def test_a_picture_that_could_not_be_drawn_is_told_in_words() -> None:
    (call,) = calls("Comme ça ?", pictures=0, alts=1)
    assert call.fields["text"] == "image 0\n\nComme ça ?"


def test_a_document_comes_before_the_words() -> None:
    assert methods(calls("Voici.", document=("accord.pdf", b"%PDF"))) == ["send_document", "send_message"]


def test_a_message_without_words_still_has_some() -> None:
    (call,) = calls(" ")
    assert call.fields["text"] == "…"
