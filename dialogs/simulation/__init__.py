"""Simulated clients with hidden requirements against our own conversation, to measure what it finds.

Not here: the command and its tables (bot/commands/simulate.py). Nothing hidden is ever shown to the bot.

    hidden.py               what a client hides
    target.py               how that is drawn
    generate.py             a client from a seed
    talk.py                 how the two reach each other
    in_core.py              a talk in this process
    staff.py                the other side
    play.py                 one whole play
    transcript.py           what happened in it
    client                  the person who reads and acts
    measure                 scores of plays
    speech.py               how people speak who never saw the catalogue
    people.py               a client of the second family, who speaks so
    readers.py              the same clients as patient, skimming, weary readers
    oracle.py               upper bound
    chance.py               seeded draws

Stands on top of `dialogs`: it uses step and route as anybody would; only bot/commands imports it.
"""
