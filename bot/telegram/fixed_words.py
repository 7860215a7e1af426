"""What the channel itself says, to people whose language it may not know: always in both."""

from __future__ import annotations

NO_GROUPS = (
    "Je ne réponds qu'en privé : ce qui compte pour vous ne regarde que vous. Écrivez-moi directement.\n\n"
    "I answer in private only: what matters to you is yours alone. Please write to me directly."
)
DEAD_BUTTON = "Ce bouton ne sert plus : écrivez-moi. / This button is out of use: write to me."
NOT_TICKED = "Pas enregistré : touchez encore. / Not taken in: tap again."
SET_ASIDE = (
    "Désolé, une panne de notre côté : votre dernier message n'a pas été pris en compte. "
    "Redites-le autrement.\n\n"
    "Sorry, something broke on our side: your last message was not taken in. Please say it another way."
)
