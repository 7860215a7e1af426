"""A case as JSON: the contract that other programs rely on.

Times are ISO 8601, values in their canonical form (see `dialogs.domain.case`).
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from dialogs.domain.case import Case, Delivery, Dispute, Entry, Feedback, Measurement, Party
from dialogs.domain.promised import promised
from dialogs.domain.service import Language, Service
from dialogs.domain.specification import Baseline, Requirement
from dialogs.wording.compose import sentence

Json = dict[str, Any]


def as_json(case: Case, service: Service) -> Json:
    """The exported case; the sentences are in the client's language."""
    language = client_language(case)
    return {
        "case": case.id,
        "service": case.service,
        "status": str(case.status),
        "parties": [_party(case, party) for party in case.parties],
        "baselines": [_baseline(baseline, service, language) for baseline in case.baselines],
        "deliveries": [_delivery(delivery) for delivery in case.deliveries],
        "conformity": [line for delivery in case.deliveries for line in _conformity(case, service, delivery)],
        "feedback": [_feedback(feedback) for feedback in case.feedback],
        "disputes": [_dispute(dispute) for dispute in case.disputes],
        "history": [_entry(entry) for entry in case.history],
    }


def client_language(case: Case) -> Language:
    client = case.party(case.client)
    return client.language if client else "fr"


def requirement_of(case: Case, service: Service, delivery: Delivery, measurement: Measurement) -> Requirement | None:
    """The line that was measured, in the version that was delivered; the agreed price is one."""
    delivered = (baseline for baseline in case.baselines if baseline.version == delivery.baseline)
    lines = (line for baseline in delivered for line in promised(baseline, service))
    return next((line for line in lines if line.id == measurement.requirement), None)


def _party(case: Case, party: Party) -> Json:
    return {
        "id": party.id,
        "name": party.name,
        "side": party.side,
        "roles": list(party.roles),
        "language": party.language,
        "client": party.id == case.client,
        "owner": party.id == case.owner,
    }


def _baseline(baseline: Baseline, service: Service, language: Language) -> Json:
    return {
        "version": baseline.version,
        "digest": baseline.digest,
        "previous": baseline.previous,
        "agreed": [{"party": agreement.party, "at": _time(agreement.at)} for agreement in baseline.agreed],
        "requirements": [_requirement(line, service, language) for line in baseline.requirements],
        "picture": dict(baseline.picture),
        "price": baseline.price,
    }


def _requirement(requirement: Requirement, service: Service, language: Language) -> Json:
    """The contract knows two bases: a proxy's own taste is an expectation, the proxy's."""
    return {
        "id": requirement.id,
        "aspect": requirement.aspect,
        "strength": requirement.strength,
        "operator": requirement.operator,
        "values": list(requirement.values),
        "sentence": sentence(requirement, service, language),
        "basis": "need" if requirement.basis == "need" else "expectation",
        "reason": requirement.reason,
        "speaker": requirement.speaker,
        "on_behalf_of": requirement.on_behalf_of,
        "measurable": requirement.measurable,
        "criterion": requirement.criterion,
        "sources": list(requirement.sources),
    }


def _delivery(delivery: Delivery) -> Json:
    measurements = [asdict(measurement) for measurement in delivery.measurements]
    return {**asdict(delivery), "at": _time(delivery.at), "measurements": measurements}


def _conformity(case: Case, service: Service, delivery: Delivery) -> list[Json]:
    return [_measured(case, service, delivery, measurement) for measurement in delivery.measurements]


def _measured(case: Case, service: Service, delivery: Delivery, measurement: Measurement) -> Json:
    requirement = requirement_of(case, service, delivery, measurement)
    return {
        "requirement": measurement.requirement,
        "aspect": requirement.aspect if requirement else "",
        "baseline": delivery.baseline,
        "promised": list(requirement.values) if requirement else [],
        "observed": measurement.value,
        "conforms": measurement.conforms,
        "at": _time(delivery.at),
    }


def _feedback(feedback: Feedback) -> Json:
    return {
        "party": feedback.party,
        "at": _time(feedback.at),
        "levels": dict(feedback.levels),
        "wanted": dict(feedback.wanted),
        "overall": feedback.overall,
        "words": feedback.words,
        "photo": feedback.photo,
    }


def _dispute(dispute: Dispute) -> Json:
    return {
        **asdict(dispute),
        "at": _time(dispute.at),
        "requirements": list(dispute.requirements),
        "due": _time(dispute.due) if dispute.due else None,
        "resolved_at": _time(dispute.resolved_at) if dispute.resolved_at else None,
    }


def _entry(entry: Entry) -> Json:
    return {"what": entry.what, "who": entry.who, "at": _time(entry.at), "details": dict(entry.details)}


def _time(at: datetime) -> str:
    return at.isoformat()
