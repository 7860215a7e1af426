"""What a client asks the organisation: what it costs, when it can be, how long it takes, and anything else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dialogs.language.ordinary import silent
from dialogs.understanding.acts import dialogue_acts
from dialogs.understanding.result import Query, QueryKind
from dialogs.understanding.text.clauses import Clauses
from dialogs.understanding.text.tokens import Line

_ME_KNOW = r"(?:(?:me )?dire|savoir|(?:let me|tell me|me|to) know|tell me)"
_PATTERNS: tuple[tuple[QueryKind, str], ...] = (
    ("price", r"(?:c est |c |ce sera |ca fait |ca serait |ce serait |ca coute(?:ra)? |je vous dois )combien(?! de (?!l heure))(?: de l heure| l heure| la seance| par (?:mois|semaine|part))?"
              r"|combien (?:est ce (?:que )?)?(?:ca|cela|c est|ce sera|coute\w*|faut il|je (?:vous )?do[iv]\w*|vous (?:prenez|demandez|facturez)|vais je)(?: (?:va |vont |me |nous )*(?:coute\w*|payer|prendre|faire))?"
              r"|(?:quel(?:le)?s? (?:est|sont|serait|sera)|c est quoi|connaitre|avoir|donnez moi|vous avez) (?:le|les|vos|votre|l|la|une?) (?:prix|tarifs?|cout|grille tarifaire|devis|idee (?:du|de) (?:prix|cout))"
              r"|quel(?:s)? (?:prix|tarifs?|cout)(?= *\?)|(?:vos|votre|les) (?:prix|tarifs?)(?= *\?)|c est (?:cher|payant|gratuit)(?= *\?)"
              r"|how much (?:is|are|does|do|would|will|for|the|it|you)(?: (?:it|that|this|you|is|would|be|costs?|charge|all|i|owe|altogether|going to))*"
              r"|how much(?= *\?)|what (?:is|are|does|do|would|will) (?:\w+ )?(?:it |that |your |the |you )?(?:be )?(?:price|prices|cost|charge|rate|rates|fee|fees)"
              r"|(?:is it|will it be) (?:expensive|dear|free)(?= *\?)"),
    ("when", r"(?:c est|ce sera|ca va etre) (?:long|rapide)(?= *\?)|(?:ca|cela) (?:prend|prendra|va prendre) longtemps(?= *\?)"
             r"|quel(?:s)? (?:est|sont|serait) (?:le|les|vos|votre) delais?|quel delai|(?:is it|will it be|does it take|will it take)(?: very| too)? long(?= *\?)"
             r"|[^?.;!,]* quand(?= *\?)|quand (?:est ce que (?:je|on|vous|ce|c|ca)\b|puis je|pourrai\w*|pourrez vous|pouvez vous|seriez vous|sera|serait|ce sera|je pourrai\w*|est ce (?:pret|fini))[^?.;!]*"
             r"|(?:c est|ce sera|ce serait|sera) pret (?:quand|a quelle date)|(?:vous (?:avez|auriez|etes|seriez)|avez vous|auriez vous|etes vous) [^?.;!]{0,40}\b(?:quand|disponibles?)\b[^?.;!]*(?= *\?)"
             r"|quel(?:le)?s? (?:sont|est) (?:vos|votre) (?:disponibilites?|prochain\w* (?:date|jour|creneau)\w*)|(?:le plus tot|au plus tot)[^?.;!]{0,20}(?= *\?)|(?:c est|ce serait) (?:pour )?quand(?= *\?)"
             r"|when (?:can|could|will|would|are|is) (?:i|you|we|it|the|my|your|she|he)\b[^?.;!]*|(?:what is the|how) (?:soonest|earliest|soon)[^?.;!]*(?= *\?)|are you (?:free|available)[^?.;!]*(?= *\?)"),
    ("other", r"combien de temps(?: (?:est ce que )?(?:ca|cela|faut il|c est|il faut|dure\w*|prend\w*|vous faut il)(?: (?:va )?(?:prend\w*|dure\w*|compter))?)?"
              r"|(?:ca|cela) (?:dure|durera|prend|prendra) combien(?: de temps)?|how long (?:does|do|will|would|is|it)(?: (?:it|that|this|you|take|be|going|to|need))*|how long(?= *\?)"
              r"|(?:vous etes|etes vous|vous vous trouvez|c est|vous trouvez vous|se trouve)[^?.;!]{0,25} ou(?= *\?| *$)|^ou (?:etes|se|est ce|puis|dois|vous|c)[^?.;!]*|(?<=[,.;!?] )ou (?:etes|se trouve|est ce|puis je|dois je)[^?.;!]*"
              r"|(?:quelle est |c est quoi )?(?:votre|l|vos) adresse(?= *\?| *$)|quels sont vos horaires|vos horaires|where (?:are|is|do|can|should) (?:you|i|it|your|the|we)\b[^?.;!]*|what is your address|your (?:address|opening hours)"
              r"|(?:c est quoi|qu est ce qu(?:e c est|est|e)|ca veut dire quoi|what (?:is|are) an?|what do you mean by|what does) [^?.;!]*(?= *\?)"),
)  # fmt: skip
_POLITELY = rf"(?:(?:pourriez|pouvez|auriez|could|can|would|sauriez)[^?.;!]*? {_ME_KNOW} |j aimerais {_ME_KNOW} |je (?:voudrais|souhaiterais) {_ME_KNOW} |dites moi |tell me |{_ME_KNOW} )?"
_COMPILED = tuple(
    (what, re.compile(rf"(?<![a-z0-9])(?:{_POLITELY}(?:{pattern}))(?![a-z0-9])")) for what, pattern in _PATTERNS
)


_REACH = 3  # tokens between what tells a question and its mark ("prendra-t-il ?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the organisation, and the tokens that ask it."""

    query: Query
    tokens: range


