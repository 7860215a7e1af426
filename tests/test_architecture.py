"""The house stands as planned: its rooms, the directions between them, and what must never be in the tree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "dialogs", "storage", "tests")
TOP_LEVEL = {*ROOMS, "pyproject.toml", "README.md", "LICENSE"}
MADE = {"uv.lock", "data", "dist"}
"""What tools put beside the rooms; none of it is kept."""
TEXT = {
    "",
    ".py",
    ".toml",
    ".md",
    ".yml",
    ".j2",
    ".svg",
    ".sql",
    ".html",
    ".css",
    ".js",
    ".json",
    ".txt",
    ".typ",
}

GUIDES = (".github/CONTRIBUTING.md", "README.md")
NAMED = re.compile(
    r"(?<![\w./-])(?:(?:\.?[\w-]+/)*[\w-]+\.(?:py|toml|md|yml|png)|(?:bot|dialogs|storage|tests)/[\w/]+)(?![\w/])"
)
"""A path that we made, in a text for people: "dialogs/step.py", "chart.py", "dialogs/flows"."""
SHORTEST = 3
"""So many lines at least tell what a package holds."""

# Joined here, so that this file does not hold what it looks for.
FORBIDDEN = tuple(
    re.compile(pattern)
    for pattern in (
        r"/(?:work|root|home|Users|opt|tmp)/" + r"\w",
        r"(?i)\b(?:files\.)?python" + r"hosted\.org",
        r"(?i)\bpy" + r"pi\.(?:org|python)",
        r"(?i)\bregistry\.npm" + r"js",
        r"(?i)index" + r"-url",
    )
)


def sources(folder: Path) -> Iterator[Path]:
    """The text files of a folder that we wrote. Fails for a folder that moved or is empty."""
    assert folder.is_dir(), f"{folder} is not there"
    found = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts
    ]
    assert found, f"{folder} is empty"
    yield from found


def test_the_directions_between_the_rooms_are_kept() -> None:
    checked = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as lint; lint()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "0 broken" in checked.stdout, checked.stdout + checked.stderr
    assert checked.returncode == 0


def test_every_room_is_under_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert set(contracts["root_packages"]) == {"bot", "dialogs", "storage"}
    scanned = {
        module
        for contract in contracts["contracts"]
        for module in contract.get("source_modules", contract.get("containers"))
    }
    missing = [module for module in scanned if not _exists(module)]
    assert missing == []


def test_the_top_level_is_the_plan_and_nothing_else() -> None:
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    made = MADE | {name for name in visible if name.endswith(".egg-info")}
    assert visible - made == TOP_LEVEL


@pytest.mark.parametrize("room", [*ROOMS, ".ci", ".github"])
def test_no_machine_and_no_registry_is_named(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in sources(ROOT / room)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if any(pattern.search(line) for pattern in FORBIDDEN)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["pyproject.toml", "README.md", "LICENSE"])
def test_no_machine_is_named_at_the_top(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [pattern.pattern for pattern in FORBIDDEN if pattern.search(text)] == []


def packages() -> Iterator[Path]:
    """The folders of Python modules."""
    for room in ("bot", "dialogs", "storage"):
        yield from (path.parent.relative_to(ROOT) for path in sources(ROOT / room) if path.name == "__init__.py")


@pytest.mark.parametrize("package", [*packages()], ids=str)
def test_every_package_has_a_map_whose_files_are_there(package: Path) -> None:
    told = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert len(told.splitlines()) >= SHORTEST, f"{package}/__init__.py: say what the room holds, and where it stands"
    assert _missing(told, package) == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent.relative_to(ROOT) for room in ROOMS[:3] for path in (ROOT / room).rglob("*.py")}
    assert folders == {*packages()}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_that_a_guide_names_is_there(guide: str) -> None:
    path = ROOT / guide
    assert _missing(path.read_text(encoding="utf-8"), path.parent.relative_to(ROOT)) == []


def test_a_file_that_is_not_there_is_found_out() -> None:
    assert _missing("see dialogs/step.py, load.py and pyproject.toml", Path("dialogs/catalogue")) == []
    assert _missing("see dialogs/stop.py, `lode.py` in dialogs/catalog", Path("dialogs/catalogue")) == [
        "dialogs/stop.py",
        "lode.py",
        "dialogs/catalog",
    ]


def _missing(text: str, beside: Path) -> list[str]:
    """The paths that a text names and that are neither in the tree nor beside it."""
    named = dict.fromkeys(NAMED.findall(text))
    return [name for name in named if not any((folder / name).exists() for folder in (ROOT, ROOT / beside))]


def test_every_sentence_exists_in_both_languages_with_the_same_values() -> None:
    french, english = (_sentences(language) for language in ("fr", "en"))
    assert len(french) > 50
    assert {key: _names(text) for key, text in french.items()} == {key: _names(text) for key, text in english.items()}


def _exists(module: str) -> bool:
    path = ROOT / module.replace(".", "/")
    return path.with_suffix(".py").is_file() or any(sources(path))


def _sentences(language: str, start: str = "") -> dict[str, str]:
    path = ROOT / "dialogs" / "language" / language / "sentences.toml"
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")), start))


def _flat(table: dict[str, object], start: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{start}{key}.")
        else:
            yield start + key, str(value)


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
