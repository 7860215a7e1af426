"""A service file to start from: short, commented, and free of mistakes."""

from __future__ import annotations

import json
import re


def template(id: str, name_fr: str, name_en: str) -> str:
    """The TOML of a new service, which passes every check. `id` as in `dialogs.domain.service.Id`."""
    given = {"{id}": id, "{fr}": _quoted(name_fr), "{en}": _quoted(name_en)}
    return re.sub(r"\{(?:id|fr|en)\}", lambda found: given[found[0]], STARTER)


def _quoted(words: str) -> str:
    """A TOML string, in quotes: JSON's is one."""
    return json.dumps(words, ensure_ascii=False)


STARTER = """\
# Every sentence stands in French and in English. After each change: justemesure services check FILE
# What each key means: justemesure services schema, and GUIDE.md beside the services that we ship.

schema_version = 1
id = "{id}"
name = { fr = {fr}, en = {en} }
words = { fr = [], en = [] } # what people say when they want this service
open = { fr = "Que souhaitez-vous ?", en = "What would you like?" }
currency = "EUR"


# 1. Aspects: what can be required.
#    Kinds: option, scale (in order, least first), number, money, date, duration, text, photo.

[[aspects]]
id = "size"
kind = "scale"
facet = "result" # or delay, price, place, access, information, comfort_and_safety, aftercare, complaints
label = { fr = "taille", en = "size" }
ask = { fr = "Quelle taille souhaitez-vous ?", en = "Which size would you like?" }
why = { fr = "Nous préparons la bonne quantité.", en = "We prepare the right quantity." }
stake = 0.8          # how bad a mistake is for the client, 0 to 1
irreversible = "less" # which mistake cannot be undone: none, less, more or any
less = { label = { fr = "plus petit", en = "smaller" }, words = { fr = ["moins grand"], en = ["less big"] } }
more = { label = { fr = "plus grand", en = "bigger" }, words = { fr = ["moins petit"], en = ["larger"] } }

  # Three to five examples of what people say for each value make understanding good.
  [[aspects.options]]
  id = "small"
  label = { fr = "petit", en = "small" }
  words = { fr = ["tout petit", "mini"], en = ["tiny", "little"] }

  [[aspects.options]]
  id = "large"
  label = { fr = "grand", en = "large" }
  words = { fr = ["très grand", "maxi"], en = ["big", "huge"] }

[[aspects]]
id = "pieces"
kind = "number"
facet = "result"
label = { fr = "nombre", en = "number" }
ask = { fr = "Combien en voulez-vous ?", en = "How many would you like?" }
why = { fr = "Le prix en dépend.", en = "The price depends on it." }
mandatory = true # asked unless known

[[aspects]]
id = "allergy"
kind = "option"
facet = "comfort_and_safety"
label = { fr = "allergie", en = "allergy" }
ask = { fr = "Une allergie dont tenir compte ?", en = "Any allergy to bear in mind?" }
why = { fr = "Pour ne rendre personne malade.", en = "So that nobody falls ill." }
mandatory = true
yes_no = true  # a bare "no" is the option that means "none"
allergy = true # nothing said of it may be missed, nor taken for a taste
several = true # any number of the values at once
open = true    # what is not in the list is kept in the person's own words

  # What an option means beside its words is said here: none, as_it_is, other.
  [[aspects.options]]
  id = "none"
  means = "none"
  label = { fr = "aucune", en = "none" }

  [[aspects.options]]
  id = "other"
  means = "other"
  label = { fr = "oui, à préciser", en = "yes, to be told" }

[[aspects]]
id = "date"
kind = "date"
facet = "delay"
label = { fr = "date", en = "date" }
ask = { fr = "Pour quand, au plus tard ?", en = "By when, at the latest?" }
why = { fr = "Pour promettre ce que nous tiendrons.", en = "So that we promise what we will keep." }
mandatory = true
bound = "ceiling" # a bare "Saturday" means "on Saturday at the latest"

[[aspects]]
id = "price"
kind = "money"
facet = "price"
label = { fr = "prix", en = "price" }
ask = { fr = "Quel prix ne pas dépasser ?", en = "What is the most you want to pay?" }
why = { fr = "Pour ne pas dépasser votre budget.", en = "So that we keep within your budget." }
mandatory = true
bound = "ceiling"


# 2. Areas: at most four parts of what people want that no aspect covers. Each is asked last, in one open question.

[[areas]]
id = "use"
label = { fr = "l'usage", en = "how it is used" }
ask = { fr = "Autre chose sur l'usage que vous en ferez ?", en = "Anything else about how you will use it?" }


# 3. Outcomes: known complete results, with a value for each option and scale of the facet "result".

[[outcomes]]
id = "ordinary"
label = { fr = "comme d'ordinaire", en = "the ordinary" }
words = { fr = ["l'ordinaire"], en = ["the standard one"] }
values = { size = "small" }

[[outcomes]]
id = "feast"
label = { fr = "pour une fête", en = "for a feast" }
words = { fr = ["pour un anniversaire"], en = ["for a birthday"] }
values = { size = "large" }


# 4. Commitments: what you promise, how it is measured, and what the client is due when it fails.

[[commitments]]
aspect = "date"
promise = { fr = "Prêt à la date convenue.", en = "Ready by the agreed date." }
measure = { fr = "Quand a-t-on remis la commande ?", en = "When was it handed over?" }
remedy = { fr = "10 % de remise en cas de retard.", en = "10 % off if it is late." }


# 5. Risks: what must be explained, and understood, before agreement.

[[risks]]
id = "too_small"
when = { size = ["small"] } # without `when`: always
text = { fr = "On ne pourra pas l'agrandir ensuite.", en = "It cannot be made larger afterwards." }
question = { fr = "Si c'est trop petit, que pourra-t-on faire ?", en = "If it is too small, what can we do?" }
answers = [
  { label = { fr = "Rien", en = "Nothing" }, right = true },
  { label = { fr = "L'agrandir", en = "Make it larger" } },
]


# 6. Rules: price (added up), lead_time, requires, excludes.

[[rules]]
kind = "price"
amount = 10
per = "pieces" # a number aspect
label = { fr = "prix de base", en = "base price" }

[[rules]]
kind = "price"
when = { size = ["large"] }
amount = 5
label = { fr = "grande taille", en = "large size" }

[[rules]]
kind = "lead_time"
days = 2
because = { fr = "Il nous faut deux jours.", en = "We need two days." }


# 7. Words of your trade that are too vague to be agreed, and what they may mean.

[[vague]]
aspect = "size"
values = ["small", "large"]
words = { fr = ["de bonne taille", "pas trop grand"], en = ["a good size", "not too big"] }
"""
