"""What people do with words other than stating something: yes, no, back, why... Whole messages, or safe beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogs.language import modality
from dialogs.language.pack import Expression
from dialogs.understanding.result import Act

_POLITE = re.compile(
    r"(?:[.,;:!?…()]|\b(?:s il vous plait|s il te plait|please|merci|merci beaucoup|thanks?(?: you)?|bonjour|hello|"
    r"hi|alors|ben|bah|euh|hmm|heu|ok alors|well|so|oh|ah|donc|svp)\b)"
)

_HAIL = (
    r"bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening|day)|bjr|bjour|yo|wesh|wsh|hiya|hya|heya|howdy|g day|gday|"
    r"ey up|hullo|hallo|allo|salam|hola|kikou|re bonjour|rebonjour|bien le bonjour|what is up|sup|whats up|alright (?:mate|love|there|guys)|"
    r"how do|greetings|morning all|evening all|afternoon all|oy|oi|hep"
)

_WHOLE: tuple[tuple[Act, str], ...] = (
    ("yes", r"(?:oui|ouais|ouep|yes|yep|yeah|yup|ok|okay|oki|okey|d accord|bien sur|volontiers|parfait|exactement|"
            r"exact|tout a fait|c est ca|c est bon|ca me va|ca marche|carrement|absolument|entendu|"
            r"impeccable|nickel|super|top|sure|of course|perfect|exactly|that is it|that is right|right|correct|"
            r"fine|sounds good|great|i agree|agreed|je suis d accord|go|go ahead|allez y|vas y|valide|je valide|"
            r"confirme|je confirme|"
            r"that is fine|that works|works for me|good|bien|tres bien|ca roule|c est exactement ca|c est parfait|"
            r"that is perfect|absolutely|definitely|affirmatif|si|y|o)"
            r"(?: (?:oui|yes|c est ca|c est bon|ca me va|parfait|d accord|super|tout a fait|that is it|exactement|"
            r"perfect|bien sur|volontiers|great|for me|pour moi|with that|sure|ok|okay|yeah|please|parfait|"
            r"je confirme|exactly))*"),
    ("no", r"(?:non|nan|nope|no|nah|pas du tout|not at all|absolutely not|surtout pas|absolument pas|pas vraiment|"
           r"not really|certainement pas|jamais de la vie|no way|negatif|pas ca|pas du tout ca|not that|n|aucune?|"
           r"none|rien|nothing|non aucune?|non rien|"
           r"ce n est pas ca|c est pas ca|that is not it|je ne suis pas d accord|pas d accord|i disagree|"
           r"i do not agree|ca ne me va pas|ca me va pas|ca ne va pas|that is wrong|no)(?: (?:non|no|pas du tout|"
           r"not at all|du tout|merci|ca))*"),
    ("enough", r"(?:c est tout|ca suffit|ce sera tout|voila c est tout|(?:non )?rien d autre|"
               r"c est (?:bon )?complet|j ai fini|that is (?:all|enough|it for me)|enough|nothing else|"
               r"no(?:thing)? more|i am done|done|assez|stop aux questions|plus de questions|no more questions|"
               r"that will be all|ca suffit(?: (?:comme ca|les questions|avec les questions))?|"
               r"(?:ok )?enough(?: (?:questions|with the questions))|assez de questions|(?:no )?that is everything|"
               r"voila|c est tout bon|on s arrete la|(?:oui |yes |non |no )?c est tout(?: pour moi)?|(?:no |"
               r"yes )?that is all(?: for me)?|rien de plus|rien a ajouter|nothing to add)"),
    ("back", r"(?:wrong (?:one|button|answer)|mauvaise (?:reponse|manip)|revenez (?:en arriere|"
             r"a la question precedente)|let us go back|go back(?: one| please)?|retour|revenir|en arriere|"
             r"precedent|revenez|on revient|back|go back|previous|undo|annuler (?:la derniere|ma derniere) reponse|"
             r"je me suis trompee?|oups|oops|wrong button|mauvais bouton|(?:revenir|retour|"
             r"retourner) (?:en arriere|a la question precedente)|"
             r"(?:last|the previous) question|la question precedente|mistake|my mistake|i made a mistake|erreur|"
             r"annule)"),
    ("skip", r"(?:la suite|on passe a la suite|question d apres|next (?:one|question)(?: please)?|"
             r"(?:let us )?(?:skip|pass)(?: (?:this|that|the|on)(?: one| question)?)?|passer|passez|passe|je passe|"
             r"suivant|question suivante|skip|skip (?:it|this|that)|next|next question|pass|sauter|sautez|on passe|"
             r"passons|sans reponse|no answer|je prefere ne pas repondre|i would rather not say|prefer not to say)"),
    ("why", r"(?:pourquoi|pk|pq|pkoi|pk(?:oi)? (?:cette|ca|vous|tu).*|(?:why|y) do (?:you|u) .*|a quoi (?:ca|"
            r"cela) (?:vous )?(?:sert|servira).*|en quoi (?:ca|cela) .*|what is (?:it|that|this) for|"
            r"what do you need (?:it|that|this) for|pourquoi (?:ca|cette question|vous (?:me )?demandez|"
            r"tu demandes)(?: .*)?|why|why (?:do you ask|that|this|ask)(?: .*)?|what for|pour quoi faire|"
            r"a quoi (?:ca|cela) sert|how come|en quoi c est important)"),
    ("show", r"(?:montrez?(?: moi)?(?: (?:moi|la|le|l|ou|ce|mon|ma|une?|des|image|images|resume|recap|fiche|en|on|"
             r"est))*|voir|faire voir|resume|recap|recapitulatif|recapituler|ou en (?:est on|sommes nous)|"
             r"show(?: (?:me|it|the|my|a|picture|summary|pictures|spec|again|so|far|what|you|have))*|summary|"
             r"what i (?:have )?said(?: so far)?|show me what i (?:have )?said(?: so far)?|see|where are we|"
             r"what (?:do you have|have you got)(?: so far)?|"
             r"(?:voir|show me|see) (?:l image|la fiche|le resume|ma demande|the picture|my request|the summary)|"
             r"un resume|a recap|recap so far)"),
    ("change", r"(?:(?:je (?:veux|voudrais) |j aimerais |on peut |can i |i want to |i would like to )?(?:changer|"
               r"modifier|corriger|rectifier|change|modify|correct|edit|fix)(?: (?:une|ma|la|un|ligne|reponse|"
               r"quelque chose|something|an|my|answer|line|it|one|thing|that|ca))*)"),
    ("human", r".*\b(?:parler a (?:quelqu un|une personne|un humain|un conseiller|l equipe|un vrai|un etre humain)|"
              r"un humain|une vraie personne|quelqu un de reel|parler a un vrai .*|(?:un|une) vraie? (?:coiffeur|"
              r"couturiere|personne|humain|etre humain).*|(?:talk|speak) (?:to|with) (?:a|an|the|some) (?:actual|"
              r"real|human) .*|un conseiller|appelez moi quelqu un|talk to (?:a |an |some)?(?:human|person|someone|"
              r"somebody|agent|staff|real person)|speak (?:to|with) (?:a |an |some)?(?:human|person|someone|"
              r"somebody|agent|one|real person)|"
              r"real person|a human|human please|contacter l equipe|joindre quelqu un)\b.*|humain|human|operateur|"
              r"operator|agent|staff|quelqu un"),
    ("stop", r"(?:(?:stop )?(?:on|j) arrete|let us (?:stop|leave it|call it off)|leave it|on arrete (?:tout|la)|"
             r"arretez tout|stop (?:it|everything|tout)|stop|arretez?|arreter|on arrete|j arrete|j abandonne|"
             r"abandonner|laissez? tomber|annuler|annulez|annuler (?:tout|ma demande|la demande)|quitter|quit|exit|"
             r"cancel|cancel (?:everything|it|my request|that)|give up|forget it|never mind|i give up|end|terminer|"
             r"je ne veux plus(?: continuer)?|i want to stop|je veux arreter|tout annuler|au revoir|bye|goodbye)"),
    ("restart", r"(?:(?:on )?(?:recommence|reprend|reprenons|recommencons)(?: tout)? (?:du|depuis le|au) debut|"
                r"let us (?:start over|restart|start again|begin again)|on reprend (?:tout )?a zero|recommencer|"
                r"recommencons|recommencez|on recommence(?: (?:a zero|tout))?|repartir (?:a|de) zero|a zero|"
                r"depuis le debut|tout recommencer|recommencer (?:a zero|depuis le debut|tout)|reset|restart|"
                r"start (?:over|again|afresh)|start from scratch|begin again|from the (?:start|beginning)|"
                r"je veux recommencer|(?:on )?reprend(?:re|s)? (?:depuis le debut|a zero))"),
    ("help", r"(?:aide|aidez moi|a l aide|au secours|help|help me|comment (?:ca marche|faire|on fait)|"
             r"how does (?:it|this) work|what can (?:i|you) (?:do|say)|que (?:puis je|dois je) (?:faire|dire)|"
             r"je (?:ne )?comprends? (?:pas|rien)|i do not understand|i am lost|je suis perdue?|j ai besoin d aide|"
             r"i need help|\?+)"),
    ("greeting", rf"(?:{_HAIL}|hi there|hey there|hello there)(?: (?:a tous|a vous|a toutes|tout le monde|there|all|everyone|everybody|guys|folks|mate|love|"
                 r"la team|l equipe|les (?:amis|gens|filles|gars)|madame|monsieur|messieurs|mesdames|paul|again))*"),
    ("thanks", r"(?:merci(?: (?:beaucoup|bien|a vous|infiniment|mille fois|pour tout|d avance))*|mille mercis|"
               r"thanks?(?: (?:you|a lot|so much|very much|for everything|again|in advance))*|cheers|"
               r"much appreciated|c est gentil)"),
    ("data", r".*\b(?:mes donnees|my data|donnees personnelles|personal data|rgpd|gdpr|(?:effacez?|supprimez?|"
             r"delete|erase) (?:toutes? )?(?:mes|my|all) .*(?:donnees|data|infos?|informations?)?|"
             r"que savez vous (?:de|sur) moi|what do you know about me|vie privee|privacy)\b.*"),
    ("speak_fr", r"(?:en francais|parlez? (?:vous )?francais|(?:je (?:veux|prefere) (?:parler )?(?:le |"
                 r"en )?)?francais|in french|french|speak french|switch to french|passez en francais|francais svp|"
                 r"can (?:we|you) (?:speak|do|switch to) french)"),
    ("speak_en", r"(?:in english|speak english|do you speak english|english|en anglais|anglais|"
                 r"parlez? (?:vous )?anglais|switch to english|can (?:we|you) (?:speak|do|switch to|"
                 r"do this in) english(?: please)?|english only)"),
)  # fmt: skip
_SHORT: tuple[tuple[Act, str], ...] = (
    ("why", r"^(?:et |mais |but |and )?(?:pourquoi|why)\b(?! (?:pas|not)\b)|\bpour quoi faire\b|\bquel (?:est le )?rapport\b"
            r"|besoin de (?:savoir )?(?:ca|cela)\b|\bwhat(?: has| is)? (?:that|it) got to do\b|\bwhy (?:is|does) (?:that|it)\b"),
    ("back", r"\bquestion d avant\b|\b(?:revenir|retourner|reviens|revenez) (?:a|en) |\bmal repondu\b|\bmauvais bouton\b"
             r"|\b(?:tapped|clicked|pressed) the wrong\b|\bgo(?: a step)? back\b|\bprevious (?:question|one|step)\b"),
    ("skip", r"\bne? ?(?:veux|prefere) pas repondre\b|\bprefere (?:ne )?pas repondre\b|\bquestion suivante\b|\bpassons a autre chose\b"
             r"|\bskip\b|\brather not (?:say|answer)\b"),
    ("enough", r"\bj ai tout dit\b|\b(?:plus|assez) de questions\b|\bca ira comme ca\b|\bstop (?:les|aux|with the) questions\b"
               r"|\bno more questions\b|\benough (?:questions|now)\b|\bi am done\b|\bthat will do\b"),
    ("human", r"\b(?:passez|passe) moi (?:quelqu un|une personne|le|la|un|une)\b|\b(?:parler|discuter) (?:a|avec|au) (?:quelqu un|une? |le |la |l |responsable|patron)"
              r"|\b(?:speak|talk) (?:to|with) (?:someone|somebody|a |an |the |one )|\bsomeone (?:real|call me)\b|\b(?:real|actual) (?:person|human)\b|\bvraie personne\b"),
    ("stop", r"\b(?:laisse|laissez|laisser) tomber\b|\b(?:tout )?annuler (?:tout|ma demande)\b|\bj abandonne\b|\bforget (?:it|everything|about it)\b|\bcancel (?:it|everything|my)\b"),
    ("restart", r"\brecommenc\w+ (?:a zero|depuis|du debut|tout)|\beffac\w+ tout\b|\bstart (?:over|again|from scratch)\b|\bde zero\b"),
    ("help", r"\b(?:y |n y )?comprends? (?:rien|pas)\b|\bje suis (?:perdue?|paumee?)\b|\b(?:aidez|aide) moi\b|\bi am (?:lost|confused)\b|\bdo not understand\b"),
    ("show", r"\bce que j ai dit\b|\bou (?:on )?en est\b|\bavez note\b|\bfai[st]e?s? voir\b|\bwhat (?:have )?i (?:have )?sa(?:id|y)\b|\bwhat you have (?:so far|noted|got)\b|\brecap\b"),
)  # fmt: skip
"""Acts that a short message does by a few words in it, where it states nothing."""
_SHORTEST_TALK = 9  # words of a message that is short
_FOUND = tuple((act, re.compile(pattern)) for act, pattern in _SHORT)

_COMPILED = tuple((act, re.compile(pattern)) for act, pattern in _WHOLE)

_MARKED: tuple[tuple[Act, Expression], ...] = (
    ("dont_mind", modality.ANY),
    ("dont_know", modality.UNKNOWN),
    ("later", modality.LATER),
)

_BEGINNING: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("yes", re.compile(r"(?:oui|ouais|yes|yep|yeah|ok|okay|d accord|parfait|perfect)(?= [,.!;:]| (?:mais|but|et|"
                       r"and|avec|with|pour|c est)\b)")),
    ("no", re.compile(r"(?:non|nan|no|nope)(?= [,.!;:]| (?:mais|but|plutot|je|i|c est)\b)")),
    ("greeting", re.compile(rf"(?:{_HAIL})(?= |$)")),
)  # fmt: skip
_THANKS = re.compile(r"\b(?:merci|thanks|thank you)\b")


def whole(text: str) -> Act | None:
    """The act that a line's whole text does, or None."""
    bare = text.strip(" .,;:!…")
    trimmed = re.sub(r" +", " ", _POLITE.sub(" ", text)).strip()
    for candidate in (bare, trimmed):
        for act, pattern in _COMPILED:
            if candidate and pattern.fullmatch(candidate):
                return act
        for act, marker in _MARKED:
            if candidate and marker.fullmatch(candidate):
                return act
    return None


