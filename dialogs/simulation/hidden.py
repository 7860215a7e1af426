"""What a simulated client hides: the values. Nothing here is ever shown to the bot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Literal, TypeAlias, get_args

from dialogs.domain.service import Language, Text
from dialogs.domain.specification import Strength
from dialogs.simulation.speech import Speech

ClientKind = Literal[
    "plain",
    "never_volunteers",
    "changer",
    "contradictory",
    "child",
    "dementia",
    "dissenting",
    "vague",
    "terse",
    "wordy",
    "typos",
    "impossible",
]
KINDS: tuple[ClientKind, ...] = get_args(ClientKind)

Visibility = Literal["voiced", "on_ask", "on_show", "never"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=1)))
"""The fixed clock of every play: a Monday morning."""

TRAINING_SEEDS = 10_000
"""Seeds below this are for calibrating the bot; figures are reported on seeds from here on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the client wants of one aspect.

    accepts     the acceptable values, the preferred one first (canonical forms, see `dialogs.domain.case`);
                for a limit ("at_most") the limit alone.
    strength    "must" and "must_not" are strict; "bonus" is nice to have.
    refuses     of a "must_not": the values that it must not have (`accepts` are all the others).
    visibility  voiced    said without being asked: in the opening, or one by one at "anything else?"
                on_ask    told when asked; named when a picture shows it wrong
                on_show   named when a picture or the buttons of a question show it; in the abstract "I don't know"
                never     never brought up, not even before a wrong picture: answered when asked, ticked when read back
    basis       "need" where a proxy knows that the beneficiary needs it.
    """

    aspect: str
    accepts: tuple[str, ...]
    strength: Strength
    stake: float
    visibility: Visibility
    refuses: tuple[str, ...] = ()
    operator: Literal["is", "at_most"] = "is"
    basis: Literal["expectation", "need"] = "expectation"

    @property
    def strict(self) -> bool:
        return self.strength != "bonus"

    @property
    def ideal(self) -> str:
        return self.accepts[0]


Wishes: TypeAlias = Mapping[str, Wish]
"""Aspect id -> the wish about it. An aspect that is not there is one the client doesn't mind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the client converses.

    volunteers  voiced wishes told in the opening.
    wordiness   of its sentences.
    typos       share of words with a slip.
    vague       share of wishes first told in vague words.
    mistap      chance that a tap lands on the neighbouring button.
    notice      chance to see that something among six or so is wrong; it falls with their number (client/attention.py).
    forgets     whether what was overlooked once stays overlooked.
    mistick     share of the lines ticked the wrong way, either way.
    patience    turns before it leaves; each repeated question uses up two more, and so do words to be read.
    unread      share of wishes whose words nobody can read; `stays_unread`: whatever else is said of them neither.
    misheard    share of wishes whose words are taken for another value.
    corrects    how it corrects: by taps, in words, or either.
    """

    volunteers: int
    wordiness: Literal["terse", "plain", "wordy"] = "plain"
    typos: float = 0.0
    vague: float = 0.0
    mistap: float = 0.03
    notice: float = 0.85
    forgets: bool = False
    mistick: float = 0.0
    patience: int = 12
    unread: float = 0.0
    stays_unread: bool = False
    misheard: float = 0.0
    corrects: Literal["either", "taps", "words"] = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of mind: from its `turn` on (or once agreed) these wishes replace those on the same aspects.

    `marked`: it is said with a marker ("finalement", "actually"). `outcome`: the result now named, "" for none.
    """

    turn: int
    after_agreement: bool
    marked: bool
    wishes: tuple[Wish, ...]
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A contradiction: at this turn the client says a value that it does not want; asked, it says which is right."""

    turn: int
    aspect: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """The client speaks for another. The wishes of the client are then the beneficiary's.

    tastes    what only the speaker would like: truthfully ticked as no more than a bonus.
    mistaken  what the speaker believes that the beneficiary wants, and is wrong about.
    present   the beneficiary can be shown the picture.
    """

    kind: Literal["child", "dependent"]
    name: str
    tastes: tuple[Wish, ...] = ()
    mistaken: tuple[Wish, ...] = ()
    present: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """A wish against the service's rules: told until the bot says `because`, then given up."""

    wish: Wish
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """A wish that no aspect covers: its words, and the hour that it names, -1 for none. Voiced, or told when asked for more."""

    words: str
    voiced: bool
    hour: int = -1

    @property
    def asks(self) -> bool:
        """Whether it is put as a question, which is kept when it is passed on."""
        return self.words.rstrip().endswith("?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenClient:
    """One simulated client. `unknown` are aspects of which it says "I don't know"; `outcome` is the known result
    that its target was derived from, which it names in the opening when `names_outcome`.

    One of the second family speaks by `speech`, wants things `beyond` the catalogue, and talks of other things (`chatter`)."""

    service: str
    kind: ClientKind
    seed: int
    language: Language
    manner: Manner
    outcome: str
    wishes: Wishes
    mixed: bool = False
    names_outcome: bool = False
    unknown: frozenset[str] = field(default_factory=frozenset)
    change: Change | None = None
    slip: Slip | None = None
    proxy: Proxy | None = None
    impossible: Impossible | None = None
    beyond: tuple[Beyond, ...] = ()
    chatter: tuple[str, ...] = ()
    speech: Speech | None = field(default=None, repr=False)

    @property
    def final(self) -> Wishes:
        """The wishes after the change of mind, if there is one: what the last baseline is judged by."""
        if self.change is None:
            return self.wishes
        return {**self.wishes, **{wish.aspect: wish for wish in self.change.wishes}}
