"""Cases under way when the program is renewed go on: nothing is asked twice, nothing that was said is forgotten."""

from __future__ import annotations

from datetime import datetime

from dialogs.domain.case import Status

from .resumed import LEA, PAUL, Resumed

THEN = datetime.fromisoformat("2026-11-24T10:00+01:00")


def test_what_the_staff_will_answer_is_not_argued_with_again() -> None:
    talk = Resumed("insisted")
    talk.taps(LEA, "C'est ça")
    assert talk.asked(LEA).kind == "question", "what was left out is asked for, the impossible wish is not"
    talk.taps(LEA, "Rien de plus")
    assert talk.asked(LEA).kind == "read_back"


def test_lines_that_were_corrected_once_are_corrected_with_the_picture_beside_them() -> None:
    talk = Resumed("reopened")
    assert talk.case.reopened
    talk.says(LEA, "et finalement plus court dessus")
    assert talk.asked(LEA).kind == "read_back"


def test_for_whom_it_is_is_not_asked_again() -> None:
    talk = Resumed("for_mother")
    talk.taps(LEA, "Pas possible maintenant")
    assert "Pour qui" not in talk.reads(LEA)
    assert talk.case.beneficiary.told


def test_what_was_read_out_is_not_read_out_again() -> None:
    talk = Resumed("read_out")
    assert dict(talk.case.beneficiary.read_out) == {"allergy": "nuts"}
    talk.taps(LEA, "Non, il peut rester des traces")
    assert "Lisez à voix haute" not in talk.reads(LEA)
    assert talk.case.status is Status.REVIEW


def test_the_staff_see_the_words_and_the_photo_and_the_agreement_has_its_time() -> None:
    talk = Resumed("in_review")
    assert talk.case.photos == ("ab12",)
    talk.taps(PAUL, "Proposer autre chose")
    talk.taps(PAUL, "Retour")
    assert "comme la voisine Ginette en hiver" in talk.reads(PAUL)
    _commit(talk)
    assert talk.case.baselines[-1].agreed[0].at == THEN
    assert talk.case.passed_on == ()


def _commit(talk: Resumed) -> None:
    """Paul taps pictures until it is the one that was agreed on."""
    for number in (1, 2, 3):
        if not talk.case.baselines:
            talk.taps(PAUL, f"Je m'engage : image {number}")


def test_a_counter_proposal_beside_which_words_were_written_can_be_answered() -> None:
    talk = Resumed("countered_and_words")
    talk.taps(LEA, "Ça me va")
    assert talk.case.baseline is not None, "the staff had said yes to it"
    agreed = {r.aspect: r.values for r in talk.case.baseline.requirements}
    assert agreed["length_sides"] == ("9mm",)
    assert [agreement.party for agreement in talk.case.baseline.agreed] == [LEA, PAUL]


def test_a_change_that_is_dropped_leads_back_into_the_service() -> None:
    talk = Resumed("changing_in_service")
    assert talk.case.started_at == THEN
    talk.taps(LEA, "Non, on garde")
    assert talk.case.status is Status.IN_SERVICE


def test_what_was_measured_before_is_not_measured_again() -> None:
    talk = Resumed("measuring")
    talk.taps(PAUL, "28 €")
    (delivery,) = talk.case.deliveries
    assert [(m.value, m.conforms) for m in delivery.measurements] == [
        ("2026-11-29T10:00+01:00", False),
        ("28 EUR", True),
    ]


def test_a_concession_and_a_question_passed_over_stay_so() -> None:
    talk = Resumed("conceded_and_unrated")
    talk.taps(LEA, "4")
    assert talk.case.status is Status.CLOSED


def test_a_dispute_goes_on_to_its_end_and_is_not_opened_again() -> None:
    talk = Resumed("settling")
    talk.taps(LEA, "Oui, c'est réglé")
    assert talk.case.status is Status.FEEDBACK
    assert "étoiles" in talk.asked(LEA).text


def test_a_closed_case_stays_closed() -> None:
    talk = Resumed("closed")
    talk.says(LEA, "encore merci")
    assert talk.case.status is Status.CLOSED
