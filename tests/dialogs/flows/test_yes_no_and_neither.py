"""What is neither surely a yes nor a no changes nothing: the words stand, and the person is asked with the buttons."""

from __future__ import annotations

import pytest

from dialogs.domain.case import Status
from tests.cast import AFTERWARDS, Cast, Player
from tests.dialogs.flows.staff_cast import agreed, request

NINO = "pour mon fils Nino : une coupe en brosse, barbe aucune, samedi, 30 €, aucune allergie"


@pytest.fixture
def lea(cast: Cast) -> Player:
    return cast.client("lea")


@pytest.fixture
async def paul(cast: Cast) -> Player:
    paul = cast.staff("paul")
    await paul.says("/queue")
    return paul


async def late(paul: Player, lea: Player) -> None:
    """What was agreed is delivered a day late, and Léa is told so."""
    await agreed(paul, lea)
    await paul.taps("Commencer")
    await paul.taps("C'est livré")
    paul.waits(AFTERWARDS)
    await paul.says("dimanche 29 à 10h")
    await paul.says("28 €")
    assert lea.sees("[Je l'accepte]")


async def disputed(paul: Player, lea: Player) -> None:
    await late(paul, lea)
    await lea.taps("Je veux en discuter")
    await lea.says("un jour de retard")


def keyboards(words: str) -> list[str]:
    return [words, words.replace("'", "’")]


def either(*phrases: str) -> pytest.MarkDecorator:
    """Each phrase, with the apostrophe of every keyboard."""
    return pytest.mark.parametrize("words", dict.fromkeys(each for words in phrases for each in keyboards(words)))


async def face(cast: Cast) -> str:
    return (await cast.case()).beneficiary.face


class TestAFace:
    """A father shows the picture, and tells what his son's face says."""

    @pytest.fixture
    async def pere(self, cast: Cast) -> Player:
        pere = cast.client("pere")
        await pere.says(NINO)
        assert pere.sees("qu'en dit son visage ?")
        return pere

    @either("il sourit", "ça lui plaît", "il est d'accord", "He's smiling", "he loves it")
    async def test_glad(self, cast: Cast, pere: Player, words: str) -> None:
        await pere.says(words)
        assert await face(cast) == "glad"

    @either(
        "il n'aime pas",
        "il n'est pas content du tout",
        "he isn't pleased",
        "she doesn't like it",
        "il n'est pas d'accord",
    )
    async def test_sad(self, cast: Cast, pere: Player, words: str) -> None:
        await pere.says(words)
        assert await face(cast) == "sad"

    @either(
        "il ne sourit pas",
        "il sourit pas",
        "he isn't smiling",
        "il n'est pas triste",
        "il sourit ?",
        "il sourit, mais bon",
    )
    async def test_none_of_them(self, cast: Cast, pere: Player, words: str) -> None:
        await pere.says(words)
        assert await face(cast) == ""
        assert "😀" in pere.labels, pere.reads()


async def conceded(cast: Cast) -> bool:
    return any(entry.what == "concession" for entry in (await cast.case()).history)


