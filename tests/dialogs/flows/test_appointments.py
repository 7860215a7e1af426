"""An appointment: free times within the opening hours, what others have taken, the hour that was said."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.catalogue import load_catalogue
from dialogs.domain.case import Case
from dialogs.domain.events import Chose, PersonEvent, Said
from dialogs.domain.organisation import Appointments, Profile, Week
from dialogs.domain.person import Person
from dialogs.flows.front_desk.open_case import open_case
from dialogs.step import step
from dialogs.wording.compose import Composed, compose
from tests.dialogs.flows.test_whole_case import LEA, NOW

HAIRCUT = load_catalogue()["haircut"]
DAY = ("09:00-12:00", "14:00-18:00")
SALON = Profile(
    hours=Week(tuesday=DAY, wednesday=DAY, thursday=DAY, friday=DAY, saturday=("09:00-12:00",)),
    appointments=Appointments(slot=60),
)


@dataclass
class Salon:
    """Léa and a salon with opening hours; `taken` is when others come."""

    taken: tuple[str, ...] = ()
    case: Case = field(init=False)
    last: Composed = field(init=False)

    def __post_init__(self) -> None:
        self.case = open_case("c1", HAIRCUT, Person(id=LEA, name="Léa", language="fr"), NOW)

    def happens(self, event: PersonEvent) -> None:
        person = Person(id=LEA, name="Léa", language="fr")
        done = step(self.case, HAIRCUT, event, NOW, by=person, profile=SALON, taken=self.taken)
        self.case = done.case
        self.last = [compose(reply, "fr", HAIRCUT) for reply in done.replies][-1]

    def says(self, text: str) -> None:
        self.happens(Said(id=f"m{len(self.case.messages)}", who=LEA, text=text))

    def taps(self, label: str) -> None:
        button = next(each for each in self.last.buttons if each.label.startswith(label))
        chose = Chose(id=f"m{len(self.case.messages)}", who=LEA, reply=self.last.reply, choices=(button.id,))
        self.happens(chose)

    @property
    def times(self) -> list[str]:
        return [each.label for each in self.last.buttons if " nov. à " in each.label or " déc. à " in each.label]


def asked(words: str, taken: tuple[str, ...] = ()) -> Salon:
    salon = Salon(taken)
    salon.says(f"Une coupe en brosse, {words}, 30 € max, barbe inchangée, aucune allergie")
    for _ in range(3):
        if salon.times:
            break
        salon.taps("C'est ça")
    return salon


def test_free_times_that_fit_are_buttons_and_the_one_tapped_is_kept() -> None:
    salon = asked("samedi matin")
    assert salon.times == ["le sam. 28 nov. à 9 h", "le sam. 28 nov. à 10 h"]
    salon.taps("le sam. 28 nov. à 10 h")
    assert [s.values for s in salon.case.live if s.aspect == "date"][-1] == ("2026-11-28 10:00",)


def test_what_others_have_taken_is_not_proposed() -> None:
    assert "le sam. 28 nov. à 9 h" not in asked("samedi matin", ("2026-11-28 09:00",)).times


def test_a_closed_day_is_told_with_the_earliest_times() -> None:
    salon = asked("dimanche")
    assert "fermés ou complets" in salon.last.text
    assert salon.times


def test_who_said_day_and_hour_is_not_asked_for_them_again() -> None:
    salon = Salon()
    salon.says("Une coupe en brosse, samedi à 10 h, 30 € max, barbe inchangée, aucune allergie")
    salon.taps("C'est ça")
    assert not salon.times
    assert "date" not in salon.last.aspects
    assert ("2026-11-28T10:00+01:00",) in [s.values for s in salon.case.live if s.aspect == "date"]
