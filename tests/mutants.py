"""Small wrong changes of the program, each with the tests of its room: how many of them are noticed.

    uv run python -m tests.mutants            # thirty by seed, and the named ones
    uv run python -m tests.mutants 6 7        # six by seed 7

Each is tried in a copy of the project: a comparison turned round, a number changed, "and" for "or", a condition negated,
an answer left out. What survives shows where no test looks. Hand-run: it takes minutes.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

ROOT = Path(__file__).parents[1]
COPIED = ("bot", "dialogs", "storage", "tests", "pyproject.toml", "README.md")
ROOMS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "understanding": (("dialogs/understanding",), ("tests/dialogs/understanding",)),
    "belief": (("dialogs/policy/belief.py",), ("tests/dialogs/policy", "tests/dialogs/simulation/test_floors.py")),
    "policy": (
        ("dialogs/policy",),
        ("tests/dialogs/policy", "tests/dialogs/flows", "tests/dialogs/simulation/test_floors.py"),
    ),
}
"""Room -> where it is changed, and the tests that should notice."""

NAMED = (
    ("dialogs/policy/next_move.py", "def worth_asking(risk: float) -> bool:\n", "def worth_asking(risk: float) -> bool:\n    return False\n", "policy"),
    ("dialogs/policy/belief.py", "NO_WAY_BACK = 4.0", "NO_WAY_BACK = 1.0", "belief"),
    ("dialogs/policy/belief.py", '"expectation": 0.85, "need": 0.95, "proxy_taste": 0.3, "unsaid": 0.85', '"expectation": 0.95, "need": 0.95, "proxy_taste": 0.95, "unsaid": 0.95', "belief"),
    ("dialogs/simulation/client/pictures.py", "wrong = seen[:2]", "wrong = seen[:9]", "simulation"),
    ("dialogs/simulation/generate.py", "vague=0.7", "vague=0.0", "simulation"),
    ("dialogs/simulation/client/actor.py", "+ any(phrase in text for phrase in NOT_UNDERSTOOD)", "", "simulation"),
)  # fmt: skip
"""File, what stands there, what is put in its place, the room whose tests should notice."""
TESTS = {**{room: tests for room, (_, tests) in ROOMS.items()}, "simulation": ("tests/dialogs/simulation",)}

COMPARED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
MINUTES = 8


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed file: its whole new text, and in a few words what was changed."""

    file: str
    what: str
    text: str
    room: str


def changed(node: ast.AST) -> ast.AST | None:
    """The node as a mistake would have it; None where this makes none."""
    new = deepcopy(node)
    match new:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            new.ops = [COMPARED[type(op)]()]
        case ast.BoolOp():
            new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
        case ast.Constant(value=bool(value)):
            new.value = not value
        case ast.Constant(value=int(number) | float(number)):
            new.value = number * 2 if number else 1
        case ast.IfExp():
            new.body, new.orelse = new.orelse, new.body
        case ast.If():
            new.test = ast.UnaryOp(ast.Not(), new.test)
        case ast.UnaryOp(op=ast.Not()):
            return new.operand
        case ast.BinOp(op=ast.Add()):
            new.op = ast.Sub()
        case ast.BinOp(op=ast.Sub()):
            new.op = ast.Add()
        case _:
            return None
    return new


class _Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def places(tree: ast.Module) -> list[ast.AST]:
    """Where a function can be changed."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return [node for function in functions for node in ast.walk(function) if changed(node) is not None]


def seeded(count: int, seed: int) -> Iterator[Mutant]:
    """So many mutants, in turn of each room; the same for the same program and seed."""
    drawn, rooms = np.random.default_rng(seed), list(ROOMS)
    for number in range(count):
        room = rooms[number % len(rooms)]
        files = sorted(p for where in ROOMS[room][0] for p in _files(ROOT / where) if places(_tree(p)))
        path = files[int(drawn.integers(len(files)))]
        known = places(_tree(path))
        yield _mutant(path, int(drawn.integers(len(known))), room)


def _mutant(path: Path, place: int, room: str) -> Mutant:
    tree = _tree(path)
    node = places(tree)[place]
    new = changed(node)
    assert new is not None
    what = (
        f"line {getattr(node, 'lineno', 0)}: {ast.unparse(node).splitlines()[0]} -> {ast.unparse(new).splitlines()[0]}"
    )
    text = ast.unparse(ast.fix_missing_locations(_Swap(node, new).visit(tree)))
    return Mutant(str(path.relative_to(ROOT)), what, text, room)


def named() -> Iterator[Mutant]:
    """The changes that must never pass."""
    for file, old, new, room in NAMED:
        text = (ROOT / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r} any more"
        yield Mutant(
            file, f"{old.strip().splitlines()[0]} -> {new.strip().splitlines()[-1:]}", text.replace(old, new), room
        )


def _unchanged(room: str) -> Mutant:
    file = "dialogs/policy/belief.py"
    return Mutant(file, "nothing", (ROOT / file).read_text(encoding="utf-8"), room)


def killed(mutant: Mutant, copy: Path) -> bool:
    """Whether a test fails with it; one that never ends is noticed too."""
    place = copy / mutant.file
    before = place.read_text(encoding="utf-8")
    place.write_text(mutant.text, encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "-n0", "-q", "-x", "-p", "no:cacheprovider", *TESTS[mutant.room]]
    try:
        done = subprocess.run(
            run, cwd=copy, env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, timeout=60 * MINUTES, check=False,
        )  # fmt: skip
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        place.write_text(before, encoding="utf-8")


def _files(where: Path) -> Sequence[Path]:
    return [where] if where.is_file() else [path for path in where.rglob("*.py") if path.name != "__init__.py"]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def main(count: int = 30, seed: int = 1) -> None:
    """Try them all and tell."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, copy / name)
        mutants, tried = (*named(), *seeded(count, seed)), []
        for room in dict.fromkeys(mutant.room for mutant in mutants):
            assert not killed(_unchanged(room), copy), f"the tests of {room} fail as it is"
        for mutant in mutants:
            tried.append(killed(mutant, copy))
            print("killed  " if tried[-1] else "SURVIVED", mutant.room, mutant.file, mutant.what, flush=True)  # noqa: T201
        print(f"{sum(tried)} of {len(tried)} killed")  # noqa: T201


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
