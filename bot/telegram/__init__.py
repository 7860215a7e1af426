"""The Telegram channel: updates become events, replies become messages, and nothing is lost in between.

No rule of any conversation, no store. In the order of a message, in and out:

    app.py                    put together: checked at the start, polled, sent through
    polling.py                asks for updates, acknowledges what is committed
    lanes.py                  in order for a person, side by side for people
    intake.py                 an update until its commit
    receive.py                Update -> event, pure
    taps.py                   ticks, answered taps
    keyboards.py              buttons and what they carry
    render.py                 a composed message -> calls
    sending.py                calls, and what refusals mean
    menu.py, fixed_words.py   what Telegram shows of us, and what the channel itself says
    redaction.py              no token in a log

Stands on `core` and dialogs' values; only bot/commands imports it.
"""
