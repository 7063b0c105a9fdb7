"""Charts of papers as SVG. Places hold released values; each has a title and a description, and needs no colour.

They carry their looks in attributes, so that a browser, the maker of PDF and the maker of pictures draw the same.
"""
