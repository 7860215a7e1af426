"""Simulated clients at a real `chat --json`: they see, do and agree to what they do in this process."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from bot.catalogue import load_catalogue
from bot.commands.json_process import ChatFailed, ChatProcess, chat_process
from bot.commands.simulate import run_simulate
from bot.commands.simulate_over_json import Chats, OverJson, open_chats, play_over_json, read, same_day
from dialogs.catalogue.template import template
from dialogs.domain.service import Service
from dialogs.simulation.client.actions import Choose, Say
from dialogs.simulation.generate import generate
from dialogs.simulation.hidden import NOW, ClientKind
from dialogs.simulation.measure.score import score
from dialogs.simulation.measure.summary import summarise
from dialogs.simulation.play import play
from dialogs.simulation.transcript import Transcript, readable
from dialogs.wording.compose import Composed

CLIENTS: tuple[tuple[ClientKind, int], ...] = (
    ("changer", 2), ("contradictory", 3), ("dementia", 5), ("dissenting", 6), ("impossible", 11),
)  # fmt: skip


@pytest.fixture(scope="module", params=["haircut", "garden"])
def service(request: pytest.FixtureRequest, catalogue: Mapping[str, Service]) -> Service:
    return catalogue[request.param]


@pytest.fixture(scope="module")
def chats(service: Service) -> Iterator[Chats]:
    with open_chats(service, None, 1) as chats:
        yield chats


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatProcess]:
    with chat_process("haircut", tmp_path_factory.mktemp("chat")) as chat:
        yield chat


@pytest.mark.parametrize(("kind", "seed"), CLIENTS)
def test_the_play_is_the_one_of_this_process(service: Service, chats: Chats, kind: ClientKind, seed: int) -> None:
    client = generate(service, kind, seed)
    inside, outside = play(service, client), play_over_json(chats, service, client)
    assert done(outside) == done(inside)
    assert [seen(message) for message in outside.messages] == [seen(message) for message in inside.messages]
    assert agreed(outside) == agreed(inside)
    assert score(outside, service) == score(inside, service)
    assert (outside.status, outside.policy) == (inside.status, "ours")


def done(talk: Transcript) -> list[tuple[str, int]]:
    """Turn by turn, the words or labels, and the taps."""
    return [(turn.did, turn.taps) for turn in talk.turns]


def seen(message: Composed) -> tuple[object, ...]:
    """A message as it stands on a screen."""
    buttons = [(b.id, b.label, b.group, b.ticked, b.sends) for b in message.buttons]
    return message.text, buttons, message.select, [picture.alt for picture in message.pictures]


def agreed(talk: Transcript) -> list[tuple[object, ...]]:
    requirements = (line for baseline in talk.baselines for line in baseline.requirements)
    return [(line.aspect, line.strength, line.operator, line.values) for line in requirements]


def test_the_figures_and_the_transcripts_are_of_our_policy_alone(
    catalogue: Mapping[str, Service], tmp_path: Path
) -> None:
    haircut, out = catalogue["haircut"], io.StringIO()
    run_simulate(
        haircut, clients=1, kind="terse", seed=0, as_json=True, over_json=True, transcripts=tmp_path, workers=1,
        console=Console(file=out),
    )  # fmt: skip
    inside = [play(haircut, generate(haircut, "terse", seed)) for seed in (0,)]
    ours = summarise([score(one, haircut) for one in inside])
    assert json.loads(out.getvalue()) == {
        "service": "haircut", "clients": 1, "seed": 0,
        "families": {"catalogue": {"policies": {"ours": ours}, "kinds": {"terse": ours}, "readers": {}}},
    }  # fmt: skip
    assert [(tmp_path / f"terse-{seed}.txt").read_text(encoding="utf-8") for seed in (0,)] == [
        readable(one) for one in inside
    ]


def test_a_service_of_ones_own_is_known_to_the_chat(tmp_path: Path) -> None:
    file = tmp_path / "shoe_repair.toml"
    file.write_text(template("shoe_repair", "Cordonnerie", "Shoe repair"), encoding="utf-8")
    service = load_catalogue(tmp_path)["shoe_repair"]
    client = generate(service, "plain", 0)
    with open_chats(service, file, 1) as chats:
        assert done(play_over_json(chats, service, client)) == done(play(service, client))


def test_what_is_read_is_what_a_screen_shows() -> None:
    line = {
        "id": "m7", "to": "client:lea", "text": "Comme ça ?", "select": "many", "alt": "dessus : 9 mm\ndessus : 12 mm",
        "choices": [{"id": "c1", "label": "plus court", "group": "top", "ticked": True}, {"id": "c2", "label": "Oui", "sends": True}],
    }  # fmt: skip
    message = read(line)
    assert seen(message) == (
        "Comme ça ?",
        [("c1", "plus court", "top", True, False), ("c2", "Oui", "", False, True)],
        "many",
        ["dessus : 9 mm", "dessus : 12 mm"],
    )
    assert read({**line, "meta": {"kind": "proposal", "aspects": ["top"], "values": {"top": "t9"}}}) == message


@pytest.mark.parametrize("today", [NOW - timedelta(days=3), NOW, NOW + timedelta(minutes=1), NOW.replace(year=2050)])
def test_the_clock_is_moved_on_to_a_day_with_the_same_calendar(today: datetime) -> None:
    day = same_day(today)
    assert day >= today
    assert (day.weekday(), day.month, day.day, day.hour) == (0, 11, 23, 9)
    assert (day == NOW) == (today <= NOW)


def test_a_line_that_is_refused_stops_the_play(chat: ChatProcess) -> None:
    with pytest.raises(ChatFailed, match=r"the chat refuses .*client:lea.*: .+"):
        chat.ask(from_="client:lea", choose=["c1"])


def test_only_the_latest_message_can_be_tapped(chat: ChatProcess, catalogue: Mapping[str, Service]) -> None:
    talk = OverJson(chat, generate(catalogue["haircut"], "plain", 0))
    (shown,) = [one.message for one in talk.does("client", Say("Bonjour, une coupe en brosse"))]
    with pytest.raises(ChatFailed, match="only the latest message"):
        talk.does("client", Choose(f"not {shown.reply}", (shown.buttons[0].id,)))


def test_a_chat_that_has_ended_is_told_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ChatFailed, match="the chat has ended"), chat_process("no_such_service", tmp_path) as chat:
        chat.ask(from_="client:lea", text="Bonjour")
    assert "no_such_service" in capfd.readouterr().err
