"""Whole answers to whole questions: routes with dates, chances, bills and what-ifs.

Everything else here answers one thing; this room puts the answers together, in one order and with
one set of notes, for the command line and for scripts alike.
"""
