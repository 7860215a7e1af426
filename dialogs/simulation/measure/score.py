"""The score of one play, and what went wrong in it. Counts only: shares and intervals are made in `summary`.

Judged is the last baseline (none: nothing is required) against the hidden target after any change of mind. An impossible
wish counts for nothing: once told, it is given up.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.domain.service import Aspect, Service, is_own
from dialogs.domain.specification import Baseline
from dialogs.simulation.client.word_count import words
from dialogs.simulation.hidden import Wish
from dialogs.simulation.measure.accounted import Accounted, accounted, in_own_words, meant
from dialogs.simulation.measure.compare import allowed, beyond_return, met, no_more, strict_on
from dialogs.simulation.transcript import Transcript
from dialogs.wording.compose import Composed

SECONDS_READ, SECONDS_TYPED, SECONDS_TAP, SECONDS_PICTURE = 0.25, 1.7, 1.5, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many there were, and how many of them were right."""

    of: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One play.

    strict_recall     of the strict wishes, those that the baseline's strict requirements ensure.
    hidden_recall     the same of those not voiced (on_ask, on_show, never).
    style_recall      the same of those not voiced whose aspect has a list of values and is visible or part of the result.
    negative_recall   the same of the refusals ("must not") not voiced.
    strict_precision  of the aspects that the baseline is strict about, those that the client is strict about, and where
                      the requirements rule out nothing that it accepts.
    turns, taps       of the client; words typed and read (texts and labels); pictures seen.
    burden            seconds: .25·words read + 1.7·words typed + 1.5·taps + 3·pictures.
    reasks            questions on an aspect asked before and not changed since.
    idle_questions    questions after every strict wish had been told.
    changes           1 for a change of mind that was voiced; `recovered` when each changed wish is ensured at the end;
                      `recovery_turns` until the bot showed the new value (0: never).
    wrong_after_change  changed aspects on which the baseline still rules the new wish out.
    contradictions    aspects with strict requirements that cannot all hold; with a contradiction unsettled in the
                      agreed case; and the contradicted aspect when the baseline holds a value not wanted.
    vague_leaks       requirements that are vague, or hold a vague phrase of the client.
    proxy_leaks       strict requirements that ask for a value that only the speaker likes.
    irreversible      aspects done as not wanted, with no way back (also when only pictured).
    left              1 when the client left for want of patience.
    missed, spurious  the aspects behind strict_recall and strict_precision.
    unasked_recall    hidden recall without what the greeting asks for by name.
    lost              of what was put into words, what stands in no binding line.
    misread           of as many, the strict lines that were not meant.
    kept_in_own_words   of as many, what stands there in the client's own words only.
    loads             of each message that the client read: its words, labels and all, and its buttons.

    A wish that stands in a line of its own words is ensured, unless a strict line says otherwise.
    """

    strict_recall: Tally
    hidden_recall: Tally
    style_recall: Tally
    negative_recall: Tally
    strict_precision: Tally
    turns: int
    taps: int
    typed: int
    read: int
    pictures: int
    burden: float
    reasks: int
    idle_questions: int
    changes: int
    recovered: int
    recovery_turns: int
    wrong_after_change: int
    contradictions: int
    vague_leaks: int
    proxy_leaks: int
    irreversible: int
    left: int
    missed: tuple[str, ...]
    spurious: tuple[str, ...]
    unasked_recall: Tally
    lost: Tally
    misread: Tally
    kept_in_own_words: Tally
    loads: tuple[tuple[int, int], ...]


def score(transcript: Transcript, service: Service) -> Score:
    """The score of a play. Pure."""
    baseline = transcript.baselines[-1] if transcript.baselines else None
    wishes = [wish for wish in transcript.client.final.values() if wish.strict]
    ensured = {w.aspect for w in wishes if _ensured(w, transcript, baseline, service)}
    hidden = [wish for wish in wishes if wish.visibility != "voiced"]
    required = _required(transcript, baseline)
    spurious = tuple(a for a in required if not _asks_no_more(transcript, baseline, service.aspect(a)))
    changed = _changed(transcript)
    became = accounted(transcript, service)
    read, typed, taps, pictures = _effort(transcript, drawn=bool(service.sketch))
    return Score(
        strict_recall=_tally(wishes, ensured),
        hidden_recall=_tally(hidden, ensured),
        style_recall=_tally([w for w in hidden if _is_style(service.aspect(w.aspect))], ensured),
        negative_recall=_tally([w for w in hidden if w.strength == "must_not"], ensured),
        strict_precision=Tally(of=len(required), right=len(required) - len(spurious)),
        turns=len(transcript.turns),
        taps=taps,
        typed=typed,
        read=read,
        pictures=pictures,
        burden=SECONDS_READ * read + SECONDS_TYPED * typed + SECONDS_TAP * taps + SECONDS_PICTURE * pictures,
        reasks=sum(asked.again for asked in transcript.asked),
        idle_questions=sum(asked.idle for asked in transcript.asked),
        changes=int(bool(changed)),
        recovered=int(bool(changed) and all(wish.aspect in ensured for wish in changed)),
        recovery_turns=transcript.shown_after,
        wrong_after_change=sum(_ruled_out(wish, baseline, service.aspect(wish.aspect)) for wish in changed),
        contradictions=_contradictions(transcript, baseline, service, ensured),
        vague_leaks=_vague(transcript, baseline),
        proxy_leaks=_proxy_leaks(transcript, baseline, service),
        irreversible=sum(
            beyond_return(wish, baseline, service.aspect(wish.aspect)) for wish in transcript.client.final.values()
        ),
        left=int(transcript.left),
        missed=tuple(wish.aspect for wish in wishes if wish.aspect not in ensured),
        spurious=spurious,
        unasked_recall=_tally([w for w in hidden if w.aspect not in transcript.greeted], ensured),
        lost=_of_said(became, became.lost),
        misread=_of_said(became, became.misread),
        kept_in_own_words=_of_said(became, became.own),
        loads=tuple(_load(message, drawn=bool(service.sketch)) for message in transcript.messages),
    )  # fmt: skip


def _tally(wishes: list[Wish], ensured: set[str]) -> Tally:
    return Tally(of=len(wishes), right=sum(wish.aspect in ensured for wish in wishes))


def _of_said(became: Accounted, some: tuple[str, ...]) -> Tally:
    return Tally(of=len(became.said), right=len(some))


def _ensured(wish: Wish, transcript: Transcript, baseline: Baseline | None, service: Service) -> bool:
    required = strict_on(baseline, wish.aspect)
    return met(wish, required, service.aspect(wish.aspect)) or in_own_words(transcript, baseline, wish)


def _required(transcript: Transcript, baseline: Baseline | None) -> tuple[str, ...]:
    """The aspects that the baseline is strict about; a line in own words only where it is none that was meant."""
    strict = (r for r in (baseline.requirements if baseline else ()) if r.strength != "bonus")
    return tuple(dict.fromkeys(r.aspect for r in strict if not (is_own(r.aspect) and meant(transcript, r))))


def _is_style(aspect: Aspect) -> bool:
    return aspect.listed and (aspect.visible or aspect.facet == "result")


def _asks_no_more(transcript: Transcript, baseline: Baseline | None, aspect: Aspect) -> bool:
    wish = transcript.client.final.get(aspect.id)
    return wish is not None and wish.strict and no_more(wish, strict_on(baseline, aspect.id), aspect)


def _effort(transcript: Transcript, *, drawn: bool) -> tuple[int, int, int, int]:
    """Words read, words typed, taps, pictures seen."""
    messages = list(transcript.messages)
    return (
        sum(_load(message, drawn=drawn)[0] for message in messages),
        sum(turn.typed for turn in transcript.turns),
        sum(turn.taps for turn in transcript.turns),
        sum(len(message.pictures) for message in messages) if drawn else 0,
    )


def _load(message: Composed, *, drawn: bool) -> tuple[int, int]:
    """Words to be read and buttons of a message. Without a sketch, the description of a picture is read as text."""
    described = [] if drawn else [picture.alt for picture in message.pictures if picture.alt not in message.text]
    texts = (message.text, *(button.label for button in message.buttons), *described)
    return sum(words(text) for text in texts), len(message.buttons)


def _changed(transcript: Transcript) -> tuple[Wish, ...]:
    change = transcript.client.change
    return change.wishes if change and transcript.changed else ()


def _ruled_out(wish: Wish, baseline: Baseline | None, aspect: Aspect) -> bool:
    """Whether strict requirements allow nothing of what is now wanted."""
    required = strict_on(baseline, wish.aspect)
    return bool(required) and not allowed(required, aspect) & frozenset(wish.accepts)


def _contradictions(transcript: Transcript, baseline: Baseline | None, service: Service, ensured: set[str]) -> int:
    if baseline is None:
        return 0
    listed = [service.aspect(a) for a in _required(transcript, baseline) if service.aspect(a).listed]
    empty = {aspect.id for aspect in listed if not allowed(strict_on(baseline, aspect.id), aspect)}
    slip = transcript.client.slip
    fooled = slip is not None and transcript.contradicted and slip.aspect not in ensured
    mistaken = fooled and slip is not None and slip.value in _values(baseline, service.aspect(slip.aspect))
    return len(empty | set(transcript.contested) | ({slip.aspect} if slip and mistaken else set()))


def _values(baseline: Baseline, aspect: Aspect) -> frozenset[str]:
    required = strict_on(baseline, aspect.id)
    return allowed(required, aspect) if required else frozenset()


def _vague(transcript: Transcript, baseline: Baseline | None) -> int:
    hints = [hint.casefold() for hint in transcript.hints]
    agreed = baseline.requirements if baseline else ()
    return sum(r.operator == "vague" or any(h in v.casefold() for v in r.values for h in hints) for r in agreed)


def _proxy_leaks(transcript: Transcript, baseline: Baseline | None, service: Service) -> int:
    proxy, leaks = transcript.client.proxy, 0
    for taste in (*proxy.tastes, *proxy.mistaken) if proxy else ():
        required = strict_on(baseline, taste.aspect)
        wish = transcript.client.final.get(taste.aspect)
        shared = wish is not None and taste.ideal in wish.accepts
        aspect = service.aspect(taste.aspect)
        leaks += bool(required) and not shared and allowed(required, aspect) == frozenset(taste.accepts)
    return leaks
