"""`python -m bot` is `justemesure`."""

import sys

from bot.commands.cli import main

sys.exit(main())
