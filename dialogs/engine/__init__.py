"""What all flows run on: a turn, the checked tables, and how statements change a case.

No conversation of its own; words are read in `understanding`, and said by `wording`. Read in this order:

    turn.py        one person's turn: `tell`, `ask`, `case_with`; what guards read and actions return
    machine.py     `Row`, `Exit`, `State`, `Flow`: a table, checked at import; the one import of `transitions`
    moves.py       one trigger along the flows, through exits and AUTO rows
    interpret.py   a tap or words -> a trigger
    revise.py      readings -> statements, and what becomes of those before
    diagrams.py    the tables as Mermaid, for `justemesure flows`

Stands on `understanding`, `policy`, `wording`; flows, step and route import it.
"""
