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
    waiting, seen = list(roots), set[str]()
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        try:
            found[canonicalize_name(wanted.name)] = distribution(wanted.name).version
        except PackageNotFoundError:
            continue  # needed on other systems, or by an extra that nobody asked for
        waiting += needed_by(wanted)
    return found


def needed_by(wanted: Requirement) -> list[Requirement]:
    """Return what an installed package needs here, with the extras that were asked for."""
    needs = map(Requirement, distribution(wanted.name).requires or ())
    extras = wanted.extras or {""}
    return [
        need
        for need in needs
        if need.marker is None or any(need.marker.evaluate({"extra": one}) for one in extras)
    ]


if __name__ == "__main__":
    print(HEADER)
    for name, version in sorted(versions(declared(PROJECT)).items()):
        print(f"{name}=={version}")