@either("bah c'est pas grave", "d'accord, ça me va", "j'accepte", "ça va", "no problem", "it's fine")
async def test_a_delay_is_forgiven(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await late(paul, lea)
    await lea.says(words)
    assert await conceded(cast)


@either(
    "ça va pas du tout",
    "ça va mal se passer",
    "je n'accepte pas",
    "c'est inadmissible",
    "encore du retard, c'est trop",
    "it's not fine",
)
async def test_a_delay_is_contested(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await late(paul, lea)
    await lea.says(words)
    case = await cast.case()
    assert not await conceded(cast)
    assert case.status is Status.DISPUTE
    assert case.disputes[0].words == words


@either("non", "ça ne va pas")
async def test_a_mere_no_to_a_delay_is_asked_what_is_wrong(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await late(paul, lea)
    await lea.says(words)
    assert not await conceded(cast)
    assert lea.sees("[Retour]")


@either(
    "ça va être dur",
    "je vais voir avec mon mari",
    "ça va, mais quand même",
    "c'est pas grave ?",
    "si ça va pour vous",
)
async def test_what_forgives_nothing_surely_is_kept_and_asked_again(
    cast: Cast, lea: Player, paul: Player, words: str
) -> None:
    await late(paul, lea)
    await lea.says(words)
    case = await cast.case()
    assert (case.disputes, await conceded(cast)) == ((), False)
    assert lea.sees("C'est noté", "[Je l'accepte]", "[Je veux en discuter]")
    assert case.feedback[0].words == words


@either(
    "je n'ai rien fini",
    "ce n'est pas fini",
    "ce sera fini dans une heure",
    "it's not done yet",
    "c'est livré demain",
    "c'est fini ?",
)
async def test_what_is_not_done_begins_no_delivery(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await agreed(paul, lea)
    await paul.taps("Commencer")
    await paul.says(words)
    assert lea.last.message.text == f"Paul : « {words} »"
    assert not any(entry.what == "delivering" for entry in (await cast.case()).history)


@either("j'ai fini", "c'est terminé !", "voilà, c'est livré", "It's done")
async def test_what_is_done_is_measured(lea: Player, paul: Player, words: str) -> None:
    await agreed(paul, lea)
    await paul.says(words)
    assert paul.sees("Promis")


@either("je ne commence pas", "je n'ai pas commencé", "je commence demain", "si je commence", "I haven't started")
async def test_what_is_not_begun_is_not_in_service(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await agreed(paul, lea)
    await paul.says(words)
    assert (await cast.case()).status is Status.AGREED


@either(
    "je ne m'engage pas", "je m'engage si c'est payé d'avance", "je m'engage à rien", "I won't commit", "je prends note"
)
async def test_what_is_no_commitment_confirms_nothing(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await request(lea)
    await paul.says(words)
    assert (await cast.case()).baselines == ()
    assert "Quelle image livrerez-vous" not in paul.reads()


@either("pas de problème", "ce n'est pas un souci", "je ne sais pas", "trop bien")
async def test_what_turns_no_proposal_down(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await request(lea)
    await paul.taps("Proposer autre chose")
    await paul.says("35 €")
    await lea.says(words)
    assert "n'accepte pas cette proposition" not in paul.reads()


@either("ok ça marche", "d'accord", "C'est d'accord pour moi", "that's fine")
async def test_a_proposal_settles_it(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await disputed(paul, lea)
    await paul.taps("Rembourser")
    await lea.says(words)
    assert (await cast.case()).disputes[0].resolved_at is not None


@either("ok mais pas comme ça", "ça ne marche pas", "d'accord si c'est demain", "je vais réfléchir", "ok ?")
async def test_what_does_not_surely_settle_it_is_passed_on_and_asked_again(
    cast: Cast, lea: Player, paul: Player, words: str
) -> None:
    await disputed(paul, lea)
    await paul.taps("Rembourser")
    await lea.says(words)
    assert (await cast.case()).disputes[0].resolved_at is None


@either("on ne rembourse pas", "je n'ai pas à refaire la coupe", "we don't do refunds", "ni refaire ni rembourser")
async def test_what_proposes_nothing_is_a_message(cast: Cast, lea: Player, paul: Player, words: str) -> None:
    await disputed(paul, lea)
    await paul.says(words)
    assert lea.last.message.text == f"Paul : « {words} »"
    assert (await cast.case()).disputes[0].resolution == ""


@pytest.mark.parametrize("words", keyboards("C'est ça"))
async def test_a_label_is_a_label_on_every_keyboard(lea: Player, words: str) -> None:
    await lea.says("une coupe en brosse")
    await lea.says(words)
    assert "C'est ça" not in lea.labels
