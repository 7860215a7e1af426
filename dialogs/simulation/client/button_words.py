"""The everyday words by which a person recognises what a button does. Nothing here is taken from our own wording."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Deed = Literal[
    "dont_mind",
    "dont_know",
    "later",
    "thats_it",
    "not_at_all",
    "send",
    "change_line",
    "agree",
    "details",
    "keep_words",
    "enough",
    "nothing",
    "why",
    "human",
    "back",
    "for_self",
    "for_child",
    "for_dependent",
    "absent",
    "other",
    "no",
    "yes",
]
"""What a person takes a button for."""

DEEDS: Mapping[Deed, str] = {
    "dont_mind": r"peu importe|m'est égal|indifférent|don't mind|doesn't matter|no preference",
    "dont_know": r"ne sai[st] pas|sais pas|don't know|not sure",
    "later": r"plus tard|later",
    "not_at_all": r"pas du tout|rien de tout|not at all|none of (?:these|them)",
    "send": r"valider|envoyer|send|submit|c'est tout pour|done|^la suite|^suite|^suivant|^next",
    "change_line": r"changer une ligne|corriger|modifier|change a line|change something",
    "agree": r"je suis d'accord|i agree|nous sommes d'accord",
    "details": r"^(?:détails|details|voir le détail|see the details)",
    "keep_words": r"(?:garder|gardez) mes mots|comme je l'ai (?:dit|écrit)|keep my words|as i (?:said|wrote) it",
    "enough": r"ça suffit|c'est assez|that's enough|enough",
    "nothing": r"ne rien changer|rien à changer|change nothing|nothing to change|leave it as it is",
    "why": r"^pourquoi|^why",
    "human": r"parler (?:à|avec) (?:quelqu'un|une personne|un humain|l'équipe)|talk to (?:someone|a person|a human|the team)",
    "for_self": r"pour moi|for me|for myself",
    "for_child": r"pour mon enfant|pour un enfant|for my child|for a child",
    "for_dependent": r"dont je m'occupe|pour un proche|pour une autre personne|pour quelqu'un|i look after|i care for|for someone|for somebody",
    "absent": r"pas (?:là|présent)|n'est pas|not (?:here|there|present)|isn't",
    "thats_it": r"c'est (?:ça|bien ça|exactement)|that's (?:it|right)|exactly|ça me va|ça me convient",
    "other": r"autre chose|see something|show me (?:something|another)|un autre|une autre|autrement|something else|another|différent",
    "no": r"^(?:non|no|aucun|aucune|rien|none|nothing|refuser|annuler|cancel|decline)\b",
    "yes": r"^(?:oui|yes|ok|d'accord|agreed|bien sûr|of course|je comprends|compris|i understand|continuer|continue|garder|keep|"
    r"je m'engage|i commit|we commit|i confirm|je confirme|confirmer|confirm|accepter|accept|j'accepte|i accept|sounds good)\b",
    "back": r"retour|revenir|^back|go back",
}
"""Looked for in this order: the more particular before the more general."""

STRENGTHS: Mapping[str, str] = {
    "must_not": r"must not|surtout pas|à éviter|ne doit pas|interdit",
    "need": r"besoin|needed",
    "must": r"indispensable|must|🔒|exigé|demandé|asked for",
    "bonus": r"bonus|si possible|nice to have",
    "dont_mind": DEEDS["dont_mind"],
    "change": r"^(?:à |to )?chang",
}

FACES: Mapping[str, str] = {"😀": "glad", "🙂": "glad", "😐": "neutral", "🙁": "sad", "☹": "sad"}

OTHERWISE = r"autre|différent|autrement|other|different|else"
QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
"""The words of somebody else."""
ELSE = r"autre chose|ajouter|anything else|something to add|anything to add|autre souhait|quelque chose d'autre"
NEGATION = r"(?<!\w)(?:pas|sans|ni|aucune?|jamais|not?|without|never|no|nor)(?!\w)"
BENEFICIARY_ASKED = r"pour qui|for whom|who is (?:it|this|the)"
TELL = r"(?:dites|précisez|indiquez|tell|let)[- ](?:moi|nous|me|us)\b[^.?!]* :|(?:tell|let) (?:me|us)[^.?!]*:"
UNWANTED = r"ne voulez(?:-vous)? (?:surtout )?pas|(?:do|don't) you (?:not )?want|you (?:do not|don't) want"
READ_OUT = r"\b(?:lisez|read)\b"
EXPLAINED = r"\bimportant|à savoir|\bto know|attention\b|\?"
"""Paragraphs that explain or ask; whatever they name is not on the list."""
UNSAID = r"sans objet|not applicable|does not apply|sans précision|non précisé|pas précisé|not said|not specified|unspecified"


def bare(text: str) -> str:
    """The text as compared: no capitals, one kind of space and apostrophe."""
    return re.sub(r"\s+", " ", text.casefold().replace("’", "'").replace(" ", " ").replace(" ", " ")).strip()


def deed(label: str) -> Deed | None:
    """What a person takes this label for, or None."""
    text = bare(label)
    return next((deed for deed, pattern in DEEDS.items() if re.search(pattern, text)), None)


def strength(label: str) -> str:
    """What ticking this would say of a line: "must", "must_not", "need", "bonus", "dont_mind", "change", or "" for none of them."""
    text = bare(label)
    return next((strength for strength, pattern in STRENGTHS.items() if re.search(pattern, text)), "")
