"""After the agreement: begin, deliver, measure; or a change of mind.

Two seats, two tables; not here: how the client found it (dialogs/flows/feedback).

    chart.py          DELIVERING, the staff's table
    client_chart.py   FOLLOWING, the client's: the agreed sheet, a change request
    measure.py        each commitment against what was promised, one verdict for both sides

Stands among the flows, after review; `feedback` borrows its verdicts. It ends in `feedback`, or anew in elicitation.
"""
