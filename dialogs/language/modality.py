"""Words that say how something is meant: how strongly, whether it changes what was said, how vaguely, why. Data only.

Expressions over the folded line, in French and English together, since people mix them; semicolons part them.
"""

from __future__ import annotations

import re

from dialogs.domain.specification import Vagueness


def _words(alternatives: str) -> re.Pattern[str]:
    """An expression for any of the alternatives, as whole words."""
    parts = [part.strip() for part in alternatives.split(";")]
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(part for part in parts if part) + r")(?![a-z0-9])")


MUST = _words(
    r"""
    surtout ; absolument ; imperativement ; imperatif ; obligatoire(?:ment)? ; indispensable ;
    il faut(?: que)? ; faut ; jamais ; exige ; j insiste ; non negociable ; hors de question ; sans faute ;
    essentiel ; primordial ; capital ; en aucun cas ; sous aucun pretexte ; doit ; doivent ; interdit ;
    interdiction ; je tiens a ; must ; absolutely ; definitely ; essential ; above all ; never ;
    whatever (?:you do|happens) ; no way ; mandatory ; non negotiable ; under no circumstances ; has to ;
    have to ; most important(?:ly)? ; crucial ; vital ; insist ; strictly ; at all costs? ; a tout prix ;
    especially ; make sure ; quoi qu il arrive ; coute que coute ; sans exception ; c est vital ; par dessus tout ; il est imperatif ; whatsoever ;
    without fail ; no matter what ; on no account ; needs to be ; a must ; no exceptions? ; deal ?breaker ; non neg
    """
)
"""What is indispensable."""

BONUS = _words(
    r"""
    si (?:c est |ce serait |vous )?(?:possible|pouvez) ; si jamais ; idealement ; dans l ideal ;
    de preference ; ce serait (?:bien|top|super|parfait|cool|chouette) ; (?:ca|ce) serait (?:un plus|bien) ;
    un plus ; en bonus ; bonus ; eventuellement ; peut etre ; pourquoi pas ; tant mieux ; si ca passe ;
    si on peut ; if (?:at all )?possible ; if you can ; ideally ; preferably ;
    would be (?:nice|great|good|lovely|a plus|a bonus) ; nice to have ; a plus ; maybe ; perhaps ; why not ;
    id be nice ; (?:that|it|this) would be (?:nice|great|good|lovely|ideal|brilliant|handy|perfect|a treat|wonderful) ;
    si (?:vous le )?(?:pouvez|faisable|jouable|realisable) ; dans la mesure du possible ; si ca (?:vous )?va ; tant qu a faire ;
    ce serait (?:ideal|genial|formidable|le reve|un reve|chouette|apprecie) ; si y a moyen ; s il y a moyen ; where possible ; if poss ;
    would (?:also )?be (?:appreciated|ideal|brilliant|lovely|wonderful|handy) ; i would (?:quite )?(?:like|love) it if ; for preference ;
    if (?:it is |that is )?(?:feasible|doable) ; all being well ; le cas echeant ; a la rigueur ; if it fits ; if there is time ; si y a le temps ; si le temps le permet
    """
)
"""What would be welcome, no more."""

CHANGES = _words(
    r"""
    finalement ; en fait ; en fin de compte ; tout compte fait ; tous comptes faits ; au final ; finallement ;
    (?:j ai )?change d avis ; a la reflexion ; apres reflexion ; reflexion faite ; je reviens sur ;
    je me ravise ; oubliez ; oublie ; au lieu ; a la place ; je prefere finalement ; plutot que ;
    je me suis trompee? ; actually ; instead ; on second thoughts? ; change[d]? (?:of mind|my mind) ;
    scratch that ; forget ; after all ; thinking about it ; i take that back ; let us change ; non plutot ;
    no wait ; wait no ; make (?:it|that) ; switch to ; rather ; ^(?:non |no )?(?:, )?plutot ; plutot$ ;
    plutot(?= [.,!]) ; mettez plutot ; je prefererais plutot
    """
)
"""What announces a change of mind."""

