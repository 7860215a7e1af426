"""Everyday French and English, folded: words that are no misspellings, and small talk. Data only."""

from __future__ import annotations

import re

from dialogs.language.function_words import word_set

ORDINARY = word_set(
    """
    abord accord piece pieces quartier barbe short shorter shorts mode filling nuts emporter kinda vague pick soit soient sinon ailleurs doit doivent bouchons hang hanging highly parkings bancaire air
    aller ami amie ans apres arrive arriver assez attendez attends aucune aujourd autre autres avance avez beau
    beaucoup belle besoin bientot bon bonne bout cafe camille carte cas cause chaque chat chaud cher chien choix
    chose choses clair combien comment compte connais content contre corps couleur coup cour cours cote dehors deja
    demande dernier derniere des dessous dire dit dois donner droit duree ecole ecoute egal encore enfant enfants
    enfin ensemble ensuite entendu entre envie equipe erreur exactement excusez exemple facon faim famille faute
    femme fete feter fetes fille fils fin finir fois force forme frere garder genre gens gentil grand grande gros
    haut heure heureux hier homme idee image jamais jolie jour journee laisse libre lieu livre loin long longtemps
    maison mal maman marche mari matin mauvais meilleur mere merci mieux mille moins mois moitie moment monde mort
    mots moyen nom nombre note notre nouveau nouvelle nuit oeil oncle ordre oublie ouvert page papa papier par parce
    pareil parfait parking parler parole partie partir partout passe payer peine pendant pense pensez pere personne
    petit petite peur photo pied place plaisir pleut point porte possible pourquoi premier premiere prendre pres
    presque pret prix probleme propos question quoi raconte raison rappel recommande regarde rendez repond reponse
    reste retard rien robot route rue sais samedi sang sante seconde secondes semaine sens service seul seule simple
    soir soiree soleil sonne sorte sortir souvent sport suite sujet super sympa telephone temps tete tient tour tous
    tout train travail travaille trop trouve type usage vais vendre venir vent vers vie viens vieux ville visite
    vite voici voir voisine voiture voix votre vrai vraie yeux able across actually afternoon again against ago all
    almost alone along already also always amazing another answer anyone anything area around ask away bad because
    become before behind being believe best better between big bit body book both boy bring brother bus business
    busy call came camera cards care case cat change check child children city class clear close clothes coffee cold
    come company cool corner country couple course cousin dad daughter day days dear different dinner doing done
    door down dream drive each early easy eat end enough even evening ever every everyone everything exactly eyes
    face fact family fast father feel few fingers first food forget forward found free friend friends fun game gave
    girl give glad going gone good great group grow guess guys half happen happy hard haven head hear heard heart
    help here high hold home hope hour house idea important inside instead interested invite job keep kid kids kind
    knew know large last late later learn least leave left less let life lives living light line listen listening little live
    local look lost lot love lovely made main make man many match mate matter maybe mean meet might mind minute
    money month more morning most mother move much mum music name near neighbour never nice night nothing number
    often old once only open order other outside over own park part party people perhaps person phone picture plan
    play pretty problem pull put quick quite raining read ready real really reason remember reply rest right room
    round run said same saw say school second see seem seems send several shame share shop show sick side sign
    signal since sister sleep small smile someone something sometimes son soon sorry sort speak speaks spilled start
    stay still stop story street strong stuff such summer sure take taken talk team tell test thing things think
    bouche brown thought through time told ton took touch town traffic travel tried trip true try turn under until use used usual
    very visit wait walk wall watch water way weather wedding week well went where whether while white whole why
    wife wish woman wonder word work world worry worth write wrong year years yesterday young
    """
)
"""Common words that are never taken for a misspelling of a telling one."""

