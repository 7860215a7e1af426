"""The words around what was agreed, in the documents: headings and verdicts, in each language."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.service import Language

LABELS: Mapping[str, Mapping[Language, str]] = {
    "title": {"fr": "{service} : ce qui est convenu", "en": "{service}: what was agreed"},
    "case": {"fr": "Dossier", "en": "Case"},
    "version": {"fr": "Version", "en": "Version"},
    "status": {"fr": "État", "en": "Status"},
    "for": {"fr": "Pour", "en": "For"},
    "people": {"fr": "Personnes", "en": "People"},
    "agreed_by": {"fr": "Accord", "en": "Agreed by"},
    "nothing": {"fr": "Rien n'est encore convenu.", "en": "Nothing has been agreed yet."},
    "must": {"fr": "Indispensable", "en": "Must"},
    "must_not": {"fr": "À éviter absolument", "en": "Must not"},
    "bonus": {"fr": "Bonus", "en": "Bonus"},
    "measurable": {"fr": "mesuré à la livraison", "en": "measured at delivery"},
    "need": {"fr": "besoin", "en": "need"},
    "reason": {"fr": "parce que : {reason}", "en": "because: {reason}"},
    "price": {"fr": "Prix", "en": "Price"},
    "delivery": {"fr": "Livraison", "en": "Delivery"},
    "delivered": {"fr": "Remis le {when} par {who}", "en": "Handed over on {when} by {who}"},
    "requirement": {"fr": "Exigence", "en": "Requirement"},
    "measured": {"fr": "Constaté", "en": "Measured"},
    "verdict": {"fr": "Conformité", "en": "Conformity"},
    "conforms": {"fr": "✓ conforme", "en": "✓ conforms"},
    "fails": {"fr": "✗ non conforme", "en": "✗ does not conform"},
    "feedback": {"fr": "Retour de {who}", "en": "Feedback of {who}"},
    "less": {"fr": "moins que convenu", "en": "less than agreed"},
    "as": {"fr": "comme convenu", "en": "as agreed"},
    "more": {"fr": "plus que convenu", "en": "more than agreed"},
    "more_wanted": {"fr": "plus que convenu, et c'était voulu", "en": "more than agreed, and wanted"},
    "more_unwanted": {
        "fr": "plus que convenu, et ce n'était pas nécessaire",
        "en": "more than agreed, and not necessary",
    },
    "overall": {"fr": "Dans l'ensemble : {mark} sur 5", "en": "Overall: {mark} out of 5"},
    "disputes": {"fr": "Litiges", "en": "Disputes"},
    "open_dispute": {"fr": "ouvert", "en": "open"},
    "redo": {"fr": "à refaire", "en": "to be done again"},
    "refund": {"fr": "remboursement", "en": "refund"},
    "concession": {"fr": "accepté en l'état", "en": "accepted as it is"},
    "explained": {"fr": "expliqué", "en": "explained"},
    "history": {"fr": "Versions", "en": "Versions"},
    "digest": {"fr": "Empreinte", "en": "Digest"},
    "status.intake": {"fr": "accueil", "en": "intake"},
    "status.elicitation": {"fr": "à préciser", "en": "being clarified"},
    "status.explanation": {"fr": "à expliquer", "en": "being explained"},
    "status.read_back": {"fr": "en relecture", "en": "being read back"},
    "status.review": {"fr": "chez l'équipe", "en": "with the staff"},
    "status.agreed": {"fr": "convenu", "en": "agreed"},
    "status.in_service": {"fr": "en cours", "en": "in service"},
    "status.delivered": {"fr": "livré", "en": "delivered"},
    "status.feedback": {"fr": "retour attendu", "en": "awaiting feedback"},
    "status.dispute": {"fr": "en litige", "en": "in dispute"},
    "status.closed": {"fr": "clos", "en": "closed"},
    "status.withdrawn": {"fr": "retiré", "en": "withdrawn"},
    "status.declined": {"fr": "refusé", "en": "declined"},
    "status.expired": {"fr": "expiré", "en": "expired"},
}


def label(key: str, language: Language, **values: object) -> str:
    """The words for a key, with its values filled in. Raises KeyError for a key that nobody wrote."""
    return LABELS[key][language].format(**values)
