"""Small words of French and English, folded. Data only: what carries no meaning, and what turns it round."""

from __future__ import annotations

from dialogs.domain.service import Phrases


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


FRENCH = word_set(
    """
    le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs je j tu il elle on nous vous ils elles me m te t se s lui y en qui que qu quoi dont ou où est es suis sont
    sommes etes etre ete etait ai as a avons avez ont avoir avait veux veut voulez voudrais voudrait aimerais
    aimerait aime souhaite souhaiterais faut faudrait peux peut pouvez pourrait pourriez fait faire faites va vais
    allez aller ca cela c dans pour par sur avec sans sous chez vers et mais donc car si ne n pas plus moins tres
    bien bonjour merci svp plait juste alors aussi comme tout tous toute toutes quand chaque peu trop quelque chose
    meme deja ici voila maintenant
    """
)
"""Small French words: what tells the language of a message."""

ENGLISH = word_set(
    """
    the a an this that these those my your his her its our their i you he she it we they me him them us who which
    what is am are was were be been have has had want wants would like could can should do does did will shall get
    got need needs please to of in on at by for from with without and or but so if not no as very just too also some
    any hi hello thanks thank make made let up about there here then than when one
    """
)
"""Small English words."""

STOP = word_set(
    """
    le la les l un une des du de d au aux a ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos
    leur je j tu il elle on nous vous ils elles me m te t se s lui y en qui que qu est suis sont etre ete ai as
    avons avez ont avoir veux veut voulez voudrais voudrait aimerais aimerait souhaite souhaiterais faut faudrait
    peux peut pouvez pourrait pourriez fait faire faites va vais allez ca cela c dans pour par sur avec et donc car
    si ne n bonjour merci plait alors the an this that these those my your his her its our their i you he she it we
    they him them us who which is am are was were be been have has had want would like could can should do does did
    will shall get got need please to of in at by for from with and so if hi hello thanks thank there then one
    way guess suppose reckon probably crois pense dirais , . ; : ! ? ( ) " - ' / ... …
    """
)
"""Words that a phrase is recognised without."""

MINOR = word_set(
    """
    trop too so plus moins more less tres very super really quite assez bien nice peu tout tous toute toutes all
    juste just only seul seule vraiment like some any petit petite little bit much many well good bonne bon
    toujours always ni nor neither
    """
)
"""Words that tell little by themselves, though they belong to a phrase: it is not said without one of them."""

LIGHT = word_set(
    """
    comme faire fait fais make made changer change remplacer replace reparer repare repair fix new nouvelle nouveau
    mettre mets put do get add avoir have poser refaire that touch something quelque chose truc look looks effet
    style besoin need needed alone tranquille tranquilles
    """
)
"""Words that a phrase may be said without."""

JOINING = word_set(
    """
    et and avec with
    """
)
"""Words that join what belongs together as often as what does not."""

CONJUNCTIONS = word_set(
    """
    ou or et and ni nor mais but
    """
)
"""Words that link, and name nothing ("où" is written "ou" as often as not)."""

NEGATORS = word_set(
    """
    pas sans aucun aucune not no without non never jamais ni nor neither zero rien nothing
    """
)
"""Words that turn round what they stand by."""

NOTHING = word_set(
    """
    pas aucun aucune aucuns none no non rien nothing not sans without
    """
)
"""Words that are an answer by themselves ("aucune"), but state nothing."""

NOT = "<not>"
"""What all negations count as, in the terms of a phrase."""

CONCEPTS: dict[str, str] = {
    word: concept
    for concept, words in {
        NOT: "pas sans aucun aucune not no without never jamais non sauf except hormis",
        "<keep>": "garder garde gardes gardez gardons laisser laisse laisses laissez laissant conserver conserve conservez "
        "preserver keep keeping leave leaving kept",
        "<times>": "fois times x",
        "<remove>": "enlever enleve enlevez retirer retire retirez virer supprimer supprimez remove drop",
    }.items()
    for word in words.split()
}
"""Words of one meaning -> that meaning, in both languages."""

KIND_NAMES: dict[str, Phrases] = {
    "money": Phrases(
        fr=("prix", "budget", "argent", "tarif", "cout", "payer", "depenser"),
        en=("price", "budget", "money", "cost", "pay", "paying", "spend", "spending"),
    ),
    "date": Phrases(fr=("date", "jour", "delai", "echeance"), en=("date", "day", "deadline")),
}
"""What aspects of a kind are called in any trade."""
