"""Words that say how something is meant: how strongly, whether it changes what was said, how vaguely, why. Data only.

Expressions over the folded line, in French and English together, since people mix them.
"""

from __future__ import annotations

import re


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(alternatives) + r")(?![a-z0-9])")


MUST = _words(
    r"surtout", r"absolument", r"imperativement", r"imperatif", r"obligatoire(?:ment)?", r"indispensable", r"il faut(?: que)?",
    r"faut", r"jamais", r"exige", r"j insiste", r"non negociable", r"hors de question", r"sans faute", r"essentiel", r"primordial",
    r"capital", r"en aucun cas", r"sous aucun pretexte", r"doit", r"doivent", r"interdit", r"interdiction", r"je tiens a",
    r"must", r"absolutely", r"definitely", r"essential", r"above all", r"never", r"whatever (?:you do|happens)", r"no way", r"mandatory",
    r"non negotiable", r"under no circumstances", r"has to", r"have to", r"most important(?:ly)?", r"crucial", r"vital",
    r"insist", r"strictly", r"at all costs?", r"a tout prix", r"especially", r"make sure",
)  # fmt: skip
BONUS = _words(
    r"si (?:c est |ce serait |vous )?(?:possible|pouvez)", r"si jamais", r"idealement", r"dans l ideal", r"de preference", r"ce serait (?:bien|"
                                                                                                                           r"top|"
                                                                                                                           r"super|"
                                                                                                                           r"parfait|"
                                                                                                                           r"cool|"
                                                                                                                           r"chouette)",
    r"(?:ca|ce) serait (?:un plus|bien)", r"un plus", r"en bonus", r"bonus", r"eventuellement", r"peut etre", r"pourquoi pas",
    r"tant mieux", r"si ca passe", r"si on peut", r"if (?:at all )?possible", r"if you can", r"ideally", r"preferably", r"would be (?:nice|"
                                                                                                                        r"great|"
                                                                                                                        r"good|"
                                                                                                                        r"lovely|"
                                                                                                                        r"a plus|"
                                                                                                                        r"a bonus)",
    r"nice to have", r"a plus", r"maybe", r"perhaps", r"why not", r"id be nice", r"if it fits", r"if there is time", r"si y a le temps", r"si le temps le permet",
)  # fmt: skip
CHANGES = _words(
    r"finalement", r"en fait", r"en fin de compte", r"tout compte fait", r"tous comptes faits", r"au final", r"finallement",
    r"(?:j ai )?change d avis", r"a la reflexion", r"apres reflexion", r"reflexion faite", r"je reviens sur", r"je me ravise",
    r"oubliez", r"oublie", r"au lieu", r"a la place", r"je prefere finalement", r"plutot que", r"je me suis trompee?",
    r"actually", r"instead", r"on second thoughts?", r"change[d]? (?:of mind|my mind)", r"scratch that", r"forget", r"after all", r"thinking about it",
    r"i take that back", r"let us change", r"non plutot", r"no wait", r"wait no", r"make (?:it|that)", r"switch to", r"rather",
    r"^(?:non |no )?(?:, )?plutot", r"plutot$", r"plutot(?= [.,!])", r"mettez plutot", r"je prefererais plutot",
)  # fmt: skip
ANY = _words(
    r"peu importe", r"peut importe", r"(?:ca |cela )?m est (?:completement |totalement |bien )?egal(?:e)?", r"n importe(?: (?:quel(?:le)?s?|"
                                                                                                            r"comment|"
                                                                                                            r"ou|"
                                                                                                            r"quand|"
                                                                                                            r"lequel|"
                                                                                                            r"laquelle))?", r"comme vous (?:voulez|"
                                                                                                                                                                                  r"voudrez|"
                                                                                                                                                                                  r"preferez|"
                                                                                                                                                                                  r"le sentez)",
    r"je m en (?:fiche|fous|moque)", r"a vous de (?:voir|choisir|decider)", r"(?:je )?vous (?:laisse|"
                                                                            r"laissez) (?:choisir|decider|faire|"
                                                                            r"voir)", r"au choix", r"aucune (?:importance|"
                                                                                                                                                            r"preference)",
    r"pas (?:de|d) (?:preference|importance|avis)(?: particuliere?)?", r"importe(?:nt)? peu", r"(?:is |s )?no object", r"whatever you (?:think|"
                                                                                                                       r"like|"
                                                                                                                       r"want|"
                                                                                                                       r"prefer)", r"(?:ce )?n? ?(?:c )?(?:est )?pas (?:tres |"
                                                                                                                                                                   r"si )?important", r"not important", r"unimportant", r"(?:c est )?sans importance", r"faites comme", r"ce que vous voulez", r"je vous fais confiance", r"on s en (?:fiche|"
                                                                                                                                                                                                                                                                                                                                                                   r"fout)",
    r"(?:do not|don t) (?:really )?(?:mind|care)", r"not (?:fussed|bothered)", r"(?:does|do) not (?:really )?matter", r"no preference", r"whatever(?! you do|"
                                                                                                                                        r" happens)", r"up to you", r"your (?:choice|"
                                                                                                                                                                                       r"call)",
    r"(?:any|either)(?: [a-z]+)? (?:is|s|will|would)? ?(?:ok|okay|fine|do|good)", r"anything (?:goes|is fine|works)", r"as you (?:like|"
                                                                                                                      r"wish|"
                                                                                                                      r"prefer|"
                                                                                                                      r"please|"
                                                                                                                      r"see fit)", r"you (?:choose|"
                                                                                                                                                                     r"decide|"
                                                                                                                                                                     r"pick)", r"all the same to me", r"easy about", r"any (?:day|"
                                                                                                                                                                                                                                          r"time|"
                                                                                                                                                                                                                                          r"date)",
)  # fmt: skip
UNKNOWN = _words(
    r"(?:je |j )?(?:ne |n )?(?:sais|sait) (?:pas|plus)(?: trop| encore)?(?: quoi| quelle?| comment)?", r"aucune idee", r"pas (?:d |"
                                                                                                                       r"la moindre )idee", r"pas sure?", r"je ne suis pas sure?", r"j hesite",
    r"(?:do not|don t) (?:really )?know", r"no (?:idea|clue)", r"not (?:really )?sure", r"i am unsure", r"unsure",
)  # fmt: skip
LATER = _words(
    r"plus tard", r"on verra(?: ca)?(?: plus tard| apres| ensuite)?", r"pas (?:maintenant|tout de suite)", r"je (?:vous )?(?:le )?dirai(?: plus tard)?", r"je vous redis", r"je dois (?:verifier|"
                                                                                                                                                                           r"demander|"
                                                                                                                                                                           r"reflechir)", r"laissez moi (?:verifier|"
                                                                                                                                                                                                                       r"reflechir)",
    r"later", r"not (?:now|yet)", r"i will (?:tell|let) you (?:know )?(?:later|soon)?", r"let me (?:check|think|"
                                                                                        r"get back)", r"get back to you", r"decide later", r"need to (?:check|"
                                                                                                                                                                 r"think|"
                                                                                                                                                                 r"ask)",
)  # fmt: skip
NEED = _words(
    r"(?:il|elle) (?:en )?a besoin", r"a besoin (?:de|d|que)", r"(?:he|she|they) needs?", r"needs", r"medecin", r"docteur", r"doctor", r"ordonnance", r"pour sa sante", r"(?:l )?ecole (?:l )?(?:exige|"
                                                                                                                                                                        r"demande|"
                                                                                                                                                                        r"impose)", r"school (?:rules|"
                                                                                                                                                                                                                         r"requires)",
    r"for (?:his|her) health", r"necessaire pour (?:lui|elle)", r"therapist", r"kine", r"infirmiere", r"nurse",
)  # fmt: skip
EXPECTATION = _words(
    r"(?:il|elle) (?:l a |me l a |l )?(?:demande|veut|voudrait|souhaite|aimerait|prefere|reclame|adore|aime)", r"(?:he|"
                                                                                                               r"she) (?:wants?|"
                                                                                                               r"asked|"
                                                                                                               r"asks|"
                                                                                                               r"would like|"
                                                                                                               r"likes?|"
                                                                                                               r"loves?|"
                                                                                                               r"prefers?)", r"(?:il|"
                                                                                                                                                                                      r"elle) (?:m )?a (?:demande|"
                                                                                                                                                                                      r"dit|"
                                                                                                                                                                                      r"choisi|"
                                                                                                                                                                                      r"reclame)", r"(?:he|"
                                                                                                                                                                                                                                              r"she) (?:said|"
                                                                                                                                                                                                                                              r"chose|"
                                                                                                                                                                                                                                              r"told)",
    r"a sa demande", r"at (?:his|her) request", r"(?:il|elle) y tient",
)  # fmt: skip
PROXY_TASTE = _words(
    r"je prefere(?:rais)?", r"moi je", r"j aimerais (?:mieux|bien qu)", r"c est moi qui", r"personnellement", r"a mon gout", r"je trouve", r"i (?:would )?prefer", r"i like", r"i think", r"personally", r"my own taste", r"je (?:le|"
                                                                                                                                                                                                                          r"la) trouve",
)  # fmt: skip
DEGREE = _words(
    r"pas (?:trop|tres|si|non plus trop|trop trop)", r"not (?:too|very|so|that|overly)", r"assez", r"plutot", r"relativement", r"un (?:petit )?peu(?! plus|"
                                                                                                                               r" moins)", r"legerement", r"quite", r"fairly", r"rather", r"relatively",
    r"a (?:little )?bit", r"a little", r"slightly", r"sort of", r"kind of", r"pretty", r"somewhat", r"plus ou moins", r"more or less", r"genre", r"ish",
)  # fmt: skip

