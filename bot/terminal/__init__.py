"""The local channel: people at this keyboard, or a program on the other end of a pipe.

No rule of any conversation, no store. The two chats are two mouths of one channel:

    run.py           put together: from an open store to the last line
    house.py         all has arrived when a call returns; time can be moved
    channel.py       composed messages become numbered ones
    events.py        what local people do, as events
    chat.py          one keyboard, any chair
    screen.py        a message on a terminal
    json_chat.py     a JSON object a line, in and out
    requests.py      a line -> what it asks, or `Misuse`
    ticks.py         several choices, as under a thumb
    fixed_words.py   what the terminal itself says

Stands on `core`, bootstrap, pictures and documents; only bot/commands imports it.
"""
