"""The version of the package, on the lowest floor: every answer carries it."""

__all__ = ["__version__"]

__version__ = "0.1.0"
