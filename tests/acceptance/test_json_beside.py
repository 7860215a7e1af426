"""What the other commands do while one process has the store open: export a case, invite somebody."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path

from dialogs.domain.replies import Words
from dialogs.wording.compose import phrased
from tests.acceptance.json_process import clean, json_process


async def command(data: Path, *arguments: str) -> str:
    """What a command of its own process prints; it must succeed."""
    whole = (sys.executable, "-m", "bot", *arguments, "--data", str(data))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*whole, stdout=pipe, stderr=pipe, env=clean())
    out, err = await process.communicate()
    assert (process.returncode, err.decode()) == (0, "")
    return out.decode()


async def test_a_case_is_exported_and_a_manager_invited_while_the_store_is_in_use(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with json_process(data, "--service", "haircut", "--lang", "fr") as process:
        answer = await process.ask(from_="client:lea", text="Une coupe en brosse, avant samedi")
        case = answer["messages"][-1]["case"]
        exported = json.loads(await command(data, "export", case))
        assert exported == (await process.ask(get="case", case=case))["case"]
        code = re.search(r"/start (\S+)", await command(data, "invite", "--role", "manager"))
        assert code
        joined, again = [await process.ask(from_=f"client:{name}", text=code[0]) for name in ("ana", "eve")]
    texts = [message["text"] for message in (*joined["messages"], *again["messages"])]
    assert texts == [
        phrased(Words("desk.joined.manager", {"name": "Ana"}), "fr"),
        phrased(Words("desk.bad_code"), "fr"),
    ]