ANY = _words(
    r"""
    peu importe ; peut importe ; (?:ca |cela )?m est (?:completement |totalement |bien )?egal(?:e)? ;
    n importe(?: (?:quel(?:le)?s?|comment|ou|quand|lequel|laquelle))? ;
    comme vous (?:voulez|voudrez|preferez|le sentez) ; je m en (?:fiche|fous|moque) ;
    a vous de (?:voir|choisir|decider) ; (?:je )?vous (?:laisse|laissez) (?:choisir|decider|faire|voir) ;
    au choix ; aucune (?:importance|preference) ;
    pas (?:de|d) (?:preference|importance|avis)(?: particuliere?)? ; importe(?:nt)? peu ;
    (?:is |s )?no object ; whatever you (?:think|like|want|prefer) ;
    (?:ce )?n? ?(?:c )?(?:est )?pas (?:tres |si )?important ; not important ; unimportant ;
    (?:c est )?sans importance ; faites comme ; ce que vous voulez ; je vous fais confiance ;
    on s en (?:fiche|fout) ; (?:do not|don t) (?:really )?(?:mind|care) ; not (?:fussed|bothered) ;
    (?:does|do) not (?:really )?matter ; no preference ; whatever(?! you do| happens) ; up to you ;
    your (?:choice|call) ; (?:any|either)(?: [a-z]+)? (?:is|s|will|would)? ?(?:ok|okay|fine|do|good) ;
    anything (?:goes|is fine|works) ; as you (?:like|wish|prefer|please|see fit) ; you (?:choose|decide|pick) ;
    all the same to me ; easy about ; any (?:day|time|date)(?! (?:but|except|apart)) ; whichever ; either way ;
    (?:tout|les deux) (?:me|nous) (?:va|vont|convient|conviennent) ; (?:l un|l une) ou (?:l autre) ; one or the other ;
    surprise me ; surprenez (?:moi|nous) ; (?:pas|not) (?:difficile|regardante?|fussy|picky) ;
    no strong (?:feelings|opinion|preference) ; c est (?:pareil|kif kif) ; both (?:are|is|would be) (?:fine|ok|okay|good) ;
    makes? no (?:odds|difference)
    """
)
"""What says that it doesn't matter."""

UNKNOWN = _words(
    r"""
    (?:je |j )?(?:ne |n )?(?:sais|sait) (?:pas|plus)(?: trop| encore)?(?: quoi| quelle?| comment)? ;
    aucune idee ; pas (?:d |la moindre )idee ; pas sure?(?! (?:les?|la|l|une?|mon|ma|mes|ce|cette|chaque|rendez|place) ) ; je ne suis pas sure? ; j hesite ;
    (?:do not|don t) (?:really )?know ; no (?:idea|clue) ; not (?:really )?sure ; i am unsure ; unsure
    """
)
"""What says that one doesn't know."""

LATER = _words(
    r"""
    (?<!au )(?<!pas )plus tard(?! que) ; on verra(?: ca)?(?: plus tard| apres| ensuite)? ; pas (?:maintenant|tout de suite) ;
    je (?:vous )?(?:le )?dirai(?: plus tard)? ; je (?:repasse|repasserai|reviens|reviendrai)(?: vous voir)?(?: plus tard| demain)? ;
    i (?:will|am going to) (?:be|come) back(?: later)? ; je vous redis ; je dois (?:verifier|demander|reflechir) ;
    laissez moi (?:verifier|reflechir) ; later ; not (?:now|yet) ;
    i will (?:tell|let) you (?:know )?(?:later|soon)? ; let me (?:check|think|get back) ; get back to you ;
    decide later ; need to (?:check|think|ask) ; (?:on|je|nous) (?:vous )?(?:le |la |les )?(?:re)?(?:dira|dirai|dirons|dit|donnera|precisera|preciserai|confirme|confirmera)(?: ca| cela)? (?:un autre jour|une autre fois|plus tard|apres|ensuite|bientot|demain|la prochaine fois|dans la semaine) ;
    (?:un autre jour|une autre fois) ; (?:on|je) vous (?:tiens|tient|tiendra|tiendrai) (?:au courant|informee?s?) ; on en (?:reparle|reparlera|discutera) ;
    (?:i|we) will (?:tell|let) you (?:know)? ?(?:another (?:day|time)|some other time|later|soon|tomorrow|nearer the time|in due course)? ; another (?:day|time) ; some other time ;
    (?:pas|not) (?:encore )?(?:decidee?|decided)(?: yet)? ; have not (?:decided|thought about it|made up my mind)(?: yet)? ; (?:we|i) will see ; nearer the time ; a voir ; faut (?:que j |que je )?(?:y )?(?:reflechisse|voie|demande|regarde)
    """
)
"""What puts off the answer."""

