"""A broken service file, and exactly what its author is told."""

from __future__ import annotations

import pytest

from dialogs.catalogue.load import examine, parse, schema, template
from dialogs.catalogue.toml_lines import lines_of
from dialogs.domain.errors import ServiceFileError
from dialogs.domain.service import Service

GOOD = """\
id = "soup"
name = { fr = "Soupe", en = "Soup" }
open = { fr = "Quelle soupe ?", en = "Which soup?" }

[[aspects]]
id = "size"
kind = "scale"
facet = "result"
label = { fr = "taille", en = "size" }
ask = { fr = "Quelle taille ?", en = "Which size?" }
why = { fr = "Pour la casserole.", en = "For the pot." }
visible = true
less = { label = { fr = "plus petit", en = "smaller" } }
more = { label = { fr = "plus grand", en = "bigger" } }
options = [
  { id = "cup", label = { fr = "tasse", en = "cup" }, words = { fr = ["petite"], en = ["little"] } },
  { id = "bowl", label = { fr = "bol", en = "bowl" }, words = { fr = ["bolée"], en = ["large"] } },
]

[[aspects]]
id = "lid"
kind = "option"
facet = "result"
label = { fr = "couvercle", en = "lid" }
ask = { fr = "Un couvercle ?", en = "A lid?" }
why = { fr = "Pour emporter.", en = "To take away." }
applies = { size = ["cup"] }

  [[aspects.options]]
  id = "with"
  label = { fr = "avec", en = "with" }

  [[aspects.options]]
  id = "without"
  means = "none"
  label = { fr = "sans", en = "without" }
[[aspects]]
id = "servings"
kind = "number"
facet = "result"
label = { fr = "parts", en = "servings" }
ask = { fr = "Combien ?", en = "How many?" }
why = { fr = "Pour le prix.", en = "For the price." }

[[outcomes]]
id = "takeaway"
label = { fr = "à emporter", en = "takeaway" }
values = { size = "cup", lid = "with" }

[[outcomes]]
id = "table"
label = { fr = "à table", en = "at the table" }
values = { size = "bowl" }

[[commitments]]
aspect = "servings"
promise = { fr = "Le compte y est.", en = "The count is right." }
measure = { fr = "Combien de parts ?", en = "How many servings?" }

[[risks]]
id = "hot"
text = { fr = "C'est brûlant.", en = "It is hot." }
question = { fr = "Faut-il souffler ?", en = "Shall you blow?" }
answers = [{ label = { fr = "Oui", en = "Yes" }, right = true }, { label = { fr = "Non", en = "No" } }]

[[rules]]
kind = "price"
amount = 4
per = "servings"
label = { fr = "la part", en = "a serving" }

[[rules]]
kind = "requires"
when = { lid = ["with"] }
then = { size = ["cup"] }
because = { fr = "Le bol n'a pas de couvercle.", en = "A bowl has no lid." }

[[vague]]
aspect = "size"
values = ["cup", "bowl"]
words = { fr = ["normale"], en = ["normal"] }
"""

