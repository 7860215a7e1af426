"""The staff answer what the client agreed to: confirm by the picture, counter, ask, or decline.

Two seats, two tables; not here: who sees which case (dialogs/flows/front_desk/team.py), the work itself (delivery).

    chart.py          REVIEW, the staff's table
    client_chart.py   ANSWERING, the client's
    commit.py         by a picture, the next version
    lookalikes.py     the pictures that could be meant
    counter.py        one line otherwise, or not at all
    of_set.py         a line about a set: one value more, or one less
    settled.py        a price or a day that few words settle
    client_words.py   what the client wrote, as it was written

Stands among the flows, after agreement. It ends in `following` and `delivering` (dialogs/flows/delivery).
"""