OTHER = _words(r"(?:c|ce n|ca n|it|that) (?:est|is) (?:pas|not) (?:la|le|les|l|the|about|pour)")
"""What says that something else is spoken of ("ce n'est pas la frange, c'est...")."""

SUITS = _words(
    r"""
    comme (?:ca|cela|c est|il est|elle est|ils sont|elles sont|sur (?:l |la )?(?:image|photo|dessin)) ; telles? quelles? ; tels? quels? ;
    (?<!ne )(?:me|nous) (?:va|vont|convien(?:t|nent)|plai(?:t|sent))(?! (?:pas|plus|moins)) ;
    (?:est|sont) (?:tres |vraiment )?(?:bien|parfaite?s?|nickel|impecc?able)(?! (?:trop|plus|moins)) ;
    (?:ne )?(?:changez|change|touchez)(?: rien| pas) (?:a|au|aux|la|le|les|l) ;
    as (?:it|they) (?:is|are) ; like (?:that|this|it is|they are) ; as shown ; as in the picture ;
    (?:is|are|look|looks) (?:really |very |just )?(?:fine|good|great|perfect|right|ok|okay|lovely) ;
    (?:do not|not) change the ; i (?:like|love) the ; j (?:aime|adore)(?: bien)? (?:la|le|les|l|cette|ces|ce)
    """
)
"""What says that something suits as it is shown."""

NEED = _words(
    r"""
    (?:il|elle) (?:en )?a besoin ; a besoin (?:de|d|que) ; (?:he|she|they) needs? ; needs ; medecin ; docteur ;
    doctor ; ordonnance ; pour sa sante ; (?:l )?ecole (?:l )?(?:exige|demande|impose) ;
    school (?:rules|requires) ; for (?:his|her) health ; necessaire pour (?:lui|elle) ; therapist ; kine ;
    infirmiere ; nurse
    """
)
"""What says that the beneficiary needs it."""

EXPECTATION = _words(
    r"""
    (?:il|elle) (?:l a |me l a |l )?(?:demande|veut|voudrait|souhaite|aimerait|prefere|reclame|adore|aime) ;
    (?:he|she) (?:wants?|asked|asks|would like|likes?|loves?|prefers?) ;
    (?:il|elle) (?:m )?a (?:demande|dit|choisi|reclame) ; (?:he|she) (?:said|chose|told) ; a sa demande ;
    at (?:his|her) request ; (?:il|elle) y tient
    """
)
"""What says that the beneficiary wishes it."""

PROXY_TASTE = _words(
    r"""
    je prefere(?:rais)? ; moi je ; j aimerais (?:mieux|bien qu) ; c est moi qui ; personnellement ;
    a mon gout ; je trouve ; i (?:would )?prefer ; i like ; i think ; personally ; my own taste ;
    je (?:le|la) trouve
    """
)
"""What says that it is the taste of the one who speaks for another."""

DEGREE = _words(
    r"""
    pas (?:trop|tres|si|non plus trop|trop trop) ; not (?:too|very|so|that|overly) ; assez ; plutot ;
    relativement ; un (?:petit )?peu(?! plus| moins) ; legerement ; quite ; fairly ; rather ; relatively ;
    a (?:little )?bit ; a little ; slightly ; sort of ; kind of ; pretty ; somewhat ; plus ou moins ;
    more or less ; genre ; ish
    """
)
"""What makes the word after it a matter of degree."""

