"""The chat at the keyboard: numbers tap, words speak, and one person may play both sides."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from bot import terminal
from bot.settings import load_settings
from bot.terminal.channel import Told
from bot.terminal.chat import Chat, chosen
from bot.terminal.fixed_words import say
from bot.terminal.run import open_office
from bot.terminal.screen import Screen, printable
from dialogs.domain.service import LANGUAGES, Language
from dialogs.wording.compose import Button, Composed, sentences

BUTTONS = (Button(id="c1", label="C'est ça"), Button(id="c2", label="plus court", sends=False))
TOLD = Told(
    id="m1",
    to="client:lea",
    case="k1",
    reply="k1.1",
    message=Composed(reply="k1.1", kind="proposal", text="Comme ça ?", buttons=BUTTONS, select="many"),
)


class Keyboard:
    """Types lines, and reads what the screen shows for each."""

    def __init__(self, chat: Chat, screen: io.StringIO) -> None:
        self.chat = chat
        self._screen = screen

    async def types(self, line: str) -> str:
        self._screen.seek(0)
        self._screen.truncate()
        await self.chat.typed(line)
        return self._screen.getvalue()


@pytest.fixture
async def keyboard(tmp_path: Path) -> AsyncIterator[Keyboard]:
    shown = io.StringIO()
    async with open_office(load_settings(data=tmp_path), "fr", "haircut") as office:
        screen = Screen(Console(file=shown, width=200), "fr")
        yield Keyboard(Chat(office.desk, office.channel, screen, "fr"), shown)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("1", ("c1",)),
        ("1, 2", ("c1", "c2")),
        ("2 1", ("c2", "c1")),
        ("2;2", ("c2",)),
        ("c'est ÇA", ("c1",)),
        ("3", ()),
        ("0", ()),
        ("12 mm", ()),
        ("1 ou 2", ()),
    ],
)
def test_numbers_and_whole_labels_tap(line: str, ids: tuple[str, ...]) -> None:
    assert chosen(TOLD, line) == ids


async def test_words_are_answered_with_numbered_choices_and_a_picture(keyboard: Keyboard, tmp_path: Path) -> None:
    shown = await keyboard.types("Une coupe en brosse, avant samedi, 30 € max")
    assert " 1  C'est ça" in shown
    assert "☐ dessus plus court" in shown
    pictures = list((tmp_path / "pictures").glob("*/*.png"))
    assert pictures
    assert all(str(picture) in shown for picture in pictures)


async def test_erased_data_leave_no_picture_behind(keyboard: Keyboard, tmp_path: Path) -> None:
    await keyboard.types("Une coupe en brosse, avant samedi, 30 € max")
    assert list((tmp_path / "pictures").glob("*/*"))
    await keyboard.types("/data")
    assert "Tout est effacé" in await keyboard.types("1")
    assert not list((tmp_path / "pictures").glob("*"))


async def test_a_tick_waits_for_the_button_that_sends(keyboard: Keyboard) -> None:
    asked = await keyboard.types("Une coupe en brosse, avant samedi, 30 € max")
    (number,) = [line.split()[0] for line in _choices(asked) if "dessus plus court" in line]
    ticked = await keyboard.types(number)
    assert "☑ dessus plus court" in ticked
    assert "Juste Mesure" not in ticked
    (sends,) = [line.split()[0] for line in _choices(asked) if "Valider" in line]
    assert "Juste Mesure" in await keyboard.types(sends)


async def test_what_comes_for_the_other_chair_is_announced_in_one_line(keyboard: Keyboard) -> None:
    await keyboard.types("Une coupe en brosse, avant samedi, 30 € max")
    announced = await keyboard.types("/humain")
    assert "1 message pour l'équipe : /seat staff" in announced
    seated = await keyboard.types("/seat staff")
    assert "voudrait parler à quelqu'un" in seated
    assert "message pour" not in await keyboard.types("/seat client")


async def test_an_unknown_chair_is_refused_in_the_language_of_the_chat(keyboard: Keyboard) -> None:
    assert "Une personne s'écrit client:NOM" in await keyboard.types("/seat the king")
    assert keyboard.chat.chair == "client:lea"


async def test_a_last_message_is_corrected(keyboard: Keyboard) -> None:
    assert "Il n'y a pas encore de message" in await keyboard.types("/edit 9 mm")
    await keyboard.types("Une coupe en brosse, avant samedi, 30 € max")
    assert "40 €" in await keyboard.types("/edit Une coupe en brosse, avant samedi, 40 € max")


async def test_quit_says_that_all_is_kept(keyboard: Keyboard) -> None:
    assert "tout est gardé" in await keyboard.types("/quit")
    assert keyboard.chat.done


def test_nothing_that_people_write_moves_the_cursor() -> None:
    assert printable("a\x1b[2Jb\rc\x9b1md\ne") == "a[2Jbc1md\ne"


def test_markup_is_shown_as_it_was_written() -> None:
    shown = io.StringIO()
    message = replace(TOLD.message, text="[bold]gras[/bold] :smile:")
    Screen(Console(file=shown, width=80), "en").show(replace(TOLD, message=message), frozenset())
    assert "[bold]gras[/bold] :smile:" in shown.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_has_words_for_all_it_says_and_no_more(language: Language) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(terminal.__file__).parent.glob("*.py"))
    used = set(re.findall(r'\b(?:Misuse|note|say)\(\s*"(\w+)"', code))
    known = {key.split(".")[1] for key in sentences(language) if key.startswith("terminal.")}
    assert used == known


def test_one_message_waits_and_two_wait() -> None:
    told = [say("waiting", "fr", n=n, who="Léa", seat="client") for n in (1, 2)]
    assert told == ["1 message pour Léa : /seat client", "2 messages pour Léa : /seat client"]


def _choices(shown: str) -> list[str]:
    """Each choice on a line of its own, though a group shares one."""
    return [part.strip() for line in shown.splitlines() for part in line.split("   ") if part.strip()]
