"""Words of politeness, folded: they state nothing, and nobody need pass them on. Data, and one question about it."""

from __future__ import annotations

import re

_POLITE = re.compile(
    r"\b(?:bonjour|bonsoir|salut|coucou|slt|bjr|hello|hi|hey|dear|chere?s?|madame|monsieur|messieurs|mesdames|mme|mr|sir|madam|"
    r"merci|mrc|thanks?|thank you|svp|stp|s il (?:vous|te) plait|please|pls|"
    r"je (?:me permets|viens) (?:de )?(?:vous )?(?:ecrire|contacter|solliciter|vers vous)|je vous (?:ecris|contacte|remercie|prie|souhaite)|"
    r"i am (?:writing|contacting)(?: to)?(?: you)?|i was wondering|i wonder|"
    r"(?:si )?(?:cela|ca) ne vous (?:derange|ennuie|gene) pas|si (?:cela|ca) (?:vous )?(?:convient|arrange|est possible)|"
    r"if (?:you (?:do not|don t) mind|that is (?:ok|okay|all right|possible))|"
    r"j espere que (?:vous allez|tout va) bien|(?:i )?hope (?:you are|this finds you)(?: keeping)? well|"
    r"(?:comment (?:allez vous|vas tu|ca va)|how are you|ca va bien|tout va bien|and you|et vous)|"
    r"(?:me|nous) (?:re)?voila|i am back|"
    r"(?:oh )?(?:wait|attendez|attends)|hang on|"
    r"(?:(?:c est|it is) )?(?:pour|for) \w+$|"
    r"cordialement|bien a vous|salutations|regards|best wishes|kind regards|sincerely|yours|"
    r"excusez(?: moi)?|pardon|desolee?|sorry|"
    r"par (?:avance|ailleurs)|d avance|in advance|beaucoup|infiniment|so much|very much|a lot|"
    r"je crois|je pense|il me semble|i think|i guess|i suppose|voila|euh|heu|hein|bah|ben|bon|enfin|alors|well|lol|mdr|ah|oh|"
    r"(?:vous etes|ca serait|ce serait) (?:bien )?(?:gentil|aimable|sympa)(?:le)?s?|"
    r"ca|cela|c est|ce sera|tout|that is|it is|all|et|and|mais|but|donc|so|puis|then|"
    r"oui|non|yes|no|ok|okay|d accord|parfait|super|tres bien|great|fine|good|perfect|voila tout)\b"
)
_LEAST = 3  # letters of a word that tells something


def silent(text: str) -> bool:
    """Whether a folded text says nothing but politeness.

    >>> silent("je vous remercie beaucoup"), silent("pas de tondeuse svp")
    (True, False)
    """
    left = _POLITE.sub(" ", text)
    return not any(len(word) >= _LEAST for word in left.split())
