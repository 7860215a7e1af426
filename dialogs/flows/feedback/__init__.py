"""How it went: what does not conform, each requirement, the whole; and a dispute until it is settled.

Not here: what was measured (dialogs/flows/delivery/measure.py), how a level is read in words
(dialogs/understanding/recognise/levels.py).

    chart.py            FEEDBACK, the client's table
    rate.py             less than, as, more than agreed, of the lines that are asked for
    words_as_marks.py   which lines words are about
    opinion.py          what was told so far
    amends.py           remedies that were promised, what is done again and on which day
    dispute.py          DISPUTE, the staff's table

Stands among the flows, after delivery; it ends in the closing of the case.
"""
