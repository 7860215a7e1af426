"""How far a case has come, for tests about the staff's side: `request`, `commit`, `deliver`."""

from __future__ import annotations

from tests.cast import Player

WISH = {
    "fr": "Une coupe en brosse, samedi, 30 € max, barbe inchangée, aucune allergie",
    "en": "A crew cut, on Saturday, 30 € max, leave my beard alone, no allergy",
}
AGREE = {"fr": "Je suis d'accord", "en": "I agree"}
YES = {"fr": "C'est ça", "en": "That's it"}
ANYTHING = {"fr": "Peu importe", "en": "I don't mind"}
COMMIT = {"fr": "Je m'engage", "en": "I commit to it"}


async def request(lea: Player, language: str = "fr") -> None:
    """Léa says what she wants, and agrees to what is read back to her."""
    await lea.says(WISH[language])
    for _ in range(9):
        if AGREE[language] in lea.labels:
            await lea.taps(AGREE[language])
            return
        known = (YES[language], ANYTHING[language])
        await lea.taps(next((label for label in known if label in lea.labels), lea.labels[0]))
    raise AssertionError(f"nothing was read back:\n{lea.reads()}")


async def commit(paul: Player, lea: Player, language: str = "fr") -> None:
    """Paul taps the picture that shows what Léa agreed to."""
    hers = next(m for m in reversed(lea.messages) if m.message.kind == "read_back" and m.message.pictures)
    wanted = hers.message.pictures[0].alt
    label = COMMIT[language]
    if paul.pictures:
        number = paul.pictures.index(wanted) + 1
        label = next(one for one in paul.labels if one.startswith(label) and one.endswith(str(number)))
    await paul.taps(label)


async def agreed(paul: Player, lea: Player, language: str = "fr") -> None:
    await request(lea, language)
    await commit(paul, lea, language)
