"""Open planner for Eurasian freight: how long, by which way, how sure, from which sources.

>>> from corridor import plan, load_network
>>> result = plan(load_network(), "Xi'an", "Poti", era="2022", corridor="middle")
>>> result.best.days.min_days, result.best.days.max_days
(38.0, 53.0)

The front door: every name is listed in ``__init__.pyi``, which type checkers read, and imported
when it is first asked for, so that ``import corridor`` costs nothing. docs/python.md shows them at
work.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name == "__all__":
        return [each for each in __dir__() if not each.startswith("_")]
    if name.startswith("_") and name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in _rooms():
        value = getattr(import_module(_rooms()[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(_rooms())


@cache
def _rooms() -> dict[str, str]:
    """Return the room of each name, as ``__init__.pyi`` lists them."""
    import ast
    from importlib.resources import files

    listed = ast.parse(files(__name__).joinpath("__init__.pyi").read_text(encoding="utf-8"))
    imports = [line for line in listed.body if isinstance(line, ast.ImportFrom)]
    return {each.name: str(line.module) for line in imports for each in line.names}
