"""The other side in a simulation: a member of the staff who agrees to what is feasible and reads before tapping."""

from __future__ import annotations

import re

from dialogs.domain.service import Language, Service
from dialogs.simulation.client.actions import Choose
from dialogs.simulation.client.button_words import bare
from dialogs.simulation.client.domain import Domain, Plan
from dialogs.simulation.client.view import View, look
from dialogs.wording.compose import Button, Composed

CONFIRM = r"^(?:je m'engage|i commit|we commit|je confirme|i confirm|d'accord|agreed|oui|yes|ok)\b|(?:image|picture) \d"


class AgreeingStaff:
    """Taps the button that confirms; among pictures, the one that agrees with the lines of the text."""

    def __init__(self, service: Service, language: Language) -> None:
        self.domain = Domain(service, language)

    def reads(self, message: Composed) -> Choose | None:
        """The tap, or None when nothing in the message confirms."""
        view = look(message, self.domain)
        buttons = [b for b in message.buttons if re.search(CONFIRM, bare(b.label))]
        if not buttons:
            return None
        return Choose(message.reply, (self._right(view, buttons).id,))

    def _right(self, view: View, buttons: list[Button]) -> Button:
        if len(view.pictures) < 2:
            return buttons[0]
        agreed = {line.aspect: line for line in view.lines if line.aspect}
        best = max(range(len(view.pictures)), key=lambda n: _agreement(view.pictures[n], agreed))
        return next((b for b in buttons if re.search(rf"(?<!\d){best + 1}(?!\d)", b.label)), buttons[0])


def _agreement(plan: Plan, lines: object) -> int:
    assert isinstance(lines, dict)
    return sum(
        (set(plan[aspect]) <= set(line.values)) != line.negative for aspect, line in lines.items() if aspect in plan
    )
