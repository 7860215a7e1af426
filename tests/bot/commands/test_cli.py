"""The commands, as they are typed: what they say, and with which code they end."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.commands.cli import main
from bot.commands.console import log_from
from dialogs.flows import ALL_FLOWS
from storage.tiny import TinyStore
from tests.bot.reader.scripted_model import ScriptedModel, answer

COMMANDS = [
    ["serve"],
    ["chat"],
    ["demo"],
    ["simulate"],
    ["flows"],
    ["explain"],
    ["export"],
    ["invite"],
    ["organisation"],
    ["organisation", "check"],
    ["organisation", "schema"],
    ["organisation", "new"],
    ["services"],
    ["services", "list"],
    ["services", "check"],
    ["services", "schema"],
    ["services", "new"],
]
MISUSES = [
    ["dance"],
    ["chat", "--lang", "it"],
    ["chat", "--loud"],
    ["chat", "--json", "--service", "piano_tuning"],
    ["export"],
    ["export", "nocase"],
    ["export", "../../etc/passwd"],
    ["export", "nocase", "--format", "docx"],
    ["invite"],
    ["invite", "--role", "king"],
    ["services", "check", "nowhere.toml"],
    ["services", "new", "Not An Id"],
    ["organisation", "check", "nowhere.toml"],
    ["organisation", "burn"],
    ["simulate"],
    ["simulate", "piano_tuning"],
    ["simulate", "haircut", "--clients", "0"],
    ["simulate", "haircut", "--kind", "robot"],
    ["flows", "tango"],
    ["demo", "--seed", "x"],
]


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of this machine's settings, a store of its own, and logs that leave no trace."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUSTEMESURE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("JUSTEMESURE_TELEGRAM_TOKEN", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    yield
    structlog.reset_defaults()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert f"Usage: justemesure {' '.join(command)}" in capsys.readouterr().out


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    listed = capsys.readouterr().out
    assert [command for [command, *_] in COMMANDS if command not in listed] == []


@pytest.mark.parametrize("arguments", MISUSES, ids=" ".join)
def test_misuse_ends_with_2_and_one_clear_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("justemesure: ")
    assert err.count("\n") == 1


def test_the_organisation_that_is_in_force_is_checked_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    assert main(["organisation", "new"]) == 0
    (folder / "organisation.toml").write_text(capsys.readouterr().out.replace("Juste Mesure", "du Port"), "utf-8")
    assert main(["organisation", "check"]) == 0
    assert main(["organisation"]) == 0
    told = capsys.readouterr().out
    assert [words for words in ("no mistakes", "Salon du Port", "09:00-12:30", "walk_in") if words not in told] == []
    (folder / "organisation.toml").write_text('nome = "du Port"', "utf-8")
    assert main(["organisation", "check"]) == 1
    assert "organisation.toml:1: nome: there is no key 'nome' here." in capsys.readouterr().out


def test_a_setting_that_makes_no_sense_is_misuse(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JUSTEMESURE_TIMEZONE", "Mars/Olympus")
    assert main(["invite", "--role", "staff"]) == 2
    assert "JUSTEMESURE_TIMEZONE" in capsys.readouterr().err


def test_a_token_that_is_none_is_refused_without_being_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JUSTEMESURE_TELEGRAM_TOKEN", "hush-hush")
    assert main(["serve"]) == 2
    out, err = capsys.readouterr()
    assert "JUSTEMESURE_TELEGRAM_TOKEN" in err
    assert "hush" not in out + err


def test_serve_says_what_is_on_and_how_to_switch_on_the_rest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(["serve"]) == 0
    screen = capsys.readouterr().out
    assert re.search(r"on +store", screen)
    assert re.search(r"off +Telegram +set JUSTEMESURE_TELEGRAM_TOKEN", screen)
    assert re.search(r"off +reading model +rules alone read; set JUSTEMESURE_READER_URL", screen)
    assert "justemesure chat" in screen


def test_explain_asks_the_model_only_where_one_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "haircut", "d'équerre derrière", "--reader"]) == 2
    assert "JUSTEMESURE_READER_URL" in capsys.readouterr().err


async def test_explain_shows_what_the_model_suggests_and_why_it_is_declined(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = answer(
        {"aspect": "nape", "operator": "is", "values": ["straight"], "quote": "d'équerre"},
        {"aspect": "nape", "operator": "is", "values": ["straight"], "quote": "carrée"},
    )
    async with ScriptedModel(suggested) as model:
        monkeypatch.setenv("JUSTEMESURE_READER_URL", model.url)
        monkeypatch.setenv("JUSTEMESURE_READER_MODEL", "small")
        assert await asyncio.to_thread(main, ["explain", "haircut", "d'équerre derrière", "--reader"]) == 0
    out = capsys.readouterr().out
    assert "propose\n  nape is straight «d'équerre» sure 0.50\n" in out
    assert "  not nape is straight «carrée»: proposed.invented\n" in out


def test_every_flow_is_drawn_and_each_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["flows"]) == 0
    assert capsys.readouterr().out.count("stateDiagram-v2") == len(ALL_FLOWS)
    assert main(["flows", "life"]) == 0
    assert capsys.readouterr().out.startswith("stateDiagram-v2\n")
    assert main(["flows", "conversation"]) == 0
    assert "elicitation -->|done| agreement" in capsys.readouterr().out


def test_the_services_that_we_ship_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["services", "list"]) == 0
    assert "haircut" in capsys.readouterr().out


def test_a_new_service_file_passes_the_check(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["services", "new", "shoe_repair", "--fr", "Cordonnerie", "--en", "Shoe repair"]) == 0
    file = tmp_path / "shoe_repair.toml"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["services", "check", str(file)]) == 0
    assert capsys.readouterr().out == "shoe_repair.toml: no mistakes.\n"


def test_a_service_file_with_mistakes_is_refused_line_by_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('id = "bad"\ncurrency = "euro"\n', encoding="utf-8")
    assert main(["services", "check", str(file)]) == 1
    assert "bad.toml:2" in capsys.readouterr().out


def test_the_schema_is_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["services", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert {"id", "name", "aspects"} <= set(schema["properties"])


async def _invitations(data: Path) -> Any:
    store = await TinyStore.open(data)
    try:
        return (await store.organisation()).document.invitations
    finally:
        await store.close()


def test_an_invitation_is_told_once_and_only_its_digest_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["invite", "--role", "manager"]) == 0
    said = capsys.readouterr().out
    code = re.search(r"/start (\S+)", said)
    assert code is not None
    assert "t.me" not in said
    (invitation,) = asyncio.run(_invitations(tmp_path / "data"))
    assert (invitation.role, invitation.digest) == ("manager", hashlib.sha256(code[1].encode()).hexdigest())
    kept = "".join(path.read_text() for path in (tmp_path / "data").rglob("*.json"))
    assert code[1] not in kept


def test_an_invitation_has_a_link_once_the_bot_has_a_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "telegram_name").write_text("juste_mesure_bot")
    assert main(["invite", "--role", "staff"]) == 0
    assert "https://t.me/juste_mesure_bot?start=" in capsys.readouterr().out


def test_the_demo_is_played_to_its_end_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for language, closed, feedback in (("fr", "clos", "sur 5"), ("en", "closed", "out of 5")):
        assert main(["demo", "--lang", language]) == 0
        said = capsys.readouterr().out
        assert re.search(rf"(État :|Status:) {closed}", said)
        assert feedback in said


def test_logs_go_to_the_stream_that_stderr_is_when_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    log_from(logging.ERROR)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    structlog.get_logger("late").error("the disk is full")
    assert "the disk is full" in sys.stderr.getvalue()


def test_the_machine_readable_chat_on_a_pipe_goes_on_after_a_restart_and_is_exported(tmp_path: Path) -> None:
    wish = {"from": "client:lea", "text": "Une coupe en brosse, 30 € max, avant samedi"}
    (first,) = piped([wish])
    case = first["messages"][-1]["case"]
    edited = {"from": "client:lea", "edit": "m1", "text": "Une coupe en brosse, 40 € max, avant samedi"}
    tapped, taken, read = piped([{"from": "client:lea", "choose": ["c1"]}, edited, {"get": "case", "case": case}])
    assert (tapped["error"], taken["error"]) == (None, None)
    assert int(tapped["accepted"][1:]) > int(first["messages"][-1]["id"][1:])
    exported = subprocess.run(
        [sys.executable, "-m", "bot", "export", case], capture_output=True, check=True, cwd=tmp_path, env=env()
    )
    assert json.loads(exported.stdout) == read["case"]


def piped(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines' answers, from a process of its own that ends with its input."""
    sent = "".join(json.dumps(line) + "\n" for line in lines).encode()
    command = [sys.executable, "-m", "bot", "chat", "--json", "--lang", "fr"]
    done = subprocess.run(command, input=sent, capture_output=True, check=True, env=env())
    assert done.stderr == b""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(lines)
    return answers


def env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
