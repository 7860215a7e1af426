"""From "all is known" to the client's agreement: explain what is dangerous, read back, correct, agree.

Not here: the lines themselves (dialogs/policy/draft.py), and the staff's answer (dialogs/flows/review).

    chart.py       AGREEMENT: its table, and what an agreement does
    read_back.py   the picture and the lines
    ticks.py       must, bonus, whose wish
    correct.py     one line otherwise, the rest stays
    compare.py     what a change would alter, and cost
    explain.py     what must be understood first

Stands among the flows, after elicitation; `review` borrows from it. It ends in `review` and `answering`.
"""
