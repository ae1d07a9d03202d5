"""Builds the tables of prices and emission factors from the research notes."""
