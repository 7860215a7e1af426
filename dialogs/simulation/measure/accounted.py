"""What became of all that a client said: in a binding line, in its own words, or lost; and what binds though nobody meant it.

"Said" are the wishes that it put into words, of the catalogue and beyond it. A line in own words holds a wish when its
words hold the clause that said it. Judged where something was agreed: who leaves is counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.domain.service import Service, is_own
from dialogs.domain.specification import Baseline, Requirement
from dialogs.simulation.client.word_count import holds_words
from dialogs.simulation.hidden import Beyond, Wish
from dialogs.simulation.measure.compare import allowed, met, no_more, strict_on
from dialogs.simulation.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounted:
    """Names of wishes (aspects, or the words of those beyond): all `said`, and of these the `lost` and those kept only in
    `own` words; and `misread`, the aspects of strict lines that nobody meant."""

    said: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    misread: tuple[str, ...] = ()


def accounted(transcript: Transcript, service: Service) -> Accounted:
    """What became of what was said in a play. Pure."""
    if not transcript.baselines:
        return Accounted()
    baseline = transcript.baselines[-1]
    wishes, lines = _said(transcript), own_lines(baseline)
    read = {a for a, wish in wishes.items() if _read(wish, baseline, service)}
    own = {a for a in wishes if a not in read and any(_in_own_words(transcript, a, line) for line in lines)}
    kept = {wish.words for wish in transcript.beyond if _kept(wish, transcript, baseline)}
    said = (*wishes, *dict.fromkeys(wish.words for wish in transcript.beyond))
    return Accounted(
        said=said,
        lost=tuple(one for one in said if one not in read | own | kept),
        own=tuple(one for one in said if one in own | kept),
        misread=(*_misread(transcript, baseline, service), *(x.aspect for x in lines if not meant(transcript, x))),
    )


def own_lines(baseline: Baseline | None) -> tuple[Requirement, ...]:
    """The lines of a baseline in the client's own words."""
    return tuple(line for line in (baseline.requirements if baseline else ()) if is_own(line.aspect))


def meant(transcript: Transcript, line: Requirement) -> bool:
    """Whether a line in own words holds something that the client wants, rather than a remark."""
    words = " ".join(line.values)
    wishes = (*(phrase for phrase, _ in transcript.said), *(wish.words for wish in transcript.beyond))
    return any(holds_words(words, each) or holds_words(each, words) for each in wishes)


def in_own_words(transcript: Transcript, baseline: Baseline | None, wish: Wish) -> bool:
    """Whether a line in own words holds what the client said of this wish, and no strict line says otherwise."""
    against = strict_on(baseline, wish.aspect)
    return not against and any(_in_own_words(transcript, wish.aspect, line) for line in own_lines(baseline))


def _said(transcript: Transcript) -> dict[str, Wish]:
    """The wishes that were put into words and still count: not what the speaker mistook, nor what is impossible."""
    client = transcript.client
    apart = {wish.aspect for wish in (*client.proxy.mistaken, *client.proxy.tastes)} if client.proxy else set()
    apart |= {client.impossible.wish.aspect} if client.impossible else set()
    apart |= {wish.aspect for wish in client.change.wishes} if client.change and not transcript.changed else set()
    named = dict.fromkeys(aspect for _, aspect in transcript.said)
    return {aspect: client.final[aspect] for aspect in named if aspect in client.final and aspect not in apart}


def _read(wish: Wish, baseline: Baseline, service: Service) -> bool:
    """Whether a line of the catalogue holds the wish: it allows something that is wanted. A bonus may stand in any."""
    aspect = service.aspect(wish.aspect)
    lines = tuple(
        r for r in baseline.requirements if r.aspect == wish.aspect and (r.strength != "bonus" or not wish.strict)
    )
    if not lines or aspect.several or not aspect.listed:
        return bool(lines) and (met(wish, lines, aspect) or (not aspect.several and no_more(wish, lines, aspect)))
    return bool(allowed(lines, aspect) & frozenset(wish.accepts))


def _misread(transcript: Transcript, baseline: Baseline, service: Service) -> tuple[str, ...]:
    """The aspects of strict lines of the catalogue that ask for nothing the client wants."""
    strict = dict.fromkeys(r.aspect for r in baseline.requirements if r.strength != "bonus" and not is_own(r.aspect))
    proxy, wishes = transcript.client.proxy, transcript.client.final
    ideas = {wish.aspect: wish for wish in (*proxy.mistaken, *proxy.tastes)} if proxy else {}
    return tuple(a for a in strict if not _wanted({**ideas, **wishes}.get(a), a, baseline, service))


def _wanted(wish: Wish | None, aspect: str, baseline: Baseline, service: Service) -> bool:
    if wish is None:
        return False
    lines, known = strict_on(baseline, aspect), service.aspect(aspect)
    if known.several:
        return allowed(lines, known) <= frozenset(wish.accepts)
    if known.listed:
        return bool(allowed(lines, known) & frozenset(wish.accepts))
    return met(wish, lines, known) and no_more(wish, lines, known)


def _in_own_words(transcript: Transcript, aspect: str, line: Requirement) -> bool:
    return any(holds_words(" ".join(line.values), phrase) for phrase, about in transcript.said if about == aspect)


def _kept(wish: Beyond, transcript: Transcript, baseline: Baseline) -> bool:
    """Whether a line holds the wish, or it is a question that was seen to be passed on."""
    passed_on = wish.asks and any(holds_words(message.text, wish.words) for message in transcript.messages)
    return passed_on or any(_holds(line, wish) for line in baseline.requirements)


def _holds(line: Requirement, wish: Beyond) -> bool:
    """Whether a line holds a wish beyond the catalogue: by its words, or by the hour."""
    words = " ".join((*line.values, line.words))
    return holds_words(words, wish.words) or (wish.hour >= 0 and f"T{wish.hour:02}:" in words)
