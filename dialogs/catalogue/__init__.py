"""A service file, from TOML to a `Service`; or every mistake in it, with its line and its remedy.

Not here: what a service file may say (dialogs/domain/service.py), the files (dialogs/services), where they are looked
for (bot/catalogue.py). Read in this order:

    load.py             the door: `load`, and CHECKS, all that must hold
    toml_lines.py       on which line a key stands
    check_shape.py      what one part may say
    check_rules.py      what must hold between parts
    check_outcomes.py   known, complete, told apart
    check_words.py      each word means one thing
    check_organisation.py   the same for the organisation's file
    template.py         a file to start from

Stands on `language` and `domain`; only `bot` imports it.
"""
