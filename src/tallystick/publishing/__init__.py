"""A release to sentences, tables, charts and files. Pure: the same release always gives the same bytes.

Publishing prints what was released and adds no number. It cannot see tallies, statistics or records.
"""