def queries(line: Line) -> list[Asked]:
    """What is asked in so many words, in the order of the message; "where are we" is asked of nobody but us."""
    if dialogue_acts.whole(line.text):
        return []
    found: list[Asked] = []
    taken: set[int] = set()
    for what, pattern in _COMPILED:
        for match in pattern.finditer(line.text):
            tokens = _asked_with_its_mark(line, line.tokens_in(*match.span()))
            if not taken & set(tokens):
                taken |= set(tokens)
                found.append(Asked(Query(what=what, words=line.quote(tokens)), tokens))
    return sorted(found, key=lambda each: each.tokens[0])


def _asked_with_its_mark(line: Line, tokens: range) -> range:
    ahead = range(tokens[-1] + 1, tokens[-1] + 2 + _REACH)
    mark = next((token for token in ahead if line.text_of(token) in ("?", ",", ".", ";", "!", "")), tokens[-1])
    return range(tokens[0], mark + 1) if line.text_of(mark) == "?" else tokens


def unanswered(line: Line, clauses: Clauses, used: Collection[int]) -> Iterator[Asked]:
    """Sentences with a question mark that state nothing: somebody else may know the answer."""
    for sentence in dict.fromkeys(clauses.sentence):
        tokens = [token for token, number in enumerate(clauses.sentence) if number == sentence]
        end = tokens[-1] + 1
        if line.text_of(end) != "?" or any(token in used for token in tokens):
            continue
        words = [token for token in tokens if line.text_of(token)[:1].isalnum()]
        text = " ".join(line.text_of(token) for token in words)
        if len(words) > 1 and not dialogue_acts.whole(text) and not dialogue_acts.in_short(text) and not silent(text):
            span = range(_after_greeting(line, words), end + 1)
            yield Asked(Query(what="other", words=line.quote(span)), span)


def _after_greeting(line: Line, words: list[int]) -> int:
    """The first token of what is asked: "bonjour, vous êtes assurés ?" asks no more than its end."""
    commas = [token for token in range(words[0], words[-1]) if line.text_of(token) == ","]
    spoken = [place for place in commas if silent(" ".join(line.text_of(token) for token in range(words[0], place)))]
    return max(spoken) + 1 if spoken else words[0]
