"""A client in conversation: it reads what a person sees, and acts. Deterministic for its seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogs.domain.case import OUTCOME
from dialogs.domain.service import Language, Outcome, Service
from dialogs.simulation.chance import Chance
from dialogs.simulation.client.actions import Action, Choose, Leave, Say
from dialogs.simulation.client.answers import RESPONSES
from dialogs.simulation.client.attention import SIX, WORDS_A_TURN, sees
from dialogs.simulation.client.button_words import bare
from dialogs.simulation.client.chips import takes_back
from dialogs.simulation.client.domain import Domain, Plan
from dialogs.simulation.client.first_words import opening
from dialogs.simulation.client.mind import Mind, mismatches, open_mind
from dialogs.simulation.client.own_ways import OwnWays
from dialogs.simulation.client.phrases import Tongue
from dialogs.simulation.client.read_back import read_back, wrong_lines
from dialogs.simulation.client.slips import mistyped, unreadable
from dialogs.simulation.client.view import Critique, View, look
from dialogs.simulation.client.word_count import words
from dialogs.simulation.hidden import KINDS, Beyond, HiddenClient, Wish
from dialogs.wording.compose import Button, Composed

NOT_UNDERSTOOD = (
    "pas compris",
    "didn't understand",
    "did not understand",
    "don't understand",
    "pas bien saisi",
    "did not quite get",
    "did not get that",
    "didn't get that",
)
MARKERS = {
    "fr": ("finalement ", "en fait, ", "j'ai changé d'avis : "),
    "en": ("actually, ", "on second thoughts, "),
}


CORRECTING = 3
"""Turns that it takes to correct what was agreed: to say it, to go through it, perhaps to be asked."""


class Actor:
    """One client in one play. `mind` tells afterwards what it told and went through, for the scores."""

    def __init__(self, client: HiddenClient, service: Service) -> None:
        self.client, self.service = client, service
        self.chance = Chance(client.seed, KINDS.index(client.kind), 1)
        self.domain = Domain(service, client.language)
        self.tongue = self._tongue(client.language)
        self.foreign = self._tongue("en" if client.language == "fr" else "fr")
        self.mind: Mind = open_mind(client)

    def _tongue(self, language: Language) -> Tongue:
        speech = self.client.speech
        known = (self.service, language, self.chance)
        return OwnWays(*known, speech) if speech is not None else Tongue(*known)

    def reads(self, messages: Sequence[Composed]) -> Action:
        """What the client does about the messages that came since it last did something."""
        self.mind.turn += 1
        view = look(self._focus(messages), self.domain) if messages else None
        for message in messages:
            self._takes_in(message)
        if self.mind.turn == 1:
            return self.typed(opening(self, view))
        if view is None or self._worn() > self.client.manner.patience:
            return Leave()
        return self._unprompted() or self._responds(view)

    def changes_mind(self) -> Action | None:
        """The change of mind that comes once all is agreed, if this client has one left."""
        change = self.client.change
        if change is None or not change.after_agreement or self.mind.changed:
            return None
        self.mind.turn += 1
        self.mind.impatience -= self._worn() - 1  # a new talk, with new patience
        return self._change()

    def checks(self, messages: Sequence[Composed]) -> Action | None:
        """Reads what is now agreed: what it sees to be wrong there it says, while its patience lasts."""
        sheets = [view for message in messages if (view := look(message, self.domain)).lines]
        if not sheets or self._worn() + CORRECTING > self.client.manner.patience:
            return None
        wrong = wrong_lines(self, sheets[-1])[:2]
        if not wrong:
            return None
        self.mind.turn += 1
        return self.corrects([self.mind.wishes[line.aspect] for line in wrong])

    def _worn(self) -> int:
        """How much patience is gone: by turns, by what went wrong, and by words read."""
        return self.mind.turn + self.mind.impatience + self.mind.read // WORDS_A_TURN

    def _focus(self, messages: Sequence[Composed]) -> Composed:
        """The last message with buttons: what wants an answer."""
        return next((message for message in reversed(messages) if message.buttons), messages[-1])

    def _takes_in(self, message: Composed) -> None:
        """Patience wears when the same is asked again or words were not understood; bad news is heard."""
        text = bare(message.text)
        key = text + "|".join(picture.alt for picture in message.pictures)
        again = bool(message.buttons) and "?" in text and key in self.mind.asked_before
        self.mind.impatience += 2 * again + any(phrase in text for phrase in NOT_UNDERSTOOD)
        self.mind.asked_before.add(key)
        self.mind.heard.append(message.text)
        self.mind.read += words(message.text) + sum(words(button.label) for button in message.buttons)
        impossible = self.client.impossible
        if impossible and bare(impossible.because.to(self.client.language)) in text:
            self.mind.informed = True
            self.mind.wishes.pop(impossible.wish.aspect, None)

    def _unprompted(self) -> Action | None:
        """The change of mind, or the contradiction, when its turn has come."""
        change, slip = self.client.change, self.client.slip
        if change and not change.after_agreement and not self.mind.changed and self.mind.turn > change.turn:
            return self._change()
        if slip and not self.mind.slipped and self.mind.turn > slip.turn:
            self.mind.slipped = self.mind.turn
            return self.typed(self.tongue.value(self.service.aspect(slip.aspect), slip.value))
        return None

    def _change(self) -> Action:
        change = self.client.change
        assert change is not None
        self.mind.changed = self.mind.turn
        self.mind.wishes |= {wish.aspect: wish for wish in change.wishes}
        marker = self.chance.one_of(MARKERS[self.client.language]) if change.marked else ""
        outcome = self.service.outcome(change.outcome)
        if outcome:
            self.mind.told = {
                a: t for a, t in self.mind.told.items() if a not in {wish.aspect for wish in change.wishes}
            }
            return self.typed(marker + self.names(outcome))
        return self.typed(marker + ", ".join(self.phrase(wish, vague=False) for wish in change.wishes))

    def _responds(self, view: View) -> Action:
        if not view.pictures and self.mind.last_plan and view.all_of(Critique) and view.act("thats_it"):
            view = replace(view, pictures=(self.mind.last_plan,))  # it asks about the picture above
        self.mind.last_plan = view.pictures[0] if view.pictures else self.mind.last_plan
        return next(
            action for response in (takes_back, read_back, *RESPONSES) if (action := response(self, view)) is not None
        )

    # What the responses are made of -----------------------------------------------------------------------

    def typed(self, text: str) -> Say:
        return Say(mistyped(text, self.client.manner.typos, self.chance))

    def phrase(self, wish: Wish, *, vague: bool = True) -> str:
        """The wish in this client's words; remembers that it was told, or only hinted at."""
        hint = self.tongue.vague(wish) if vague and self.chance.happens(self.client.manner.vague) else ""
        if hint:
            self.mind.hinted.add(wish.aspect)
            self.mind.hints.append(hint)
        else:
            self.mind.tells(wish.aspect)
        tongue = self.foreign if self.client.mixed and self.chance.happens(0.3) else self.tongue
        return self._says(wish, hint or tongue.wish(wish))

    def _says(self, wish: Wish, said: str) -> str:
        """The words as they reach the other side: some are read by nobody, some are taken for something else."""
        manner, muffled = self.client.manner, self.mind.muffled
        if wish.aspect in muffled or self.chance.happens(manner.unread):
            muffled |= {wish.aspect} if manner.stays_unread else set()
            said = unreadable(said)
        elif self.chance.happens(manner.misheard):
            said = self._taken_for_another(wish) or said
        self.mind.said.append((bare(said), wish.aspect))
        return said

    def _taken_for_another(self, wish: Wish) -> str:
        aspect = self.service.aspect(wish.aspect)
        others = [option.id for option in aspect.options if option.id not in wish.accepts]
        return self.tongue.value(aspect, self.chance.one_of(others)) if others else ""

    def names(self, outcome: Outcome) -> str:
        """A known result, as this client calls it."""
        said = self.tongue.outcome(outcome)
        self.mind.said.append((bare(said), OUTCOME))
        return said

    def wants_more(self, wish: Beyond) -> str:
        """A wish that no aspect covers, in words; remembers that it was told."""
        self.mind.beyond.append(wish)
        return wish.words

    def named(self, wish: Wish) -> str:
        """The wish as the bare value, in answer to a question about it."""
        return self._told(wish, self.tongue.bare_value(self.service.aspect(wish.aspect), wish.ideal))

    def corrected(self, wish: Wish) -> str:
        """The wish as the correction of a line that names its aspect."""
        return self._told(wish, self.tongue.line(wish))

    def prefers_taps(self) -> bool:
        """Whether it corrects by a tap now, where it can also say it."""
        how = self.client.manner.corrects
        return how == "taps" or (how == "either" and self.chance.happens(0.5))

    def corrects(self, wishes: Sequence[Wish]) -> Say:
        """Says these wishes as the corrections of their lines."""
        return self.typed(" ; ".join(self.corrected(wish) for wish in wishes))

    def _told(self, wish: Wish, said: str) -> str:
        self.mind.tells(wish.aspect)
        return self._says(wish, said)

    def notices(self, of: str = "", among: int = SIX) -> bool:
        """Whether it sees something (of an aspect) among so many things; one who forgets never sees it again."""
        seen = of not in self.mind.overlooked and self.chance.happens(sees(self.client.manner.notice, among))
        self.mind.overlooked |= {of} if of and not seen and self.client.manner.forgets else set()
        return seen

    def noticed(self, plan: Plan, *, most: int) -> list[Wish]:
        """The mismatches that the client sees and would bring up."""
        minded = [wish for wish in self.mind.wishes.values() if wish.visibility != "never"]
        wrong = mismatches(minded, plan, self.service)
        return [wish for wish in wrong if self.notices(wish.aspect, len(plan))][:most]

    def tap(self, view: View, *buttons: Button) -> Choose:
        """Tap these, the last of which sends; what was ticked before and not replaced stays ticked."""
        message = view.message
        touched = [self._slip_of_finger(view, button) for button in buttons]
        groups = {button.group for button in touched if button.group}
        kept = [b for b in message.buttons if b.ticked and b.group not in groups and b not in touched]
        ids = dict.fromkeys(button.id for button in (*kept, *touched))
        return Choose(message.reply, tuple(ids), len(buttons))

    def _slip_of_finger(self, view: View, button: Button) -> Button:
        """The button, or by a mistap its neighbour of the same sort; a wrong tick is seen and put right mostly."""
        row = [b for b in view.message.buttons if b.group == button.group and b.sends == button.sends]
        if len(row) < 2 or not self.chance.happens(self.client.manner.mistap):
            return button
        if not button.sends and self.notices():
            return button
        self.mind.mistaps += 1
        place = row.index(button)
        return row[place - 1] if place else row[1]

    def learns(self) -> None:
        """The beneficiary's face has shown the speaker to be wrong."""
        proxy = self.client.proxy
        for wish in proxy.mistaken if proxy else ():
            self.mind.wishes[wish.aspect] = replace(self.client.wishes[wish.aspect], visibility="voiced")
            self.mind.told.pop(wish.aspect, None)
