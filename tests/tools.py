"""The scripts of ``tools/``, which are no package, as modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

__all__ = ["tool"]

TOOLS = Path(__file__).parents[1] / "tools"


def tool(name: str) -> ModuleType:
    """Return a script as a module, loaded anew."""
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
