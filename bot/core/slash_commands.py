"""The commands that people may type, in both languages, on whatever channel."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogs.domain.events import CommandName
from dialogs.language.names import called

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

BY_NAME: Mapping[str, CommandName] = {name: command for command, names in NAMES.items() for name in names}


def command_of(text: str) -> tuple[CommandName, str] | None:
    """The command and its argument; None for words that are no command. An unknown command asks for help.

    >>> command_of("/start@our_bot K7F2")
    ('start', 'K7F2')
    """
    typed = TYPED.fullmatch(text.strip())
    if typed is None:
        return None
    name, argument = typed[1].lower(), (typed[2] or "").strip()
    if language := called(name):
        return "language", language
    known = BY_NAME.get(name)
    return (known, argument) if known else ("help", "")