# What stands in the good file, what takes its place, and what is said of it.
FLOOR = """
[[aspects]]
id = "floor"
kind = "number"
facet = "access"
label = { fr = "étage", en = "floor" }
ask = { fr = "À quel étage ?", en = "On which floor?" }
why = { fr = "Pour monter.", en = "To get up." }
fact = true
"""
AREA = """[[areas]]
id = "after"
label = { fr = "après", en = "after" }
ask = { fr = "Autre chose ?", en = "Anything else?" }

"""
BROKEN = {
    "a misspelt key, and so a missing one": (
        'name = { fr = "Soupe", en = "Soup" }',
        'nam = { fr = "Soupe", en = "Soup" }',
        [
            'soup:1: name: \'name\' is missing. Add name = { fr = "…", en = "…" }.',
            "soup:2: nam: there is no key 'nam' here. Did you mean 'name'?",
        ],
    ),
    "words in one language": (
        'label = { fr = "couvercle", en = "lid" }',
        'label = { fr = "couvercle" }',
        ['soup:24: aspect lid, label.en: the words are in one language only. Add en = "…".'],
    ),
    "empty words": (
        'label = { fr = "avec", en = "with" }',
        'label = { fr = "avec", en = "" }',
        ['soup:31: aspect lid, option with, label.en: the words are empty. Write en = "…".'],
    ),
    "a text without its languages": (
        'ask = { fr = "Combien ?", en = "How many?" }',
        'ask = "Combien ?"',
        ['soup:42: aspect servings, ask: \'ask\' must be in both languages. Write ask = { fr = "…", en = "…" }.'],
    ),
    "a kind that there is not": (
        'kind = "number"',
        'kind = "numbr"',
        ["soup:39: aspect servings, kind: 'numbr' is not one of the values of 'kind'. Did you mean 'number'?"],
    ),
    "an id with capitals": (
        'id = "lid"',
        'id = "Lid"',
        [
            "soup:21: aspect Lid, id: 'Lid' is not written as it must be. "
            "Ids are small letters, digits and _, at most 40, as in length_top."
        ],
    ),
    "words that are no list": (
        'words = { fr = ["normale"], en = ["normal"] }',
        'words = { fr = ["normale"], en = "normal" }',
        [
            "soup:81: vague word no. 1, words.en: 'en' must be a list. "
            'Put it between brackets, as in ["short", "cropped"].'
        ],
    ),
    "a stake beyond 1": (
        "visible = true",
        "stake = 8",
        ["soup:12: aspect size, stake: 'stake' is not as it must be. Input should be less than or equal to 1."],
    ),
    "a rule of no kind": (
        'kind = "requires"',
        'kind = "require"',
        ["soup:72: rule no. 2: there is no rule of kind 'require'. Did you mean 'requires'?"],
    ),
    "a misspelt key in a rule": (
        'per = "servings"',
        'pre = "servings"',
        ["soup:69: rule no. 1, pre: there is no key 'pre' here. Did you mean 'per'?"],
    ),
    "one answer only": (
        '[{ label = { fr = "Oui", en = "Yes" }, right = true }, { label = { fr = "Non", en = "No" } }]',
        '[{ label = { fr = "Oui", en = "Yes" }, right = true }]',
        [
            "soup:64: risk hot, answers: every answer is right, so the question checks nothing. "
            "Mark with right = true what shows understanding."
        ],
    ),
    "a question without answers": (
        'answers = [{ label = { fr = "Oui", en = "Yes" }, right = true }, { label = { fr = "Non", en = "No" } }]\n',
        "",
        ["soup:63: risk hot, question: the question has no answers. Add two to four answers."],
    ),
    "an aspect id twice": (
        'id = "servings"',
        'id = "size"',
        ["soup:37: aspect size: aspect id 'size' stands twice. Rename or remove one."],
    ),
    "an option id twice": (
        'id = "without"',
        'id = "with"',
        [
            "soup:33: aspect lid, option with: option id 'with' stands twice. Rename or remove one.",
        ],
    ),
    "an aspect called outcome": (
        'id = "servings"\nkind',
        'id = "outcome"\nkind',
        [
            "soup:38: aspect outcome, id: the id 'outcome' means the complete result. Choose another id.",
        ],
    ),
    "an aspect called as own words are": (
        'id = "servings"\nkind',
        'id = "own_1"\nkind',
        [
            "soup:38: aspect own_1, id: ids that begin with 'own_' are for lines in the client's own words. "
            "Choose another id.",
        ],
    ),
    "a scale one way": (
        'more = { label = { fr = "plus grand", en = "bigger" } }\n',
        "",
        [
            "soup:5: aspect size: a scale needs both 'less' and 'more'. "
            'Say how each critique is worded, or use kind = "option".'
        ],
    ),
    "a way along an option": (
        'applies = { size = ["cup"] }',
        'applies = { size = ["cup"] }\nless = { label = { fr = "moins", en = "fewer" } }',
        [
            "soup:20: aspect lid: 'less' and 'more' are for scales; this is kind 'option'. "
            'Remove them, or use kind = "scale".'
        ],
    ),
    "one option": (
        '  [[aspects.options]]\n  id = "without"\n  means = "none"\n  label = { fr = "sans", en = "without" }\n',
        "",
        ["soup:20: aspect lid: kind 'option' needs at least two options. Add options, or use another kind."],
    ),
    "a label that means none, and does not say so": (
        '  means = "none"\n',
        "",
        [
            "soup:35: aspect lid, option without, label.fr: 'sans' means more than its words. "
            'Add means = "none", so that "no" and "none" are understood.'
        ],
    ),
    "a label that leaves it as it is, and does not say so": (
        'label = { fr = "avec", en = "with" }',
        'label = { fr = "telle quelle", en = "as it is" }',
        [
            "soup:31: aspect lid, option with, label.fr: 'telle quelle' means more than its words. "
            'Add means = "as_it_is", so that "leave it alone" is understood.'
        ],
    ),
    "two options of one meaning": (
        'id = "with"\n',
        'id = "with"\n  means = "none"\n',
        ["soup:36: aspect lid, option without, means: option 'with' means \"none\" too. Keep it for one of them."],
    ),
    "no answer to yes or no": (
        'ask = { fr = "Quelle taille ?", en = "Which size?" }',
        'ask = { fr = "Quelle taille ?", en = "Which size?" }\nyes_no = true',
        [
            "soup:11: aspect size, yes_no: no option says what 'no' means. "
            'Add means = "none" to one option, or remove yes_no.'
        ],
    ),
    "allergies that are not said to be so": (
        'why = { fr = "Pour emporter.", en = "To take away." }',
        'why = { fr = "Pour emporter.", en = "To take away." }\nwords = { fr = ["allergique"], en = ["lid"] }',
        [
            "soup:20: aspect lid: 'allergique' speaks of allergies: none may be missed, nor taken for a taste. "
            "Add allergy = true."
        ],
    ),
    "allergies that nobody can be without": (
        'ask = { fr = "Quelle taille ?", en = "Which size?" }',
        'ask = { fr = "Quelle taille ?", en = "Which size?" }\nallergy = true',
        ['soup:11: aspect size, allergy: no option says that there is no allergy. Add means = "none" to it.'],
    ),
    "a meaning that there is not": (
        'means = "none"',
        'means = "nothing"',
        [
            "soup:35: aspect lid, option without, means: 'nothing' is not one of the values of 'means'. "
            "Known: '', 'none', 'other', 'as_it_is'."
        ],
    ),
    "writing in what is no text": (
        'why = { fr = "Pour le prix.", en = "For the price." }',
        'why = { fr = "Pour le prix.", en = "For the price." }\nwriting = { places = { fr = ["dessus"], en = ["on it"] } }',
        ["soup:37: aspect servings: 'writing' is for texts; this is kind 'number'. Remove it, or use kind = \"text\"."],
    ),
    "options of a number": (
        'kind = "scale"',
        'kind = "number"',
        [
            "soup:5: aspect size: 'less' and 'more' are for scales; this is kind 'number'. "
            'Remove them, or use kind = "scale".',
            "soup:5: aspect size: kind 'number' has no options. Remove them, or use kind = \"option\".",
            "soup:27: aspect lid, applies.size: aspect 'size' is of kind 'number' and has no options to "
            "name. Name one of these: lid.",
            "soup:48: outcome takeaway, values.size: aspect 'size' is of kind 'number' and has no options "
            "to name. Name one of these: lid.",
            "soup:53: outcome table, values.size: aspect 'size' is of kind 'number' and has no options to "
            "name. Name one of these: lid.",
            "soup:75: rule no. 2, then.size: aspect 'size' is of kind 'number' and has no options to name. "
            "Name one of these: lid.",
        ],
    ),
    "an unknown aspect in applies": (
        'applies = { size = ["cup"] }',
        'applies = { sise = ["cup"] }',
        [
            "soup:27: aspect lid, applies.sise: no aspect 'sise'. Did you mean 'size'?",
        ],
    ),
    "an unknown option in a rule": (
        'when = { lid = ["with"] }',
        'when = { lid = ["wiht"] }',
        ["soup:74: rule no. 2, when.lid: aspect 'lid' has no option 'wiht'. Did you mean 'with'?"],
    ),
    "an unknown option in a risk": (
        'id = "hot"\n',
        'id = "hot"\nwhen = { size = ["bol"] }\n',
        ["soup:62: risk hot, when.size: aspect 'size' has no option 'bol'. Did you mean 'bowl'?"],
    ),
    "a condition that never holds": (
        'id = "hot"\n',
        'id = "hot"\nwhen = { size = [] }\n',
        [
            "soup:62: risk hot, when.size: names no value, so it never holds. Add values, or remove it.",
        ],
    ),
    "aspects that wait for each other": (
        "visible = true",
        'applies = { lid = ["with"] }',
        [
            "soup:12: aspect size, applies: whether it applies depends on itself: size -> lid -> size. "
            "Break the circle at one 'applies'.",
            "soup:53: outcome table, values.size: has a value for aspect 'size', which does not apply to "
            "it. Remove the value, or widen the aspect's 'applies'.",
        ],
    ),
    "a promise that cannot be measured": (
        'aspect = "servings"',
        'aspect = "lid"',
        [
            "soup:56: commitment no. 1, aspect: aspect 'lid' cannot be measured, so it cannot be promised. "
            "Known: 'servings'."
        ],
    ),
    "a price per no number": (
        'per = "servings"',
        'per = "lid"',
        ["soup:69: rule no. 1, per: aspect 'lid' is not a number to multiply by. Known: 'servings'."],
    ),
    "a question without a right answer": (
        ", right = true",
        "",
        [
            "soup:64: risk hot, answers: no answer is right, so the question checks nothing. "
            "Mark with right = true what shows understanding."
        ],
    ),
    "an outcome with an unknown option": (
        'values = { size = "cup", lid = "with" }',
        'values = { size = "cup", lid = "wit" }',
        ["soup:48: outcome takeaway, values.lid: aspect 'lid' has no option 'wit'. Did you mean 'with'?"],
    ),
    "an outcome that leaves its result open": (
        'values = { size = "cup", lid = "with" }',
        'values = { size = "cup" }',
        [
            "soup:48: outcome takeaway, values: has no value for aspect 'lid', which applies to it. "
            "Give one of: with, without."
        ],
    ),
    "an outcome with a value too many": (
        'values = { size = "bowl" }',
        'values = { size = "bowl", lid = "without" }',
        [
            "soup:53: outcome table, values.lid: has a value for aspect 'lid', which does not apply to it. "
            "Remove the value, or widen the aspect's 'applies'."
        ],
    ),
    "an outcome that a rule forbids": (
        'kind = "requires"',
        'kind = "excludes"',
        ["soup:48: outcome takeaway, values: breaks rule no. 2: A bowl has no lid. Change the outcome or the rule."],
    ),
    "two outcomes that are one": (
        'values = { size = "bowl" }',
        'values = { size = "cup", lid = "with" }',
        ["soup:50: outcome table: has the same values as outcome 'takeaway'. Make them one, with the words of both."],
    ),
    "a word for two options": (
        'words = { fr = ["bolée"], en = ["large"] }',
        'words = { fr = ["Tasse"], en = ["large"] }',
        [
            "soup:17: aspect size, option bowl, words.fr: 'Tasse' is also said for option 'cup'. "
            "Keep it for one of them."
        ],
    ),
    "a word for an option and a way": (
        'more = { label = { fr = "plus grand", en = "bigger" } }',
        'more = { label = { fr = "plus grand", en = "bigger" }, words = { en = ["large"] } }',
        ["soup:14: aspect size, more.words.en: 'large' is also said for option 'bowl'. Keep it for one of them."],
    ),
    "a word for two outcomes": (
        'label = { fr = "à table", en = "at the table" }',
        'label = { fr = "a emporter", en = "at the table" }',
        [
            "soup:52: outcome table, label.fr: 'a emporter' is also said for outcome 'takeaway'. "
            "Keep it for one of them."
        ],
    ),
    "a fact that is guessed": (
        'id = "size"\n',
        'id = "size"\nfact = true\n',
        [
            "soup:7: aspect size, fact: outcomes give it a value, but a fact is told by the client and never guessed. "
            "Take it out of the outcomes, or remove 'fact'."
        ],
    ),
    "a fact that nothing depends on": (
        '\n[[outcomes]]\nid = "takeaway"',
        FLOOR + '\n[[outcomes]]\nid = "takeaway"',
        [
            "soup:52: aspect floor, fact: no rule and no risk depends on this fact, so it would never be asked. "
            "Add the rule or the risk that depends on it, make it mandatory, or remove it."
        ],
    ),
    "two areas of one name": (
        '[[vague]]\naspect = "size"',
        2 * AREA + '[[vague]]\naspect = "size"',
        ["soup:83: area after: area id 'after' stands twice. Rename or remove one."],
    ),
    "an area without a question": (
        '[[vague]]\naspect = "size"',
        AREA.replace("ask", "asks") + '[[vague]]\naspect = "size"',
        [
            'soup:78: area after, ask: \'ask\' is missing. Add ask = { fr = "…", en = "…" }.',
            "soup:81: area after, asks: there is no key 'asks' here. Did you mean 'ask'?",
        ],
    ),
    "more areas than anybody answers": (
        '[[vague]]\naspect = "size"',
        "".join(AREA.replace("after", f"after{n}") for n in range(5)) + '[[vague]]\naspect = "size"',
        ["soup:1: areas: 'areas' has too many entries. Keep at most 4."],
    ),
    "a vague word for no aspect": (
        '[[vague]]\naspect = "size"',
        '[[vague]]\naspect = "sizes"',
        ["soup:79: vague word no. 1, aspect: no aspect 'sizes'. Did you mean 'size'?"],
    ),
    "a vague word that means an unknown option": (
        'values = ["cup", "bowl"]',
        'values = ["cup", "pot"]',
        ["soup:80: vague word no. 1, values: aspect 'size' has no option 'pot'. Known: 'cup', 'bowl'."],
    ),
    "a word both vague and exact": (
        'words = { fr = ["normale"], en = ["normal"] }',
        'words = { fr = ["petite"], en = ["normal"] }',
        [
            "soup:81: vague word no. 1, words.fr: 'petite' is vague here, and exact for option 'cup'. "
            "Keep it in one place."
        ],
    ),
    "words without quotes": (
        'id = "soup"',
        "id = soup",
        ['soup:1: the file: Invalid value. Words stand between double quotes: fr = "court".'],
    ),
    "a key twice": (
        'id = "soup"\n',
        'id = "soup"\nid = "broth"\n',
        ["soup:2: the file: Cannot overwrite a value. A key may stand once in its table: remove one."],
    ),
    "a quotation mark left open": (
        'id = "soup"\n',
        'id = "soup\n',
        ["soup:1: the file: Illegal character '\\n'. Close the quotation mark on the same line."],
    ),
    "an inline table left open": (
        'en = ["normal"] }\n',
        'en = ["normal"]\n',
        ["soup:81: the file: Unclosed inline table. Close the bracket."],
    ),
}


