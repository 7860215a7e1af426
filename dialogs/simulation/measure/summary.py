"""Many scores as figures: shares with 95 % intervals, medians and totals. No composite."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dialogs.simulation.measure.score import Score, Tally

SHARES = (
    "hidden_recall",
    "unasked_recall",
    "style_recall",
    "negative_recall",
    "strict_recall",
    "strict_precision",
    "lost",
    "misread",
    "kept_in_own_words",
)
DRAWS = 1000
Figure = float | int | None | list[float | None]
Figures = dict[str, Figure]
Numbers = NDArray[np.float64]


def summarise(scores: Sequence[Score]) -> Figures:
    """The figures of these plays, in the shape of `simulate --json`.

    A share is of all cases together (not the mean of the plays' shares): None where there is no case. Its interval is by
    the bootstrap over plays (1,000 draws, always the same). Counts are totals.
    """
    figures: Figures = {}
    for name in SHARES:
        figures |= _share(name, [getattr(score, name) for score in scores])
    figures |= _middle("turns", [score.turns for score in scores])
    figures |= _middle("burden", [score.burden for score in scores])
    changes = [Tally(of=score.changes, right=score.recovered) for score in scores]
    figures |= _share("recovered_changes", changes)
    return figures | {
        "recovery_turns_max": max((score.recovery_turns for score in scores), default=0),
        "irreversible_errors": sum(score.irreversible for score in scores),
        "wrong_after_change": sum(score.wrong_after_change for score in scores),
        "unresolved_contradictions": sum(score.contradictions for score in scores),
        "vague_leaks": sum(score.vague_leaks for score in scores),
        "proxy_leaks": sum(score.proxy_leaks for score in scores),
        "reasks": sum(score.reasks for score in scores),
        "left_impatient": sum(score.left for score in scores),
        "idle_questions": sum(score.idle_questions for score in scores),
        "taps_median": _median([score.taps for score in scores]),
        "words_typed_median": _median([score.typed for score in scores]),
        **_spread("message_words", [words for score in scores for words, _ in score.loads]),
        **_spread("message_buttons", [buttons for score in scores for _, buttons in score.loads]),
    }


def _share(name: str, tallies: Sequence[Tally]) -> Figures:
    right = np.array([tally.right for tally in tallies], dtype=np.float64)
    total = np.array([tally.of for tally in tallies], dtype=np.float64)
    if total.sum() == 0:
        return {name: None, f"{name}_ci": [None, None]}
    drawn = _drawn(len(tallies))
    of = total[drawn].sum(axis=1)
    shares = right[drawn].sum(axis=1)[of > 0] / of[of > 0]
    return {name: round(float(right.sum() / total.sum()), 4), f"{name}_ci": _interval(shares)}


def _middle(name: str, values: Sequence[float]) -> Figures:
    """Median with its interval, and the 90th percentile."""
    numbers = np.array(values, dtype=np.float64)
    if numbers.size == 0:
        return {_median_key(name): None, f"{_median_key(name)}_ci": [None, None], f"{name}_p90": None}
    medians = np.median(numbers[_drawn(numbers.size)], axis=1)
    return {
        _median_key(name): round(float(np.median(numbers)), 1),
        f"{_median_key(name)}_ci": _interval(medians),
        f"{name}_p90": round(float(np.percentile(numbers, 90)), 1),
    }


def _spread(name: str, values: Sequence[int]) -> Figures:
    """Median, 90th percentile and most."""
    if not values:
        return dict.fromkeys((f"{name}_median", f"{name}_p90", f"{name}_most"))
    middle, high = np.percentile(values, [50, 90])
    return {f"{name}_median": float(middle), f"{name}_p90": float(high), f"{name}_most": max(values)}


def _median_key(name: str) -> str:
    return "burden_median_s" if name == "burden" else f"{name}_median"


def _median(values: Sequence[float]) -> float | None:
    return float(np.median(values)) if values else None


def _drawn(count: int) -> NDArray[np.int64]:
    """Which plays each bootstrap draw holds: draws by plays."""
    return np.random.default_rng(count).integers(0, count, size=(DRAWS, count))


def _interval(values: Numbers) -> list[float | None]:
    low, high = np.percentile(values, [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]
