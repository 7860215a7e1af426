"""Fits the weights of `dialogs.understanding.confidence` on phrase files, and prints them with what they are worth.

`python -m tests.dialogs.understanding.fit_confidence FOLDER...`: every phrase of the folders is read, each reading is judged as
by `phrase_judge`, and a logistic regression with a small ridge is fitted by Newton's method. What it prints first is measured
on parts that were left out (five folds, by phrase): precision and recall of what is taken as sure at several thresholds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.catalogue import load_catalogue
from dialogs.understanding.confidence import FEATURES, Judged, features
from dialogs.understanding.evidence import Evidence
from dialogs.understanding.interpret.modality import reading
from dialogs.understanding.pipeline import steps
from tests.dialogs.understanding.phrase_judge import Phrase, context_of, phrases, right, services_for

FOLDS = 5
RIDGE = 3.0
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """One reading of one phrase: its features, and whether it is right."""

    phrase: int
    features: Mapping[str, float]
    right: bool


def cases(folders: Sequence[Path]) -> Iterator[Case]:
    """Every reading of every phrase of some folders."""
    catalogue = load_catalogue()
    number = 0
    for folder in folders:
        for phrase in phrases(folder):
            for service in services_for(phrase, catalogue):
                number += 1
                yield from _of_phrase(number, phrase, service)


def _of_phrase(number: int, phrase: Phrase, service) -> Iterator[Case]:  # type: ignore[no-untyped-def]
    *_, utterance = steps(phrase.text, service, context_of(phrase))
    around = Evidence(utterance)
    for candidate in utterance.kept:
        if not candidate.trouble:
            what = reading(utterance, candidate)
            yield Case(
                number,
                dict(features(Judged(what, candidate, around))),
                right(what, phrase, service) or _part(what, phrase),
            )


def _part(what, phrase: Phrase) -> bool:  # type: ignore[no-untyped-def]
    """Whether it is one of several values that are expected in one statement ("neither red nor blue")."""
    return any(
        (wish["aspect"], wish["operator"]) == (what.aspect, what.operator)
        and set(what.values) <= set(wish.get("values", ()))
        for wish in (*phrase.expect, *phrase.may)
    )


def fit(known: Sequence[Case]) -> Vector:
    """The weights of FEATURES under which what is right is likeliest."""
    rows = np.array([[case.features.get(name, 0.0) for name in FEATURES] for case in known])
    target = np.array([case.right for case in known], dtype=float)
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], RIDGE)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (target - chance) - penalty * weights
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def chances(known: Sequence[Case], weights: Vector) -> Vector:
    rows = np.array([[case.features.get(name, 0.0) for name in FEATURES] for case in known])
    return np.asarray(1 / (1 + np.exp(-rows @ weights)))


def main(folders: Sequence[Path]) -> str:
    known = list(cases(folders))
    held_out = np.zeros(len(known))
    for fold in range(FOLDS):
        train = [case for case in known if case.phrase % FOLDS != fold]
        places = [place for place, case in enumerate(known) if case.phrase % FOLDS == fold]
        held_out[places] = chances([known[place] for place in places], fit(train))
    is_right = np.array([case.right for case in known])
    lines = [
        f"{len(known)} readings, {is_right.mean():.3f} right",
        "  sure from   taken   precision   share of right ones",
    ]
    for threshold in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        taken = held_out >= threshold
        lines.append(
            f"  {threshold:9.2f} {taken.mean():7.3f} {is_right[taken].mean():11.3f} {is_right[taken].sum() / is_right.sum():14.3f}"
        )
    weights = fit(known)
    lines += [f'    "{name}": {weight:.2f},' for name, weight in zip(FEATURES, weights, strict=True)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(main([Path(folder) for folder in sys.argv[1:]]) + "\n")
