"""Hidden clients: the same for a seed, possible for the service, and of every kind."""

from __future__ import annotations

import pytest

from dialogs.simulation.generate import generate
from dialogs.simulation.hidden import KINDS, ClientKind
from dialogs.simulation.target import feasible
from tests.dialogs.simulation.clients_cast import SALON


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_always_gives_the_same_client(kind: ClientKind) -> None:
    assert generate(SALON, kind, 7) == generate(SALON, kind, 7)
    assert any(generate(SALON, kind, 7) != generate(SALON, kind, seed) for seed in (8, 9, 10))


def test_a_target_keeps_the_rules_and_its_own_limits() -> None:
    for seed in range(100):
        client = generate(SALON, "plain", seed)
        values = {a: w.ideal for a, w in client.wishes.items() if SALON.aspect(a).listed}
        assert feasible(SALON, values, client.wishes)


def test_not_every_target_is_a_known_outcome() -> None:
    known = [dict(outcome.values) for outcome in SALON.outcomes]
    strays = 0
    for seed in range(100):
        wishes = generate(SALON, "plain", seed).wishes
        ideal = {a: w.ideal for a, w in wishes.items() if SALON.aspect(a).listed and not w.refuses}
        strays += not any(ideal.items() <= outcome.items() for outcome in known)
    assert 10 < strays < 90


def test_who_never_volunteers_voices_nothing() -> None:
    clients = [generate(SALON, "never_volunteers", seed) for seed in range(60)]
    assert {w.visibility for c in clients for w in c.wishes.values()} <= {"on_ask", "on_show", "never"}


def test_half_of_the_changes_come_without_a_marker_and_half_after_the_agreement() -> None:
    changes = [c.change for c in (generate(SALON, "changer", seed) for seed in range(200)) if c.change]
    assert 0.4 < sum(change.marked for change in changes) / len(changes) < 0.6
    assert 0.4 < sum(change.after_agreement for change in changes) / len(changes) < 0.6


def test_an_impossible_wish_breaks_a_rule_of_the_service() -> None:
    clients = [generate(SALON, "impossible", seed) for seed in range(200)]
    asked = [c for c in clients if c.impossible]
    assert asked
    for client in asked:
        values = {a: w.ideal for a, w in client.wishes.items() if SALON.aspect(a).listed}
        assert not feasible(SALON, {**values, client.impossible.wish.aspect: client.impossible.wish.ideal}, {})


def test_the_dissenting_speaker_is_wrong_towards_no_return() -> None:
    clients = [c for c in (generate(SALON, "dissenting", seed) for seed in range(60)) if c.proxy and c.proxy.mistaken]
    for client in clients:
        wrong = client.proxy.mistaken[0]
        assert wrong.ideal not in client.wishes[wrong.aspect].accepts
    assert clients


def test_kinds_differ_in_manner() -> None:
    assert generate(SALON, "child", 1).manner.notice == 0.6
    assert generate(SALON, "plain", 1).manner.notice == 0.85
    assert {generate(SALON, kind, 1).manner.patience for kind in KINDS} == {12}
    assert {generate(SALON, kind, 1).manner.mistap for kind in KINDS} == {0.03}
