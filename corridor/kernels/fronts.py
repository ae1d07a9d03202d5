"""What a state has seen in a search for unbeaten paths, without the first criterion."""

from __future__ import annotations

from typing import Protocol

from corridor.kernels.shortest import UNREACHED

__all__ = ["Chain", "Front", "Least", "Weights"]

Weights = tuple[int, ...]


class Front(Protocol):
    """What a state has seen, without the first criterion."""

    def beats(self, rest: Weights) -> bool:
        """Tell whether something seen is no worse in all the criteria that are kept."""
        ...

    def add(self, rest: Weights) -> None:
        """Take note of a label that is not beaten."""
        ...


class Least:
    """One criterion besides the first: the least seen decides."""

    def __init__(self) -> None:
        self.least = UNREACHED

    def beats(self, rest: Weights) -> bool:
        """As the front says."""
        return self.least <= rest[0]

    def add(self, rest: Weights) -> None:
        """As the front says."""
        self.least = rest[0]


class Chain:
    """Any number of criteria: every unbeaten vector, looked through one by one."""

    def __init__(self) -> None:
        self.seen: list[Weights] = []

    def beats(self, rest: Weights) -> bool:
        """As the front says."""
        for index, other in enumerate(self.seen):
            for a, b in zip(other, rest, strict=True):
                if a > b:
                    break
            else:
                if index:  # what beats once beats again: keep it near the front
                    self.seen[index], self.seen[index // 2] = self.seen[index // 2], other
                return True
        return False

    def add(self, rest: Weights) -> None:
        """As the front says."""
        self.seen.append(rest)
