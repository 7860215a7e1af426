"""The services that we ship: a TOML file each, and beside it its sketch, an SVG template.

No Python. How to write one is told in dialogs/services/GUIDE.md; what a file may say is dialogs/domain/service.py; who
checks it, dialogs/catalogue. An organisation's own files lie in a folder of theirs (bot/catalogue.py reads both).

    haircut.toml         the running example, with the most of everything: begin here
    home_help.toml       who speaks for another; no sketch
    birthday_cake.toml   an allergy, and words to be written
    alterations.toml, garden.toml, website.toml

Stands apart: nobody imports it, it is read as data.
"""