def all_of(texts: Iterable[str]) -> bool:
    """Whether every clause of a message is an act."""
    clauses = [text for text in texts if text.strip(" .,;:!?…")]
    return all(whole(text) for text in clauses)


def by_clause(texts: Iterable[str]) -> list[Act]:
    """The acts of a message whose clauses are acts ("c'est bon, ça suffit"), or of its last one."""
    clauses = [text for text in texts if text.strip(" .,;:!?…")]
    found = [act for text in clauses if (act := whole(text))]
    if "enough" in found:
        return [act for act in found if act != "stop"]
    return found if len(found) == len(clauses) or (clauses and whole(clauses[-1])) else []


def in_short(text: str) -> list[Act]:
    """The acts of a short message by words in it; nothing where the message is long."""
    if len(text.split()) > _SHORTEST_TALK:
        return []
    return [act for act, pattern in _FOUND if pattern.search(text)]


def beginnings(text: str) -> list[tuple[Act, int]]:
    """The acts that a longer text begins with ("Bonjour, oui, mais..."), each with the place where it ends."""
    found: list[tuple[Act, int]] = []
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip(" ,.!;:"))
        match = next(((act, found_) for act, p in _BEGINNING if (found_ := p.match(text, at))), None)
        if match is None:
            return found
        found.append((match[0], match[1].end()))
        at = match[1].end()


def thanks(text: str) -> bool:
    """Whether it says thank you anywhere."""
    return _THANKS.search(text) is not None
