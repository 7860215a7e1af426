"""The command line: one function a command, imports inside, so that `--help` is there at once.

Not here: what the commands do beside talking to a terminal (core, storage, simulation).

    cli.py            every command, errors and exit codes
    console.py        settings, logs, the two streams
    serve.py          what is on, and Telegram
    demo.py           a whole case by two played people
    services.py       `services`, `flows`, `explain`, `simulate`
    explain.py        how a message is read; `--ablate`
    simulate.py, simulate_over_json.py, simulate_tables.py   plays in process or over pipes, and their tables
    invite.py         one-time codes
    json_process.py   a `chat --json` to talk to

Stands on everything; only bot/__main__.py and the script `justemesure` import it.
"""
