"""The values of the house: what a case is, what can happen to it, what we answer. Frozen; change copies.

No rules of conversation, no words of a language, no I/O. Read in this order:

    events.py           what can happen
    replies.py          what we want said: keys of sentences, buttons
    case.py             one request, at one moment; the canonical form of every value
    service.py          what a service file may say: aspects, outcomes, rules
    organisation.py     what the organisation's file may say: hours, places, questions and answers
    value.py            one value, several together, one in a person's own words
    means.py            what a button means, and its stored text
    specification.py    operators, requirements, baselines
    promised.py         what a version promises, its price included
    aspect_state.py     what the statements amount to
    schedule.py         when somebody comes: days, hours, how often
    quantity.py         which value is more, what conforms
    person.py           people across cases
    past_agreement.py   what was agreed in an earlier case
    suggestion.py       what a language model says
    folding.py, by_identity.py, errors.py   spelling, cache keys, our own mistakes

Stands at the bottom: imports nothing of ours; everybody may import it.
"""
