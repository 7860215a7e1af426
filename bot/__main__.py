"""`python -m bot` is `justemesure`."""

import sys

from bot.cli import main

sys.exit(main())
