"""The flows as Mermaid diagrams: each by its states, and all of them on one page by the exits between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dialogs.engine.machine import AUTO, SAME, Flow, Row

Arrow = tuple[str, str]
"""Where it begins, and where it ends."""
LONG = 8
"""So many words of a label stand in one line."""


def drawn(flow: Flow[Any]) -> str:
    """One flow: a diamond for what is decided at once, a box around states that share ways out.

    What leaves a state as it is is not drawn; a guard is, where the same word leads to several places.
    """
    boxes = [line for name, states in flow.groups.items() for line in _box(name, states)]
    led = _led(flow)
    last = [*flow.ends, *(state for state in led if _last(flow, state))]
    return "\n".join(
        [
            "stateDiagram-v2",
            *(f"    state {state} <<choice>>" for state in flow.states if _decides(flow, state)),
            *(f'    state "{state} → {", ".join(flows)}" as {state}' for state, flows in led.items()),
            *boxes,
            *(f"    [*] --> {state}" for state in (flow.initial, *flow.entries)),
            *(_line(arrow, words) for arrow, words in _arrows(flow).items()),
            *(f"    {state} --> [*]" for state in last),
        ]
    )


def overview(flows: Iterable[Flow[Any]]) -> str:
    """The whole conversation: whose each flow is, and where its ends lead. Dotted: what may be done at any moment."""
    known = [flow for flow in flows if flow.exits]
    sides = ("client", "staff")
    return "\n".join(
        [
            "flowchart LR",
            *(line for side in sides for line in _side(side, [flow.name for flow in known if flow.seat == side])),
            f"    begin([first words]) --> {known[0].name}",
            *(_between(flow, there, names) for flow in known for there, names in _targets(flow).items()),
        ]
    )


def _box(name: str, states: tuple[str, ...]) -> list[str]:
    return [f"    state {name} {{", *(f"        {state}" for state in states), "    }"]


def _side(name: str, flows: list[str]) -> list[str]:
    return [f"    subgraph {name}", *(f"        {flow}" for flow in flows), "    end"]


def _targets(flow: Flow[Any]) -> Mapping[str, list[str]]:
    """The flows that this one leads to, and by which of its states."""
    found: dict[str, list[str]] = {}
    for exit in flow.exits:
        found.setdefault(exit.flow, []).append(exit.state)
    return found


def _between(flow: Flow[Any], there: str, names: list[str]) -> str:
    arrow = "-->" if flow.seat else "-.->"
    return f"    {flow.name} {arrow}|{', '.join(dict.fromkeys(names))}| {there}"


def _led(flow: Flow[Any]) -> Mapping[str, list[str]]:
    """State -> the flows that it leads to."""
    found: dict[str, list[str]] = {}
    for exit in flow.exits:
        found.setdefault(exit.state, []).append(exit.flow)
    return {state: list(dict.fromkeys(led)) for state, led in found.items()}


def _decides(flow: Flow[Any], state: str) -> bool:
    """Whether one of several ways is taken there at once."""
    return state in flow.automatic and sum(state in row.sources for row in flow.rows) > 1


def _last(flow: Flow[Any], state: str) -> bool:
    """Whether no row leads on from there."""
    return state not in flow.ends and not any(state in row.sources for row in flow.rows)


def _arrows(flow: Flow[Any]) -> Mapping[Arrow, list[str]]:
    """The arrows, each with the words that lead along it; those that a whole group shares begin at its box."""
    found: dict[Arrow, list[str]] = {}
    for row in flow.rows:
        for trigger in row.triggers:
            for source in _sources(flow, row, trigger):
                words = found.setdefault((source, row.leads(source)), [])
                words += [word for word in [_word(flow, row, trigger, source)] if word not in words]
    return {arrow: words for arrow, words in found.items() if arrow[0] != arrow[1]}


def _sources(flow: Flow[Any], row: Row[Any], trigger: str) -> Iterator[str]:
    whole = {
        name: states for name, states in flow.groups.items() if row.to != SAME and _shared(flow, row, trigger, states)
    }
    yield from (name for name, states in whole.items() if set(states) & set(row.sources))
    boxed = {state for states in whole.values() for state in states}
    yield from (source for source in row.sources if source not in boxed)


def _shared(flow: Flow[Any], row: Row[Any], trigger: str, states: tuple[str, ...]) -> bool:
    """Whether the word leads from each of these states to where it does here."""
    leading = (other for other in flow.rows if other.to == row.to and trigger in other.triggers)
    return set(states) <= {source for other in leading for source in other.sources}


def _word(flow: Flow[Any], row: Row[Any], trigger: str, source: str) -> str:
    """The word, with its guard where it leads to several places."""
    states = flow.groups.get(source, (source,))
    others = (other for other in flow.rows if trigger in other.triggers and set(states) & set(other.sources))
    forked = len({other.leads(source) for other in others}) > 1
    guard = f"[{row.when.__name__}]" if row.when and forked else ""
    return guard if trigger == AUTO else f"{trigger} {guard}".rstrip()


def _line(arrow: Arrow, words: list[str]) -> str:
    rows = [", ".join(words[at : at + LONG]) for at in range(0, len(words), LONG)]
    label = "<br/>".join(filter(None, rows)).strip(", ")
    return f"    {arrow[0]} --> {arrow[1]}" + (f": {label}" if label else "")
