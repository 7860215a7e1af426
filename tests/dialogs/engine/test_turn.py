"""A turn changes by copies that mypy checks, and derives what the engine sees once for the same statements."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest

from dialogs.domain.case import Case, CaseChanges, Statement
from dialogs.domain.person import Person, PersonChanges
from dialogs.domain.service import Service
from dialogs.engine.turn import Turn, TurnChanges
from dialogs.flows.front_desk.turn import Desk, DeskChanges
from dialogs.policy import plan
from dialogs.policy.belief import Belief
from tests.cast import Cast


@pytest.mark.parametrize(
    ("value", "changes"),
    [(Case, CaseChanges), (Person, PersonChanges), (Turn, TurnChanges), (Desk, DeskChanges)],
)
def test_what_may_be_changed_is_what_there_is(value: type, changes: type) -> None:
    hints = get_type_hints(value)
    assert get_type_hints(changes) == {field.name: hints[field.name] for field in fields(value)}


class Derivations:
    """Counts how often the engine derives what follows from the statements, and from which."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._real = plan.believe
        self._of: list[tuple[Statement, ...]] = []
        monkeypatch.setattr(plan, "believe", self._counted)

    def _counted(self, service: Service, live: tuple[Statement, ...]) -> Belief:
        self._of.append(live)
        return self._real(service, live)

    def since_last(self) -> list[tuple[Statement, ...]]:
        """The statements of each derivation since this was asked last."""
        since, self._of = self._of, []
        return since


async def test_a_turn_derives_once_what_follows_from_the_same_statements(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    derivations, lea = Derivations(monkeypatch), cast.client("lea")
    await lea.says("Bonjour, une coupe en brosse, samedi, 40 € max, aucune allergie")
    for taps in (("C'est ça",), ("Détails",), ("1 indispensable", "Je suis d'accord")):
        derivations.since_last()
        await lea.taps(*taps)
        derived = derivations.since_last()
        assert len(derived) == len(set(derived)), f"derived twice from the same statements at {taps}"
    assert lea.sees("équipe"), "the last tap agreed"
    assert derived, "an agreement looks at what was ticked"