CRITERIA: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("open_end", "date", _words(
        r"des que (?:vous )?(?:possible|pouvez)", r"le plus (?:vite|tot|rapidement) possible", r"au plus (?:vite|"
                                                                                               r"tot|presse)(?! le|"
                                                                                               r" la)", r"asap", r"as soon as (?:possible|"
                                                                                                                                                   r"you can)", r"as (?:fast|"
                                                                                                                                                                                       r"quickly|"
                                                                                                                                                                                       r"early) as (?:possible|"
                                                                                                                                                                                       r"you can)",
        r"(?:assez |plutot |tres )?(?:rapidement|vite)(?! fait)", r"bientot", r"prochainement", r"sous peu", r"dans (?:les|"
                                                                                                             r"quelques) (?:prochains )?jours", r"dans pas longtemps", r"(?:pretty |"
                                                                                                                                                                                   r"very |"
                                                                                                                                                                                   r"quite )?(?:soon|"
                                                                                                                                                                                   r"quickly)(?!er)",
        r"in a (?:few|couple of) days", r"shortly", r"soonish", r"sans tarder", r"quand vous (?:pouvez|voulez)", r"when(?:ever)? you can", r"no rush but soon", r"pas trop tard", r"not too late", r"un de ces jours", r"some ?time soon", r"some ?time next week", r"en temps et en heure",
        r"c est (?:plutot |assez |tres )?(?:urgent|presse)", r"it is (?:quite |very )?urgent", r"in good time", r"dans les meilleurs delais", r"dans un delai raisonnable", r"une date proche", r"in no time", r"rapide")),
    ("subjective", "money", _words(
        r"pas (?:trop |tres )?cher", r"pas (?:trop )?couteux", r"bon marche", r"abordable", r"(?:un )?prix (?:raisonnable|"
                                                                                            r"correct|honnete|doux|"
                                                                                            r"normal)", r"petit budget", r"pas ruineux", r"(?:le )?moins cher possible", r"economique", r"petit prix", r"pas hors de prix", r"budget serre",
        r"(?:not )?too (?:expensive|pricey|dear)", r"not (?:too |very )?(?:expensive|pricey|costly)", r"(?:on a |"
                                                                                                      r"avec un |"
                                                                                                      r"j ai un )?(?:petit|"
                                                                                                      r"tout petit) budget", r"(?:not|"
                                                                                                                                                                  r"do not have) much money", r"cheap(?:ish)?", r"affordable", r"(?:a )?(?:reasonable|"
                                                                                                                                                                                                                                      r"fair|"
                                                                                                                                                                                                                                      r"decent|"
                                                                                                                                                                                                                                      r"good) price", r"reasonably priced", r"tight budget", r"small budget", r"as cheap as possible", r"on a budget", r"cost too much", r"low cost", r"raisonnable", r"inexpensive", r"not break the bank")),
    ("incomplete_reference", "outcome", _words(
        r"comme d habitude", r"d habitude", r"comme (?:la derniere|l autre) fois", r"comme avant", r"(?:la )?meme chose(?: que (?:la derniere fois|"
                                                                                                   r"d habitude))?", r"(?:le |"
                                                                                                                                                                   r"la )?meme que (?:la derniere|"
                                                                                                                                                                   r"l autre) fois", r"pareil(?:le)? que (?:la derniere|"
                                                                                                                                                                                                                         r"l autre) fois", r"comme toujours", r"l habituel(?:le)?",
        r"(?:as|the|my) usual", r"like (?:the )?last time", r"same as (?:last time|before|always|usual)", r"same again", r"like (?:before|"
                                                                                                                         r"always)", r"(?:the )?same (?:thing|"
                                                                                                                                                    r"as ever)", r"you know what i like", r"vous savez ce que j aime")),
    ("superlative", "outcome", _words(
        r"le mieux possible", r"faites au mieux", r"au mieux", r"ce qu il y a de mieux", r"le top", r"quelque chose de (?:bien|"
                                                                                                    r"beau|joli|"
                                                                                                    r"sympa|"
                                                                                                    r"chouette|"
                                                                                                    r"classe|"
                                                                                                    r"nouveau|"
                                                                                                    r"different|"
                                                                                                    r"simple|sobre|"
                                                                                                    r"original)", r"un truc (?:bien|"
                                                                                                                                                                                                          r"sympa|"
                                                                                                                                                                                                          r"simple|"
                                                                                                                                                                                                          r"cool|"
                                                                                                                                                                                                          r"joli|"
                                                                                                                                                                                                          r"original)", r"do your best", r"the best", r"something (?:nice|"
                                                                                                                                                                                                                                                                                             r"good|"
                                                                                                                                                                                                                                                                                             r"pretty|"
                                                                                                                                                                                                                                                                                             r"cool|"
                                                                                                                                                                                                                                                                                             r"new|"
                                                                                                                                                                                                                                                                                             r"different|"
                                                                                                                                                                                                                                                                                             r"simple|"
                                                                                                                                                                                                                                                                                             r"classy|"
                                                                                                                                                                                                                                                                                             r"special|"
                                                                                                                                                                                                                                                                                             r"fun)",
        r"un changement", r"changer de tete", r"une jolie coupe", r"a nice (?:cut|haircut|one)", r"as good as possible", r"professional looking", r"user friendly", r"etc")),
)  # fmt: skip
"""ISO/IEC/IEEE 29148 language criterion, aspect (or kind of aspect), and the words that fall under it."""
