"""Charts as SVG from our own few templates. Positions hold released values; nothing is worked out anew.

Each chart has a title and a description, prints in black and white, and never says anything by colour alone.
"""
