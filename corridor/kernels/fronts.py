"""What a state has seen in a search for unbeaten paths, without the first criterion."""

from __future__ import annotations

from bisect import bisect_right
from typing import Protocol

from corridor.kernels.shortest import UNREACHED

__all__ = ["Chain", "Front", "Least", "Staircase", "Weights"]

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


class Staircase:
    """Unbeaten pairs, the one rising while the other falls.

    A pair is beaten if ``falling[bisect_right(rising, y) - 1] <= z``; a first step that beats
    nothing saves the question whether there is one.
    """

    __slots__ = ("falling", "rising")

    def __init__(self) -> None:
        self.rising: list[int] = [-1]
        self.falling: list[int] = [UNREACHED]

    def takes(self, y: int, z: int) -> bool:
        """Take note of a pair and drop those it beats, unless it is beaten itself."""
        rising, falling = self.rising, self.falling
        start = bisect_right(rising, y)
        if falling[start - 1] <= z:
            return False
        if rising[start - 1] == y:
            start -= 1
        end = start
        steps = len(falling)
        while end < steps and falling[end] >= z:
            end += 1
        if end == start:
            rising.insert(start, y)
            falling.insert(start, z)
        else:
            rising[start], falling[start] = y, z
            if end > start + 1:
                del rising[start + 1 : end], falling[start + 1 : end]
        return True
