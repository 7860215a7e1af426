"""What belongs to no case: greeting, choosing a service, the queue, joining, language, "my data".

Not here: whether something belongs to a case (dialogs/route.py), what is said in one (the other flows).

    chart.py       FRONT_DESK: its table, over a turn of its own
    turn.py        `Desk`, what guards read and actions change; `Attended`, what comes out
    services.py    which service a request is about
    open_case.py   how a case begins
    team.py        members, invitations, the queue
    my_data.py     seen, and erased for good

Stands among the flows, not in ALL_FLOWS; dialogs/route.py imports it.
"""
