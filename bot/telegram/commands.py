"""The commands that people may type, in both languages, and the menu that Telegram shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogs.events import CommandName
from dialogs.service import Language

TYPED = re.compile(r"/(\w{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
"""A command, whom it is addressed to, and what follows it."""

NAMES: Mapping[CommandName, tuple[str, ...]] = {
    "start": ("start", "demarrer", "commencer", "bonjour"),
    "help": ("help", "aide"),
    "queue": ("queue", "file"),
    "back": ("back", "retour"),
    "skip": ("skip", "passer"),
    "change": ("change", "changer", "modifier"),
    "why": ("why", "pourquoi"),
    "show": ("show", "voir", "montrer"),
    "human": ("human", "humain", "equipe"),
    "stop": ("stop", "arreter", "arrêter"),
    "restart": ("restart", "recommencer"),
    "language": ("language", "langue", "lang"),
    "data": ("data", "donnees", "données"),
    "invite": ("invite", "inviter"),
    "case": ("case", "dossier"),
    "cases": ("cases", "dossiers"),
    "new": ("new", "nouveau", "nouvelle"),
}

SPOKEN: Mapping[str, Language] = {"fr": "fr", "francais": "fr", "français": "fr", "en": "en", "english": "en"}
"""Commands that choose a language by being in it."""

BY_NAME: Mapping[str, CommandName] = {name: command for command, names in NAMES.items() for name in names}

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


def command_of(text: str) -> tuple[CommandName, str] | None:
    """The command and its argument; None for words that are no command. An unknown command asks for help.

    >>> command_of("/start@our_bot K7F2")
    ('start', 'K7F2')
    """
    typed = TYPED.fullmatch(text.strip())
    if typed is None:
        return None
    name, argument = typed[1].lower(), (typed[2] or "").strip()
    if name in SPOKEN:
        return "language", SPOKEN[name]
    known = BY_NAME.get(name)
    return (known, argument) if known else ("help", "")
