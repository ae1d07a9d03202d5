"""From a specification to a sweep, and how far it has got."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.scenarios.sweep_cases import Sweep

__all__ = ["Ticker", "sweep_in"]


def sweep_in(path: Path, graphs: Path | None) -> Sweep:
    """Read the sweep that a specification describes."""
    from corridor.io.sweep_specs import read_sweep_spec
    from corridor.scenarios.sweep_cases import Sweep

    spec, scenarios, pairs = read_sweep_spec(path, graphs)
    return Sweep(
        scenarios=scenarios,
        pairs=pairs,
        eras=spec.eras,
        days=spec.dates or (None,),
        loads=spec.loads(),
        is_billed=bool(spec.shipments),
        corridors=spec.corridors,
        by=spec.by,
        draws=spec.draws,
        seed=spec.seed,
        within_days=spec.within_days,
    )


@dataclass(slots=True)
class Ticker:
    """Says on standard error how many cases are done, how fast, and how long it still takes.

    One line that is written over and over on a terminal; in a log one line a tenth.
    """

    began_s: float = field(default_factory=time.monotonic)
    first: int | None = None
    told: int = -1

    def __call__(self, done: int, total: int) -> None:
        """Tell, if there is something new to tell."""
        on_terminal = sys.stderr.isatty()
        tenth = 10 * done // total
        if not on_terminal and tenth == self.told:
            return
        self.told = tenth
        line = self._line(done, total)
        ending = "\n" if not on_terminal or done == total else "\r"
        print(line, end=ending, file=sys.stderr, flush=True)

    def _line(self, done: int, total: int) -> str:
        # What an earlier run had finished says nothing about the pace of this one.
        if self.first is None:
            self.first = done
        pace = (done - self.first) / max(time.monotonic() - self.began_s, 1e-9)
        left = f", {_duration((total - done) / pace)} left" if pace and done < total else ""
        rate = f", {pace:,.0f} cases/s" if pace else ""
        return f"corridor: {done:,} of {total:,} cases ({100 * done // total} %){rate}{left}   "


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
