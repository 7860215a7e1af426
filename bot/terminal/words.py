"""What the terminal itself says, in each language."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.service import Language

WORDS: Mapping[str, Mapping[Language, str]] = {
    "welcome": {
        "fr": "Écrivez comme vous parlez ; un numéro touche un choix, « 1, 3 » en touche deux. /aide, /seat, /quit.",
        "en": "Write as you speak; a number taps a choice, “1, 3” taps two. /help, /seat, /quit.",
    },
    "help": {
        "fr": "/seat staff : changer de chaise (staff:paul, client:lea…)\n"
        "/photo CHEMIN : montrer une photo\n"
        "/edit MOTS : corriger votre dernier message\n"
        "/at 2026-12-01T09:00:00+01:00 : avancer l'horloge\n"
        "/quit : partir, tout est gardé",
        "en": "/seat staff: change chairs (staff:paul, client:lea…)\n"
        "/photo PATH: show a photo\n"
        "/edit WORDS: correct your last message\n"
        "/at 2026-12-01T09:00:00+01:00: move the clock on\n"
        "/quit: leave, everything is kept",
    },
    "seat": {"fr": "Vous voici : {who}", "en": "You are now: {who}"},
    "bye": {"fr": "À bientôt, tout est gardé.", "en": "See you soon, everything is kept."},
    "team": {"fr": "l'équipe", "en": "the staff"},
    "waiting.one": {"fr": "1 message pour {who} : /seat {seat}", "en": "1 message for {who}: /seat {seat}"},
    "waiting.many": {
        "fr": "{count} messages pour {who} : /seat {seat}",
        "en": "{count} messages for {who}: /seat {seat}",
    },
    "picture": {"fr": "image : {path}", "en": "picture: {path}"},
    "document": {"fr": "document : {path}", "en": "document: {path}"},
    "ticked": {
        "fr": "Coché. Le numéro d'un bouton envoie le tout.",
        "en": "Ticked. The number of a button sends it all.",
    },
    "nothing_to_edit": {
        "fr": "Il n'y a pas encore de message à corriger.",
        "en": "There is no message to correct yet.",
    },
    "how_to": {"fr": "Il manque quelque chose : {example}", "en": "Something is missing: {example}"},
    "no_json": {
        "fr": "La ligne n'est pas du JSON en UTF-8 : {why}.",
        "en": "The line is not JSON in UTF-8: {why}.",
    },
    "no_object": {"fr": "La ligne doit être un objet JSON.", "en": "The line must be one JSON object."},
    "long_line": {
        "fr": "La ligne dépasse {most} octets : envoyez-la en plusieurs messages.",
        "en": "The line is longer than {most} bytes: send it as several messages.",
    },
    "no_request": {
        "fr": "Ces clés ne font pas une demande : {keys}. "
        "Donnez from avec text, choose, photo, ou edit et text ; ou at ; ou get et case.",
        "en": "These keys make no request: {keys}. "
        "Give from with text, choose, photo, or edit and text; or at; or get and case.",
    },
    "no_person": {
        "fr": "Une personne s'écrit client:NOM, staff:NOM ou manager:NOM, avec des lettres et des chiffres.",
        "en": "A person is written client:NAME, staff:NAME or manager:NAME, in letters and digits.",
    },
    "no_text": {
        "fr": "« {key} » doit être un texte non vide.",
        "en": '"{key}" must be a text that is not empty.',
    },
    "long_text": {
        "fr": "« {key} » dépasse {most} caractères : dites-le en plusieurs messages.",
        "en": '"{key}" is longer than {most} characters: say it in several messages.',
    },
    "no_choices": {
        "fr": '« choose » doit être une liste d\'identifiants de choix, comme ["c1"].',
        "en": '"choose" must be a list of choice ids, such as ["c1"].',
    },
    "no_get": {"fr": "« get » ne peut être que « case ».", "en": '"get" can only be "case".'},
    "no_service": {
        "fr": "Il n'y a pas de prestation {id} : justemesure services list les montre.",
        "en": "There is no service {id}: justemesure services list shows those there are.",
    },
    "no_case": {"fr": "Il n'y a pas de dossier {id}.", "en": "There is no case {id}."},
    "no_time": {
        "fr": "Un moment s'écrit comme 2026-12-01T09:00:00+01:00.",
        "en": "A time is written like 2026-12-01T09:00:00+01:00.",
    },
    "no_offset": {
        "fr": "Un moment dit son décalage horaire, comme dans 2026-12-01T09:00:00+01:00.",
        "en": "A time must say its offset from UTC, as in 2026-12-01T09:00:00+01:00.",
    },
    "too_far": {
        "fr": "L'horloge ne va pas au-delà de {year}.",
        "en": "The clock does not go beyond the year {year}.",
    },
    "clock_back": {
        "fr": "L'horloge ne recule jamais : donnez un moment à venir.",
        "en": "The clock is never moved back: give a time that lies ahead.",
    },
    "not_asked": {
        "fr": "Aucun message à choix n'est encore arrivé pour {who} : écrivez d'abord.",
        "en": "No message with choices has come to {who} yet: write something first.",
    },
    "no_choice": {
        "fr": "{id} n'a pas le choix {unknown} ; il a {known}.",
        "en": "{id} has no choice {unknown}; it has {known}.",
    },
    "one_choice": {"fr": "{id} n'attend qu'un seul choix.", "en": "{id} takes one choice only."},
    "not_own": {
        "fr": "{id} n'est pas un message que {who} a envoyé.",
        "en": "{id} is no earlier message of {who}.",
    },
    "no_photo": {"fr": "Il n'y a pas de photo {path}.", "en": "There is no photo file {path}."},
    "large_photo": {"fr": "La photo dépasse {most} Mo.", "en": "The photo is larger than {most} MB."},
    "unreadable_photo": {
        "fr": "La photo {path} ne peut pas être lue.",
        "en": "The photo {path} cannot be read.",
    },
    "no_image": {
        "fr": "Une photo doit être un fichier JPEG ou PNG.",
        "en": "A photo must be a JPEG or PNG file.",
    },
}


def say(key: str, language: Language, /, **values: object) -> str:
    """The words for a key, with its values. Raises KeyError for a key that nobody wrote."""
    return WORDS[key][language].format(**values)
