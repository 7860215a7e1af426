"""What the author of a service file can do better, from many plays: each finding with its remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.domain.service import Aspect, Service
from dialogs.simulation.measure.score import Score
from dialogs.simulation.transcript import Transcript

ENOUGH = 5
"""Fewer cases than this say nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: how often it happened (`times` of `of`), and what helps."""

    what: str
    times: int
    of: int
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What one play says about the service file: whether the client left, aspects wanted, missed, asked, asked in vain; phrases not taken in."""

    left: bool
    wanted: tuple[str, ...]
    missed: tuple[str, ...]
    spurious: tuple[str, ...]
    asked: tuple[str, ...]
    wasted: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    misread: tuple[tuple[str, str], ...]


def notes(transcript: Transcript, score: Score) -> Notes:
    """The notes of one play."""
    return Notes(
        left=transcript.left,
        wanted=tuple(wish.aspect for wish in transcript.client.final.values() if wish.strict),
        missed=score.missed,
        spurious=score.spurious,
        asked=tuple(asked.aspect for asked in transcript.asked),
        wasted=tuple(asked.aspect for asked in transcript.asked if asked.wasted),
        phrases=transcript.missed,
        misread=transcript.misread,
    )


def advise(plays: Sequence[Notes], service: Service) -> tuple[Finding, ...]:
    """At most five findings of each sort, the most frequent first. What is missed is judged by finished plays."""
    finished = [play for play in plays if not play.left]
    return (
        *_left(plays),
        *_missed(finished, service),
        *_spurious(finished),
        *_wasted(plays),
        *_misunderstood(plays, service),
    )


def _left(plays: Sequence[Notes]) -> Iterable[Finding]:
    times = sum(play.left for play in plays)
    if times > len(plays) * 0.05:
        remedy = "fewer mandatory aspects, fewer risks that apply at once, outcomes closer to what people want"
        yield Finding("clients leave before they agree", times, len(plays), remedy)


def _missed(plays: Sequence[Notes], service: Service) -> Iterable[Finding]:
    wanted, missed = _count(p.wanted for p in plays), _count(p.missed for p in plays)
    for aspect, times in missed.most_common(5):
        if wanted[aspect] >= ENOUGH and times / wanted[aspect] > 0.05:
            yield Finding(f"{aspect} is missed", times, wanted[aspect], _remedy(service.aspect(aspect)))


def _remedy(aspect: Aspect) -> str:
    if not aspect.listed:
        return "make it mandatory, so that it is asked"
    drawn = "" if aspect.visible else "draw it in the sketch (visible), "
    return f"raise its stake ({aspect.stake:g}), {drawn}or give its values more of the words that people use"


def _spurious(plays: Sequence[Notes]) -> Iterable[Finding]:
    for aspect, times in _count(p.spurious for p in plays).most_common(5):
        if times >= ENOUGH and times / len(plays) > 0.02:
            remedy = "look in the transcripts whether its words are also used for something else"
            yield Finding(f"{aspect} is required though not wanted so", times, len(plays), remedy)


def _wasted(plays: Sequence[Notes]) -> Iterable[Finding]:
    asked, wasted = _count(p.asked for p in plays), _count(p.wasted for p in plays)
    for aspect, times in wasted.most_common(5):
        if asked[aspect] >= ENOUGH and times / asked[aspect] > 0.5:
            yield Finding(
                f"the question on {aspect} is wasted: already told, or no wish there",
                times,
                asked[aspect],
                "lower its stake, do not make it mandatory, or say in `applies` when it makes sense",
            )


def _misunderstood(plays: Sequence[Notes], service: Service) -> Iterable[Finding]:
    phrases = Counter(phrase for play in plays for phrase in play.phrases)
    for (words, aspect), times in phrases.most_common(5):
        owner = f"{service.id}.{aspect}"
        if times < 2:
            return
        remedy = f"add words like these to the value meant in {owner}, or take them away from another value"
        yield Finding(f'"{words}" is not understood as {aspect}', times, len(plays), remedy)


def _count(names: Iterable[tuple[str, ...]]) -> Counter[str]:
    return Counter(name for some in names for name in some)
