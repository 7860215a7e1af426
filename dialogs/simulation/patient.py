"""The form with people who never lose patience: what a whole form costs, as most clients leave one before its end."""

from __future__ import annotations

from dataclasses import replace

from dialogs.domain.service import Service
from dialogs.policy.strategies import POLICIES
from dialogs.simulation.hidden import HiddenClient
from dialogs.simulation.in_core import in_core
from dialogs.simulation.play import converse
from dialogs.simulation.transcript import Transcript

FORM, PATIENT_FORM = "form", "patient_form"
ENDLESS = 1_000_000


def patient_form(service: Service, client: HiddenClient) -> Transcript:
    """The client's play with the static form, all through."""
    patient = replace(client, manner=replace(client.manner, patience=ENDLESS))
    return converse(in_core(service, patient, POLICIES[FORM]), service, patient, PATIENT_FORM)
