"""What happened in one play: turn by turn, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from dialogs.domain.specification import Baseline
from dialogs.simulation.client.actions import Choose, Leave, Say
from dialogs.simulation.client.word_count import words
from dialogs.simulation.hidden import Beyond, HiddenClient
from dialogs.wording.compose import Composed

Phrase: TypeAlias = tuple[str, str]
"""What a client said, and an aspect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The client read `before`, then did this. `did` is what a bystander would see: words, or labels in brackets."""

    before: tuple[Composed, ...]
    action: Say | Choose | Leave
    did: str

    @property
    def taps(self) -> int:
        return self.action.taps if isinstance(self.action, Choose) else 0

    @property
    def typed(self) -> int:
        return words(self.action.text) if isinstance(self.action, Say) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question about one aspect: when, and whether anything was still to be learnt.

    `again`: the aspect had been asked before, answered, and not been changed since. `idle`: the client had already told
    all its strict wishes. `wasted`: it had told this one, or had no wish there.
    """

    turn: int
    aspect: str
    again: bool
    idle: bool
    wasted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """One play. `changed` is the turn of the change of mind (0: none); `shown_after` how many turns later the bot first
    showed the new value (0: never). `contested` are aspects with an unsettled contradiction at the end. `hints` are
    vague phrases that the client used. `missed` are phrases from which nothing was taken about their aspect; `misread`
    are messages from which something was taken about an aspect that they did not mean. `said` is all that the client
    said of its wishes, `beyond` what it said that no aspect covers, `greeted` the aspects that the greeting asked for."""

    client: HiddenClient
    policy: str
    turns: tuple[Turn, ...]
    after: tuple[Composed, ...]
    baselines: tuple[Baseline, ...]
    status: str
    left: bool
    informed: bool
    changed: int
    shown_after: int
    contradicted: bool
    contested: tuple[str, ...]
    asked: tuple[Asked, ...]
    hints: tuple[str, ...]
    missed: tuple[Phrase, ...]
    misread: tuple[Phrase, ...]
    said: tuple[Phrase, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    greeted: tuple[str, ...] = ()

    @property
    def messages(self) -> Iterator[Composed]:
        for turn in self.turns:
            yield from turn.before
        yield from self.after


def readable(transcript: Transcript) -> str:
    """The play as text: the hidden target, the talk, the agreement. For people who look for what went wrong."""
    lines = [
        f"# {transcript.client.service} · {transcript.client.kind} · seed {transcript.client.seed} · {transcript.policy}"
    ]
    lines += [f"#   {_hidden(transcript, aspect)}" for aspect in transcript.client.final]
    lines += [f"#   beyond: {wish.words}" for wish in transcript.client.beyond]
    for turn in transcript.turns:
        lines += [_heard(message) for message in turn.before] + [f"CLIENT> {turn.did}"]
    lines += [_heard(message) for message in transcript.after]
    lines += [f"# {transcript.status}{', left impatient' if transcript.left else ''}"]
    for requirement in transcript.baselines[-1].requirements if transcript.baselines else ():
        lines.append(
            f"#   {requirement.strength} {requirement.aspect} {requirement.operator} {' '.join(requirement.values)}"
        )
    return "\n".join(lines) + "\n"


def _hidden(transcript: Transcript, aspect: str) -> str:
    wish = transcript.client.final[aspect]
    values = f"not {', '.join(wish.refuses)}" if wish.refuses else ", ".join(wish.accepts)
    return f"{wish.strength} {aspect}: {values} ({wish.visibility})"


def _heard(message: Composed) -> str:
    parts = [message.text, *(f"[picture: {picture.alt}]" for picture in message.pictures)]
    labels = " ".join(f"[{'x ' if b.ticked else '' if b.sends else '  '}{b.label}]" for b in message.buttons)
    return "BOT> " + "\n     ".join("\n".join([*parts, labels]).strip().split("\n"))