@pytest.mark.parametrize(("stands", "instead", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_and_what_is_said(stands: str, instead: str, said: list[str]) -> None:
    assert GOOD.count(stands) >= 1
    mistakes, service = examine(GOOD.replace(stands, instead, 1), "soup")
    assert [str(mistake) for mistake in mistakes] == said
    assert service is None


def test_a_good_file_is_read_whole() -> None:
    service = parse(GOOD, "soup")
    assert [aspect.id for aspect in service.aspects] == ["size", "lid", "servings"]
    assert service.outcomes[0].values == {"size": "cup", "lid": "with"}


def test_every_mistake_is_told_at_once_in_file_order() -> None:
    text = GOOD.replace("Soupe", "").replace('lid = ["with"]', 'lit = ["with"]').replace("size = [", "sise = [", 1)
    with pytest.raises(ServiceFileError) as refused:
        parse(text, "soup")
    assert [mistake.line for mistake in refused.value.mistakes] == [2, 27, 74]


def test_visible_aspects_need_an_outcome() -> None:
    start, end = GOOD.index("[[outcomes]]"), GOOD.index("[[commitments]]")
    mistakes, _ = examine(GOOD[:start] + GOOD[end:], "soup")
    assert [str(mistake) for mistake in mistakes] == [
        "soup:1: outcomes: aspects are visible, but there is no outcome to show them in. "
        "Add [[outcomes]], each a complete result."
    ]


def test_aspects_beyond_the_result_may_stay_open_in_an_outcome() -> None:
    text = GOOD.replace(
        'id = "lid"\nkind = "option"\nfacet = "result"', 'id = "lid"\nkind = "option"\nfacet = "access"'
    )
    assert examine(text.replace(', lid = "with"', ""), "soup")[0] == ()


def test_the_starter_passes_every_check_whatever_the_name() -> None:
    service = parse(template("choir", 'Le "chœur" {en}', "Choir \\ band"), "choir.toml")
    assert (service.id, service.name.fr, service.name.en) == ("choir", 'Le "chœur" {en}', "Choir \\ band")


def test_the_schema_names_every_key_of_a_service() -> None:
    assert set(schema()["properties"]) == set(Service.model_fields)


def test_lines_are_found_through_lists_of_tables_and_inline_lists() -> None:
    lines = lines_of(GOOD)
    assert lines.of(("aspects", 1, "options", 1, "label", "fr")) == 36
    assert lines.of(("aspects", 0, "options", 1), hint="bowl") == 17
    assert lines.of(("rules", 1, "because", "en")) == 76
    assert lines.of(("nowhere",)) == 1
