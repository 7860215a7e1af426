"""A whole haircut in German: a language is a folder, and the conversation goes from first words to feedback in it."""

from __future__ import annotations

from dialogs.domain.case import Status
from tests.cast import AFTERWARDS
from tests.dialogs.flows.test_whole_case import LEA, PAUL, Talk


def until_agreed() -> Talk:
    talk = Talk(language="de")
    talk.says(LEA, "Guten Tag! Ein Bürstenschnitt bis Samstag, höchstens 30 €, und der Bart bleibt auf jeden Fall so")
    talk.taps(LEA, "Genau das")
    talk.says(LEA, "keine Allergie")
    talk.taps(LEA, "Einzelheiten")
    talk.taps(LEA, "1 muss", "Einverstanden")
    return talk


def test_german_words_are_statements() -> None:
    talk = Talk(language="de")
    talk.says(LEA, "Guten Tag! Ein Bürstenschnitt bis Samstag, höchstens 30 €, und der Bart bleibt auf jeden Fall so")
    said = {s.aspect: s.values for s in talk.case.live}
    assert said == {
        "outcome": ("crew_cut",),
        "date": ("2026-11-28",),
        "price": ("30 EUR",),
        "beard": ("untouched",),
    }
    assert "Bürstenschnitt" in talk.last(LEA).text


def test_a_haircut_is_played_to_the_end_in_german() -> None:
    talk = until_agreed()
    shown = next(message for message in reversed(talk.seen[PAUL]) if message.buttons)
    wanted = next(m for m in reversed(talk.seen[LEA]) if m.kind == "read_back" and m.pictures).pictures[0].alt
    number = next((n for n, p in enumerate(shown.pictures, 1) if p.alt == wanted), 0)
    talk.taps(PAUL, f"Ich sage es zu: Bild {number}" if number else "Ich sage es zu")
    assert talk.case.status is Status.AGREED
    talk.taps(PAUL, "Mit der Arbeit beginnen")
    talk.taps(PAUL, "Es ist fertig")
    talk.now = AFTERWARDS
    talk.says(PAUL, "Sonntag 29. um 10 Uhr")
    talk.says(PAUL, "28 €")
    assert "nicht eingehalten" in talk.last(LEA).text
    talk.taps(LEA, "Ich akzeptiere es")
    talk.taps(LEA, "4")
    talk.says(LEA, "sehr gut, danke")
    (feedback,) = talk.case.feedback
    assert (feedback.overall, feedback.words, talk.case.status) == (4, "sehr gut, danke", Status.CLOSED)