IDIOMS = (
    r"(?:je suis|nous sommes|on est|j etais) (?:deja )?(?:passe|venu|alle|tombe)e?s?\b[^.,;!?]*|"
    r"(?:i|we) (?:have |had )?(?:already )?(?:walk|pass|drive|drove|driven|came|come|been|stop|popp)(?:ed)? "
    r"(?:past|by|in|into|to|round|before)[^.,;!?]*|"
    r"(?:(?:c est |it is |it was )?(?:un|une|mon|ma|des|a|my|some|our|notre) )?(?:amie?s?|copine?s?|copains?|collegues?|voisine?s?|"
    r"soeur|frere|belle soeur|cousine?|friends?|mates?|colleagues?|neighbou?rs?|sister|brother|cousin)"
    r"(?: of mine)?(?: qui| who)? (?:m ont|m a|nous a|told|recommended|suggested|mentioned|sent)[^.,;!?]*|"
    r"(?:merci|thanks|thank you|thank)(?: (?:d|avance|in|advance|beaucoup|bien|a lot|so much|so|very much|deja|you))* "
    r"(?:pour|for) (?:votre|vos|ton|your|the|l|la|le) [a-z]+|plusieurs fois|several times|many times|bien des fois|"
    r"(?:(?:mon|ton|son|mes|ses|nos)|(?:j ai|il a|elle a|ils ont|on a) (?:un|deux|trois|des)) (?:petits? |gros |vieux )?chats?|"
    r"quelqu un (?:vienne|passe|puisse (?:venir|passer))|quelqu un (?:peut|pourrait) (?:venir|passer)|"
    r"(?:someone|somebody) (?:to come|could come|can come)|"
    r"(?:(?:pour )?la )?premiere fois|(?:for )?(?:the |my )?first time|(?:une|l) autre fois|a la fois|"
    r"(?:(?:ne |n )?(?:y )?(?:touchez|touche|faites|fais|coupez|taillez) (?:a )?)?rien (?:d autre )?(?:sauf|que|a part|hormis|excepte)|"
    r"nothing (?:else )?(?:but|except|apart from)|do not (?:touch|do|cut|trim) anything (?:but|except)|"
    r"choc (?:anaphylactique|allergique)|(?:en|by|in the|on the) (?:voiture|train|car|bus|plane|avion)|pages? d accueil|home ?pages?|"
    r"serait (?:il|ce)(?: possible)?|"
    r"good (?:morning|afternoon|evening)(?! and)|"
    r"(?<!rester )(?<!restez )(?<!reste )(?<!juste )(?:a|tout) cote(?= *$| *[.,!?])|see you(?: \w+)?|a (?:bientot|demain|plus|tout a l heure)(?= *$| *[.,!?])|"
    r"(?:bon|bonne|excellente?|joyeux|joyeuses|belle) (?:week end|journee|soiree|semaine|annee|noel|fetes|"
    r"apres midi|continuation)(?: a .*)?|"
    r"(?:have a|enjoy your|enjoy the) (?:\w+ )?(?:day|week ?end|evening|week|time|afternoon|christmas)(?: too)?|"
    r"(?:merry|happy) \w+(?: year)?|"
    r"(?:il fait|quel temps|il pleut|il caille|il neige|quel froid|quelle chaleur)[^.,;!?]*|(?:lovely|nice|"
    r"terrible|awful|bad|great|what) weather[^.,;!?]*|"
    r"(?:it is )?(?:freezing|raining|snowing|sunny|pouring|boiling)[^.,;!?]*|long time no see|what a (?:day|week|"
    r"month|year)|how are you[^.,;!?]*|"
    r"(?:how is|how s) it going|(?:mon|my|le|the) (?:telephone|portable|phone)(?: is)? (?:sonne|ringing|rings|"
    r"a sonne)|quelle (?:journee|semaine|annee)|"
    r"(?:hier|yesterday|last night)(?= *\?)|une? (?:seconde|minute|instant)|one (?:second|minute|moment)|"
    r"(?:^|(?<=[.,!?] ))(?:2|deux|two) (?:secondes|minutes|seconds)(?= *$| *[.,!?])|vite fait bien fait|bien fait vite fait|je suis pas du matin"
)
"""What is said without stating anything: small talk, weather, wishes. An expression over the folded line."""


# Words of politeness, folded: they state nothing, and nobody need pass them on. Data, and one question about it.

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
