"""Print the exact versions of everything that the package and its extras have installed.

::

    python tools/write_constraints.py > constraints.txt

Names and versions only: where packages come from is the reader's affair.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEADER = "# Versions that work together; made by tools/write_constraints.py."

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def declared(project: Path) -> list[Requirement]:
    """Return what the project file asks for: to build, to run, and for every extra."""
    content = tomllib.loads(project.read_text(encoding="utf-8"))
    extras = content["project"].get("optional-dependencies", {}).values()
    texts = [
        *content["build-system"]["requires"],
        *content["project"]["dependencies"],
        *(text for extra in extras for text in extra),
    ]
    return [Requirement(text) for text in texts]


def versions(roots: list[Requirement]) -> dict[str, str]:
    """Return name and version of the roots and of all they need, as installed here."""
    found: dict[str, str] = {}
    waiting = [canonicalize_name(root.name) for root in roots]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name).version
        except PackageNotFoundError:
            continue  # needed on other systems, or by an extra that nobody asked for
        waiting += needed_by(name)
    return found


def needed_by(name: str) -> list[str]:
    """Return the names that an installed package needs here, without its extras."""
    needs = map(Requirement, distribution(name).requires or ())
    return [
        canonicalize_name(need.name)
        for need in needs
        if need.marker is None or need.marker.evaluate({"extra": ""})
    ]


if __name__ == "__main__":
    print(HEADER)
    for name, version in sorted(versions(declared(PROJECT)).items()):
        print(f"{name}=={version}")
