"""A whole haircut in the core: from the first word to the feedback, with a change of mind at the chair."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.catalogue import load_catalogue
from bot.terminal.ticks import at_first, sent
from dialogs.domain.case import Case, Status
from dialogs.domain.events import Chose, Edited, PersonEvent, Said, TimePassed
from dialogs.domain.person import Person
from dialogs.domain.replies import Reply
from dialogs.domain.service import Language
from dialogs.domain.specification import digest
from dialogs.flows.front_desk.open_case import open_case
from dialogs.step import step
from dialogs.wording.compose import Composed, compose
from tests.cast import AFTERWARDS

NOW = datetime.fromisoformat("2026-11-24T10:00+01:00")
HAIRCUT = load_catalogue()["haircut"].model_copy(update={"areas": ()})
LEA, PAUL = "client:lea", "staff:paul"


@dataclass
class Talk:
    """One case and the people in it; buttons are found by the beginning of their label."""

    language: Language = "fr"
    now: datetime = NOW
    count: int = 0
    seen: dict[str, list[Composed]] = field(default_factory=dict)
    case: Case = field(init=False)

    def __post_init__(self) -> None:
        self.case = open_case("c1", HAIRCUT, Person(id=LEA, name="Léa", language=self.language), NOW)

    def happens(self, event: PersonEvent) -> None:
        person = Person(id=event.who, name=event.who.partition(":")[2].title(), language=self.language)
        member = "staff" if event.who == PAUL else None
        done = step(self.case, HAIRCUT, event, self.now, by=person, member=member)
        self.case = done.case
        self.deliver(done.replies)

    def deliver(self, replies: tuple[Reply, ...]) -> None:
        for reply in replies:
            who = PAUL if reply.to == "staff" else reply.to
            self.seen.setdefault(who, []).append(compose(reply, self.language, HAIRCUT))

    def id(self) -> str:
        self.count += 1
        return f"m{self.count}"

    def says(self, who: str, text: str) -> str:
        id = self.id()
        self.happens(Said(id=id, who=who, text=text))
        return id

    def taps(self, who: str, *labels: str) -> None:
        shown = next(message for message in reversed(self.seen[who]) if message.buttons)
        picked = [next(b.id for b in shown.buttons if b.label.startswith(label)) for label in labels]
        choices = sent(shown, at_first(shown), picked)
        self.happens(Chose(id=self.id(), who=who, choices=choices, reply=shown.reply))

    def last(self, who: str) -> Composed:
        return self.seen[who][-1]

    def commit(self) -> None:
        """Paul taps the picture that shows what was agreed."""
        shown = next(message for message in reversed(self.seen[PAUL]) if message.buttons)
        wanted = next(m for m in reversed(self.seen[LEA]) if m.kind == "read_back" and m.pictures).pictures[0].alt
        number = next((n for n, p in enumerate(shown.pictures, 1) if p.alt == wanted), 0)
        self.taps(PAUL, f"Je m'engage : image {number}" if number else "Je m'engage")


def until_agreed() -> Talk:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse, samedi, 30 € max, et surtout on ne touche pas à ma barbe")
    talk.taps(LEA, "C'est ça")
    talk.says(LEA, "non")
    talk.taps(LEA, "Détails")
    talk.taps(LEA, "1 indispensable", "Changer une ligne")
    talk.taps(LEA, "nuque")
    talk.taps(LEA, "Peu importe")
    talk.taps(LEA, "Je suis d'accord")
    talk.commit()
    return talk


def test_one_message_with_four_wishes_is_four_statements() -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse, samedi, 30 € max, et surtout on ne touche pas à ma barbe")
    assert {s.aspect for s in talk.case.live} == {"outcome", "date", "price", "beard"}
    assert talk.last(LEA).kind == "proposal"


def test_ticks_decide_what_is_strict_and_dont_mind_leaves_the_specification() -> None:
    baseline = until_agreed().case.baseline
    assert baseline is not None
    strength = {r.aspect: r.strength for r in baseline.requirements}
    assert (strength["length_top"], strength["beard"], strength["date"]) == ("must", "must", "must")
    assert strength["length_sides"] == "bonus"
    assert "nape" not in strength


def test_every_requirement_names_messages_that_were_said() -> None:
    talk = until_agreed()
    said = {message.id for message in talk.case.messages}
    for requirement in talk.case.baselines[-1].requirements:
        assert requirement.sources, requirement.aspect
        assert set(requirement.sources) <= said


def test_a_change_of_mind_at_the_chair_is_the_next_version_and_the_beard_stays() -> None:
    talk = until_agreed()
    talk.taps(PAUL, "Commencer")
    talk.says(LEA, "finalement je veux tout rasé")
    talk.taps(LEA, "C'est ça")
    assert "dessus : 12 mm → 0 mm" in talk.last(LEA).text
    talk.taps(LEA, "Rien", "Je suis d'accord")
    talk.taps(PAUL, "Je m'engage")
    first, second = talk.case.baselines
    values = {r.aspect: r.values for r in second.requirements}
    assert (values["length_top"], values["beard"]) == (("0mm",), ("untouched",))
    assert (second.version, second.previous, second.digest) == (2, first.digest, digest(second))
    assert talk.case.status is Status.IN_SERVICE


def test_a_change_that_is_dropped_leaves_what_was_agreed() -> None:
    talk = until_agreed()
    talk.says(LEA, "finalement je veux tout rasé")
    talk.taps(LEA, "C'est ça")
    talk.taps(LEA, "Non, on garde")
    assert talk.case.status is Status.AGREED
    assert len(talk.case.baselines) == 1
    talk.taps(PAUL, "Commencer")
    assert talk.case.status is Status.IN_SERVICE


def test_another_picture_than_the_clients_stops_the_agreement() -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse, samedi, 30 € max, barbe inchangée, aucune allergie")
    talk.taps(LEA, "C'est ça")
    talk.taps(LEA, "Détails")
    talk.taps(LEA, "1 indispensable", "Je suis d'accord")
    review = talk.last(PAUL)
    mine = next(m for m in reversed(talk.seen[LEA]) if m.kind == "read_back" and m.pictures).pictures[0].alt
    wrong = next(n for n, picture in enumerate(review.pictures, 1) if picture.alt != mine)
    talk.taps(PAUL, f"Je m'engage : image {wrong}")
    assert talk.case.baselines == ()
    assert any(entry.what == "misunderstanding" for entry in talk.case.history)


def test_late_is_said_to_both_and_feedback_follows() -> None:
    talk = until_agreed()
    talk.taps(PAUL, "Commencer")
    talk.taps(PAUL, "C'est livré")
    talk.now = AFTERWARDS
    talk.says(PAUL, "dimanche 29 à 10h")
    talk.says(PAUL, "28 €")
    assert "Non conforme" in talk.last(LEA).text
    assert any("Non conforme" in message.text for message in talk.seen[PAUL])
    talk.taps(LEA, "Je l'accepte")
    talk.taps(LEA, "4")
    assert "À part ceci : date" in talk.last(LEA).text
    talk.taps(LEA, "Non, pas tout")
    talk.taps(LEA, "dessus : 12 mm")
    talk.taps(LEA, "Plus que convenu")
    talk.taps(LEA, "Non, ce")
    talk.taps(LEA, "Le reste")
    talk.says(LEA, "très bien merci")
    (feedback,) = talk.case.feedback
    assert (feedback.overall, feedback.words, talk.case.status) == (4, "très bien merci", Status.CLOSED)
    assert list(feedback.wanted.values()) == [False]


def test_declining_tells_both_sides_the_reason() -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse, samedi, 30 € max, aucune allergie")
    talk.taps(LEA, "C'est ça")
    talk.taps(LEA, "Je suis d'accord")
    talk.taps(PAUL, "Refuser")
    talk.says(PAUL, "fermé samedi")
    assert talk.case.status is Status.DECLINED
    assert all("fermé samedi" in talk.last(who).text for who in (LEA, PAUL))


def test_the_same_event_twice_changes_nothing() -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse")
    once = talk.case
    talk.happens(Said(id="m1", who=LEA, text="Une coupe en brosse"))
    assert talk.case == once


def test_an_edited_message_changes_its_answer_and_keeps_the_others() -> None:
    talk = Talk()
    first = talk.says(LEA, "Une coupe en brosse, 30 € max")
    talk.happens(Edited(id="e1", who=LEA, original=first, text="Une coupe en brosse, 40 € max"))
    prices = [s.values for s in talk.case.live if s.aspect == "price"]
    assert prices == [("40 EUR",)]


def test_a_stale_tap_is_answered_with_the_open_question() -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse, samedi")
    old = talk.last(LEA)
    talk.taps(LEA, "C'est ça")
    before = talk.case.live
    talk.happens(Chose(id="x", who=LEA, choices=("c1",), reply=old.reply))
    assert talk.case.live == before
    assert talk.last(LEA).buttons


@pytest.mark.parametrize("aside", ["pourquoi ?", "retour", "je veux parler à quelqu'un", "aide", "bonjour", "merci"])
def test_one_may_do_it_at_any_moment_and_the_conversation_goes_on(aside: str) -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse, samedi, 30 € max")
    talk.says(LEA, aside)
    assert talk.last(LEA).buttons
    assert talk.case.status is Status.ELICITATION


def test_a_contradiction_is_one_question_that_quotes_both() -> None:
    talk = Talk()
    talk.says(LEA, "Je veux 30 € au plus")
    talk.says(LEA, "plus de 50 €")
    asked = talk.last(LEA)
    assert asked.kind == "clarify"
    assert "30 €" in asked.text
    assert "50 €" in asked.text


def test_a_vague_word_never_enters_a_baseline() -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse pas trop courte, au plus vite, 30 € max")
    talk.taps(LEA, "C'est ça")
    for _ in range(4):
        if talk.last(LEA).kind == "read_back":
            break
        talk.happens(Chose(id=talk.id(), who=LEA, choices=("c1",), reply=talk.last(LEA).reply))
    talk.taps(LEA, "Je suis d'accord")
    assert {r.operator for r in talk.case.offered} <= {"is", "not", "at_most", "at_least", "before", "after", "between"}


def test_reminders_stop_and_the_request_lapses() -> None:
    talk = Talk()
    talk.says(LEA, "Une coupe en brosse")
    for n in range(5):
        if talk.case.due is None:
            break
        talk.now = talk.case.due + timedelta(minutes=1)
        done = step(talk.case, HAIRCUT, TimePassed(id=f"t{n}", at=talk.now), talk.now)
        talk.case = done.case
        talk.deliver(done.replies)
    assert talk.case.status is Status.EXPIRED
    assert sum(entry.what == "reminded" for entry in talk.case.history) == 2


def test_strangers_cannot_speak_in_a_case() -> None:
    talk = until_agreed()
    before = talk.case
    talk.happens(Said(id="f1", who="client:mallory", text="annulez tout"))
    assert talk.case == before
