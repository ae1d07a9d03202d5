"""Regenerates the tables of ``graphs/eurasia`` from the research notes and hand-made tables."""
