"""Open planner for Eurasian freight: how long, by which way, how sure, from which sources."""

__version__ = "0.1.0"
