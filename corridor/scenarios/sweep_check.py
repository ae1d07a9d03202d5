"""What a sweep names is held against the network before its first case is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from corridor.errors import DataError, UnknownNameError
from corridor.model.context import Corridor, Era
from corridor.model.names import find_corridor, find_era, find_terminal
from corridor.model.network import Network
from corridor.model.places import Terminal
from corridor.scenarios.apply import misapplied, with_rows_of
from corridor.scenarios.sweep_cases import Sweep

__all__ = ["check_sweep"]

MOST_TOLD: Final = 20
"""Names told at once: the nearest to each are looked for, which takes a while."""

Find = Callable[[Network, str], Terminal | Era | Corridor]


def check_sweep(network: Network, sweep: Sweep) -> None:
    """Refuse a sweep that names what is not there, or one thing in two ways.

    A place, an era or a family that one scenario adds may be named: cases of the others then hold
    an error each.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things, in the network of every scenario.
    DataError
        If an edit of a scenario names nothing, or two cases would be one and the same.
    """
    faults = misapplied(network, sweep.scenarios)
    if faults:
        raise DataError.from_faults(faults, "scenarios of the sweep")
    # Variants of one scenario add the same rows: one network of each will do.
    adding = {scenario.added_rows: scenario for scenario in sweep.scenarios}
    worlds = (network, *(with_rows_of(network, [one]) for rows, one in adding.items() if rows))
    ids = {
        "eras": _ids(worlds, find_era, filter(None, sweep.eras)),
        "corridors": _ids(worlds, find_corridor, filter(None, sweep.corridors)),
        "places": _ids(worlds, find_terminal, (name for pair in sweep.pairs for name in pair)),
    }
    unknown = [
        error for found in ids.values() for error in found.values() if not isinstance(error, str)
    ]
    if unknown:
        raise _joined(unknown)
    for kind, names in (("eras", sweep.eras), ("corridors", sweep.corridors)):
        _refuse_twins(kind, ((name, ids[kind].get(name, "")) for name in names))
    places = ids["places"]
    _refuse_twins(
        "pairs",
        (
            (f"{origin} – {destination}", (places[origin], places[destination]))
            for origin, destination in sweep.pairs
        ),
    )


def _ids(
    worlds: Sequence[Network], find: Find, names: Iterable[str]
) -> Mapping[str, str | UnknownNameError]:
    """Return the id that each name stands for, or why it stands for none."""
    found: dict[str, str | UnknownNameError] = {}
    lost: Iterator[int] = iter(range(MOST_TOLD))
    for name in dict.fromkeys(names):
        found[name] = _id(worlds, find, name)
        if not isinstance(found[name], str) and next(lost, None) is None:
            break
    return found


def _id(worlds: Sequence[Network], find: Find, name: str) -> str | UnknownNameError:
    first: UnknownNameError | None = None
    for network in worlds:
        try:
            return find(network, name).id
        except UnknownNameError as error:
            first = first or error
    assert first is not None  # noqa: S101 - there is a network, told to the type checker
    return first


def _joined(errors: Sequence[UnknownNameError]) -> UnknownNameError:
    """Return one error for several names."""
    first = errors[0]
    if len(errors) == 1:
        return first
    more = ["  …"] if len(errors) > MOST_TOLD else []
    lines = [f"  {error}" for error in islice(errors, MOST_TOLD)]
    return UnknownNameError(
        "\n".join(["the sweep has names that stand for nothing:", *lines, *more]),
        name=first.name,
        candidates=first.candidates,
    )


def _refuse_twins(kind: str, named: Iterable[tuple[str, object]]) -> None:
    first: dict[object, str] = {}
    for name, meant in named:
        if meant in first:
            raise DataError(f"{kind}: {first[meant]!r} and {name!r} are the same: drop one of them")
        first[meant] = name
