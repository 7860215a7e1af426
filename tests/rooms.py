"""How the house is built: rooms, floors and arrows. `python -m tests.rooms [FOLDER]` prints them for a package's folder.

A room is a folder of modules, or a module that lies flat among folders. An arrow leads from a room to another that it
imports from (at run time: not under TYPE_CHECKING). A floor is how deep a room lies on the longest way down, rooms that
lead to one another counted as one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent


def rooms(folder: Path) -> dict[str, set[str]]:
    """Each room of a package, with those that it imports from."""
    package = folder.name
    modules = {_module(folder, path): _room(folder, path) for path in sorted(folder.rglob("*.py"))}
    found: dict[str, set[str]] = {room: set() for room in modules.values()}
    for path in folder.rglob("*.py"):
        room = _room(folder, path)
        for name in _imports(ast.parse(path.read_text(encoding="utf-8"))):
            target = modules.get(name) or modules.get(name.rpartition(".")[0])
            if name.startswith(package) and target and target != room:
                found[room].add(target)
    return {room: targets for room, targets in found.items() if room != package or targets}


def floors(arrows: dict[str, set[str]]) -> int | None:
    """How many floors the rooms lie on; None where some lead to one another."""
    try:
        order = list(TopologicalSorter(arrows).static_order())
    except CycleError:
        return None
    depth: dict[str, int] = {}
    for room in order:
        depth[room] = 1 + max((depth[target] for target in arrows[room]), default=0)
    return max(depth.values(), default=0)


def _room(folder: Path, path: Path) -> str:
    parts = path.relative_to(folder).parts
    return ".".join((folder.name, parts[0].removesuffix(".py"))) if parts != ("__init__.py",) else folder.name


def _module(folder: Path, path: Path) -> str:
    parts = (folder.name, *path.relative_to(folder).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.Module) -> Iterator[str]:
    hidden = {id(node) for each in ast.walk(tree) if _is_typing(each) for node in ast.walk(each)}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def told(folder: Path) -> str:
    """One line: how many rooms, floors and arrows."""
    arrows = rooms(folder)
    deep = floors(arrows)
    return f"{folder.name}: {len(arrows)} rooms, {deep or 'no'} floors, {sum(map(len, arrows.values()))} arrows"


if __name__ == "__main__":
    folders = [Path(folder) for folder in sys.argv[1:]] or [ROOT / name for name in ("dialogs", "bot", "storage")]
    sys.stdout.write("\n".join(map(told, folders)) + "\n")
