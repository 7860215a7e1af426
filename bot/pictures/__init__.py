"""Pictures as PNG: sketches of what a client asks for, contact sheets, blocks for a terminal.

Not here: the templates (beside their service, dialogs/services), and which picture is shown (dialogs/policy).

    sketch.py    a service's template and values -> SVG
    raster.py    SVG -> PNG, with the one font that we ship
    contact.py   all outcomes of a service on a sheet (`__main__.py`: python -m bot.pictures)
    blocks.py    a picture in a terminal

Stands on `domain` alone; bootstrap and the terminal import it.
"""