CRITERIA: tuple[tuple[Vagueness, str, re.Pattern[str]], ...] = (
    (
        "open_end",
        "date",
        _words(
            r"""
            des que (?:vous )?(?:possible|pouvez) ; le plus (?:vite|tot|rapidement) possible ;
            au plus (?:vite|tot|presse)(?! le| la) ; asap ; as soon as (?:possible|you can) ;
            as (?:fast|quickly|early) as (?:possible|you can) ;
            (?:assez |plutot |tres )?(?:rapidement|vite)(?! fait) ; bientot ; prochainement ; sous peu ;
            dans (?:les|quelques) (?:prochains )?jours ; dans pas longtemps ;
            (?:pretty |very |quite )?(?:soon|quickly)(?!er) ; in a (?:few|couple of) days ; shortly ; soonish ;
            sans tarder ; quand vous (?:pouvez|voulez) ; when(?:ever)? you can ; no rush but soon ;
            pas trop tard ; not too late ; un de ces jours ; some ?time soon ; some ?time next week ;
            en temps et en heure ; c est (?:plutot |assez |tres )?(?:urgent|presse) ;
            it is (?:quite |very )?urgent ; in good time ; dans les meilleurs delais ;
            dans un delai raisonnable ; une date proche ; in no time ; rapide
            """
        ),
    ),
    (
        "subjective",
        "money",
        _words(
            r"""
            pas (?:trop |tres )?cher ; pas (?:trop )?couteux ; bon marche ; abordable ;
            (?:un )?prix (?:raisonnable|correct|honnete|doux|normal) ; petit budget ; pas ruineux ;
            (?:le )?moins cher possible ; economique ; petit prix ; pas hors de prix ; budget serre ;
            (?:not )?too (?:expensive|pricey|dear) ; not (?:too |very )?(?:expensive|pricey|costly) ;
            (?:on a |avec un |j ai un )?(?:petit|tout petit) budget ; (?:not|do not have) much money ;
            cheap(?:ish)? ; affordable ; (?:a )?(?:reasonable|fair|decent|good) price ; reasonably priced ;
            tight budget ; small budget ; as cheap as possible ; on a budget ; cost too much ; low cost ;
            raisonnable ; inexpensive ; not break the bank
            """
        ),
    ),
    (
        "incomplete_reference",
        "outcome",
        _words(
            r"""
            comme d habitude ; d habitude ; comme (?:la derniere|l autre) fois ; comme avant ;
            (?:la )?meme chose(?: que (?:la derniere fois|d habitude))? ;
            (?:le |la )?meme (?:\w+ )?(?:que|comme) (?:la derniere|l autre) fois ;
            pareil(?:le)? que (?:la derniere|l autre) fois ; comme toujours ; l habituel(?:le)? ;
            (?:as|the|my) usual ; like (?:the )?last time ; as last time ;
            same (?:\w+ )?as (?:last time|before|always|usual) ;
            same again ; like (?:before|always) ; (?:the )?same (?:thing|as ever) ; you know what i like ;
            vous savez ce que j aime
            """
        ),
    ),
    (
        "superlative",
        "outcome",
        _words(
            r"""
            le mieux possible ; faites au mieux ; au mieux ; ce qu il y a de mieux ; le top ;
            quelque chose de (?:bien|beau|joli|sympa|chouette|classe|nouveau|different|simple|sobre|original) ;
            un truc (?:bien|sympa|simple|cool|joli|original) ; do your best ; the best ;
            something (?:nice|good|pretty|cool|new|different|simple|classy|special|fun) ; un changement ;
            changer de tete ; une jolie coupe ; a nice (?:cut|haircut|one) ; as good as possible ;
            professional looking ; user friendly ; etc
            """
        ),
    ),
)
"""ISO/IEC/IEEE 29148 language criterion, kind of aspect (or the outcome), and the words that fall under it."""
