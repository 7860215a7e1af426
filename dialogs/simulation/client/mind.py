"""What a client has in mind while it talks: its wishes now, and what it remembers of the talk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogs.domain.quantity import order
from dialogs.domain.service import Aspect, Service
from dialogs.simulation.client.domain import Plan
from dialogs.simulation.hidden import Beyond, HiddenClient, Wish


@dataclass(slots=True)
class Mind:
    """Mutable, one for each play.

    wishes     what the speaker wants (or believes the beneficiary to want) now, with its own tastes.
    told       aspect -> the turn at which it was told precisely; `hinted` those only told in vague words, `hints`.
    said       (phrase, aspect) of what it has said, to see afterwards whether it was taken in.
    beyond     the wishes beyond the catalogue that it has told, and `recalled` those that it missed and said again.
    muffled    aspects of which nothing that it says is read.
    overlooked aspects of what it has overlooked and will not see.
    fixing     aspects of the lines that it wants corrected.
    listed     aspects seen in the read-back, page after page; `sheets` are its texts, `heard` those of all messages.
    narrowed   aspects of lines that it has pointed out to be narrower than need be.
    reminded   aspects that it has missed in a read-back and said so.
    changed, slipped   the turn of the change of mind, of the contradiction; 0 before.
    prompted   whether "anything else?" has released its one fact.
    read       words read so far.
    mistook    whether it has just misunderstood an explanation.
    informed   whether the bot has said that the impossible wish is impossible.
    """

    wishes: dict[str, Wish]
    told: dict[str, int] = field(default_factory=dict)
    hinted: set[str] = field(default_factory=set)
    hints: list[str] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    beyond: list[Beyond] = field(default_factory=list)
    recalled: set[str] = field(default_factory=set)
    muffled: set[str] = field(default_factory=set)
    overlooked: set[str] = field(default_factory=set)
    fixing: tuple[str, ...] = ()
    listed: set[str] = field(default_factory=set)
    sheets: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    narrowed: set[str] = field(default_factory=set)
    reminded: set[str] = field(default_factory=set)
    asked_before: set[str] = field(default_factory=set)
    last_plan: Plan = field(default_factory=dict)
    turn: int = 0
    impatience: int = 0
    read: int = 0
    changed: int = 0
    slipped: int = 0
    mistaps: int = 0
    informed: bool = False
    prompted: bool = False
    mistook: bool = False

    def untold(self) -> list[Wish]:
        """The voiced wishes not yet told, the weightiest first."""
        waiting = (
            wish
            for wish in self.wishes.values()
            if wish.visibility == "voiced" and wish.aspect not in self.told and wish.aspect not in self.hinted
        )
        return sorted(waiting, key=lambda wish: (not wish.strict, -wish.stake))

    def tells(self, *aspects: str) -> None:
        """Remember that these have been told, now."""
        self.told |= {aspect: self.turn for aspect in aspects if aspect not in self.told}

    def told_all_before(self, turn: int) -> bool:
        """Whether every strict wish had been told before that turn."""
        return all(self.told.get(wish.aspect, turn) < turn for wish in self.wishes.values() if wish.strict)


def open_mind(client: HiddenClient) -> Mind:
    """The mind at the start: proxies mistake some wishes and add tastes of their own."""
    wishes = dict(client.wishes)
    if client.proxy is not None:
        wishes |= {wish.aspect: wish for wish in (*client.proxy.mistaken, *client.proxy.tastes)}
    if client.impossible is not None:
        wishes[client.impossible.wish.aspect] = client.impossible.wish
    return Mind(wishes=wishes)


def fits(wish: Wish, values: Iterable[str], aspect: Aspect) -> bool:
    """Whether all of these values would satisfy the wish, within the aspect's tolerance."""
    if wish.operator == "at_most":
        limit = order(aspect, wish.ideal)
        places = [order(aspect, value) for value in values]
        return limit is not None and all(place is not None and place <= limit for place in places)
    return all(_satisfied(wish, value, aspect) for value in values)


def _satisfied(wish: Wish, value: str, aspect: Aspect) -> bool:
    if value in wish.accepts:
        return True
    if aspect.listed or aspect.kind in ("text", "photo"):
        return False
    wanted, given = order(aspect, wish.ideal), order(aspect, value)
    return wanted is not None and given is not None and abs(wanted - given) <= aspect.tolerance


def mismatches(wishes: Iterable[Wish], plan: Plan, service: Service) -> list[Wish]:
    """The wishes that a shown plan does not satisfy, the weightiest first."""
    wrong = (w for w in wishes if w.aspect in plan and not fits(w, plan[w.aspect], service.aspect(w.aspect)))
    return sorted(wrong, key=lambda wish: (not wish.strict, -wish.stake))
