"""What reading a message costs in processor time: 4,000 characters of talk, of one thing over and over, and one phrase.

Run: `uv run pytest tests/benchmarks/test_reading.py -n 0 --benchmark-enable`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.catalogue import load_catalogue
from dialogs.domain.service import Language
from dialogs.understanding import understand
from dialogs.understanding.pipeline import LONGEST
from dialogs.understanding.result import Context

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
Benchmark = Callable[..., Any]

pytestmark = pytest.mark.benchmark(timer=time.process_time)

FRENCH = (
    "Bonjour, ma voisine m'a parlé de vous et je passe souvent devant chez vous en allant au travail. Cet été je les ai "
    "laissés pousser et maintenant je ne sais plus quoi en faire, il fait chaud et je transpire. Je voudrais quelque chose "
    "de plus court sur les côtés, environ 2 cm, et garder un peu de longueur dessus. Pas de frange surtout, et samedi si "
    "possible. Mon mari trouve que ça m'irait bien, on verra. Est-ce que vous prenez la carte ? "
)
ENGLISH = (
    "Hello, we moved in last spring and nobody has looked after the place since. The neighbours keep telling us about the "
    "hedge, it hangs over the path and the postman complains. I would like it down to about five foot, and the lawn cut "
    "every fortnight until October. Please leave the roses alone, my mother planted them. We can pay up to 200 a month "
    "and you can come whenever you like, the gate is never locked. "
)


def of_4000(piece: str) -> str:
    """A piece over and over, as long as a message may be."""
    return (piece * LONGEST)[:LONGEST]


@pytest.mark.parametrize(
    ("service", "language", "words"),
    [
        pytest.param("haircut", "fr", of_4000(FRENCH), id="French talk"),
        pytest.param("garden", "en", of_4000(ENGLISH), id="English talk"),
        pytest.param("haircut", "fr", FRENCH, id="French, a long message"),
        pytest.param("haircut", "fr", "une brosse avant samedi, 30 € au plus", id="a phrase"),
        *(
            pytest.param(service, "fr", of_4000(piece), id=f"{piece!r} over and over")
            for service, piece in (
                ("haircut", "€5"),
                ("haircut", "5cm,"),
                ("birthday_cake", '"a"'),
                ("website", "demain "),
                ("haircut", "7 "),
                ("garden", ","),
            )
        ),
    ],
)
def test_reading(benchmark: Benchmark, service: str, language: Language, words: str) -> None:
    known, context = load_catalogue()[service], Context(now=NOW, language=language)
    understand(words, known, context)
    read = benchmark.pedantic(understand, args=(words, known, context), rounds=5)
    assert read == understand(words, known, context)
