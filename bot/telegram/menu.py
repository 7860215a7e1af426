"""What Telegram shows of us before anybody types: the menu of commands, and who we are, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.domain.service import Language

MENU: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "fr": (
        ("voir", "Revoir votre demande"),
        ("changer", "Changer une réponse"),
        ("retour", "Revenir à la question d'avant"),
        ("passer", "Passer la question"),
        ("pourquoi", "Pourquoi cette question ?"),
        ("nouveau", "Faire une nouvelle demande"),
        ("dossiers", "Choisir parmi vos demandes"),
        ("humain", "Parler à une personne"),
        ("language", "Français / English"),
        ("donnees", "Vos données : voir, effacer"),
        ("aide", "De l'aide"),
        ("stop", "Arrêter"),
    ),
    "en": (
        ("show", "See your request"),
        ("change", "Change an answer"),
        ("back", "Back to the question before"),
        ("skip", "Skip the question"),
        ("why", "Why this question?"),
        ("new", "Make a new request"),
        ("cases", "Choose among your requests"),
        ("human", "Talk to a person"),
        ("language", "English / Français"),
        ("data", "Your data: see it, erase it"),
        ("help", "Help"),
        ("stop", "Stop"),
    ),
}
"""What the menu offers to everyone: (command, what it does). Commands for staff are told to staff."""

DESCRIPTION: Mapping[Language, str] = {
    "fr": "Dites ce que vous souhaitez, avec vos mots. Fixons ensemble ce qui compte : ni plus, ni moins.",
    "en": "Say what you would like, in your own words. Together we settle what matters: no more, no less.",
}
"""What a person reads before the first word, per language."""
