"""The upper bound: the target is simply handed over, in the client's own clear words, and agreed to."""

from __future__ import annotations

from dialogs.domain.service import Service
from dialogs.domain.specification import Agreement, Baseline, Requirement
from dialogs.simulation.chance import Chance
from dialogs.simulation.client.actions import Say
from dialogs.simulation.client.phrases import Tongue
from dialogs.simulation.hidden import NOW, HiddenClient, Wish
from dialogs.simulation.transcript import Transcript, Turn


def hand_over(service: Service, client: HiddenClient) -> Transcript:
    """A transcript whose baseline is the hidden target; its one turn is the client saying it all."""
    wishes = client.final.values()
    tongue = Tongue(service, client.language, Chance(client.seed))
    text = ". ".join(tongue.wish(wish) for wish in wishes)
    baseline = Baseline(
        version=1,
        requirements=tuple(_requirement(wish) for wish in wishes),
        agreed=(Agreement(party="client", at=NOW),),
    )
    return Transcript(
        client=client,
        policy="oracle",
        turns=(Turn(before=(), action=Say(text), did=text),),
        after=(),
        baselines=(baseline,),
        status="agreed",
        left=False,
        informed=True,
        changed=1 if client.change else 0,
        shown_after=1 if client.change else 0,
        contradicted=False,
        contested=(),
        asked=(),
        hints=(),
        missed=(),
        misread=(),
    )


def _requirement(wish: Wish) -> Requirement:
    refused = wish.strength == "must_not"
    return Requirement(
        id=f"r_{wish.aspect}",
        aspect=wish.aspect,
        strength=wish.strength,
        operator="not" if refused else wish.operator,
        values=wish.refuses if refused else wish.accepts,
        sources=("oracle",),
    )
