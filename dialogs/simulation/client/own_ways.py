"""How people say what they want when they know no catalogue: in the paraphrases of strangers, with reasons and detours."""

from __future__ import annotations

from dialogs.domain.service import Aspect, Language, Outcome, Service
from dialogs.simulation.chance import Chance
from dialogs.simulation.client.phrases import Tongue
from dialogs.simulation.hidden import Wish
from dialogs.simulation.speech import Speech

REASONS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "{0}, parce que ma sœur me l'a conseillé",
        "{0} car j'ai une fête de famille bientôt",
        "{0}, mon mari y tient aussi",
        "la dernière fois ça n'allait pas, alors {0}",
        "{0}, c'est plus pratique pour moi avec le travail",
    ),
    "en": (
        "{0}, because my sister told me to",
        "{0} as I've got a family do coming up",
        "{0}, my husband likes it too",
        "last time it wasn't right, so {0}",
        "{0}, it's easier for me with work",
    ),
}
REFUSALS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "surtout pas {value} pour {aspect}",
        "pour {aspect}, tout sauf {value}",
        "{aspect} : ne me mettez pas {value}",
    ),
    "en": (
        "please not {value} for the {aspect}",
        "for the {aspect}, anything except {value}",
        "{aspect}: don't give me {value}",
    ),
}
CEILINGS: dict[Language, tuple[str, ...]] = {
    "fr": ("je ne peux pas mettre plus de {0}", "{0} grand maximum", "mon budget ne dépasse pas {0}", "jusqu'à {0}"),
    "en": ("I can't spend more than {0}", "{0} absolute max", "my budget stops at {0}", "up to {0}"),
}
DEADLINES: dict[Language, tuple[str, ...]] = {
    "fr": ("il faut que ce soit fait {0} au plus tard", "j'en ai besoin pour {0}", "{0}, dernier délai"),
    "en": ("it has to be done by {0}", "I need it by {0}", "{0} at the very latest"),
}


class OwnWays(Tongue):
    """A tongue that has never seen the catalogue's words; what nobody has paraphrased it says as the others do."""

    def __init__(self, service: Service, language: Language, chance: Chance, speech: Speech) -> None:
        super().__init__(service, language, chance)
        self.speech = speech

    def wish(self, wish: Wish) -> str:
        """The wish in words; one in four has a reason or names somebody else."""
        said = super().wish(wish)
        return self.chance.one_of(REASONS[self.language]).format(said) if self.chance.happens(0.25) else said

    def value(self, aspect: Aspect, value: str) -> str:
        known = self.speech.of(aspect.id, value, self.language)
        return self.chance.one_of(known) if known else super().value(aspect, value)

    def line(self, wish: Wish) -> str:
        """The wish as the correction of a line: half the time by the names that stand there, and without reasons."""
        return super().line(wish) if self.chance.happens(0.5) else super().wish(wish)

    def outcome(self, outcome: Outcome) -> str:
        known = self.speech.of("outcome", outcome.id, self.language)
        return self.chance.one_of(known) if known else outcome.label.to(self.language)

    def _refusal(self, wish: Wish) -> str:
        aspect = self.service.aspect(wish.aspect)
        nor = {"fr": " ni ", "en": " or "}[self.language]
        refused = nor.join(self.bare_value(aspect, value) for value in wish.refuses)
        return self.chance.one_of(REFUSALS[self.language]).format(aspect=aspect.label.to(self.language), value=refused)

    def _limit(self, aspect: Aspect, value: str) -> str:
        forms = DEADLINES if aspect.dated else CEILINGS
        return self.chance.one_of(forms[self.language]).format(self.quantity(aspect, value))
