"""Whether rows beside a network name what it holds.

A rate for a leg that is misspelt holds nowhere: the price of the next table would be taken for it,
and nobody would know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from corridor.errors import Fault
from corridor.io.columns import Row
from corridor.io.price_schema import RateRow
from corridor.io.schema import EraRow, LegRow, TerminalRow
from corridor.io.structure import Known, strangers
from corridor.io.tables import Table
from corridor.model.countries import COUNTRY_CODES, COUNTRY_NAMES
from corridor.model.names import fold
from corridor.model.network import Network
from corridor.model.vocabulary import ANY_ERA

__all__ = ["idle_rates", "stray_countries", "stray_names"]

COUNTRY_COLUMNS: Final = ("from_countries", "to_countries")


def stray_names(table: Table[Any], model: type[Row], network: Network) -> Iterator[Fault]:
    """Yield the legs, terminals, eras and countries in a table that are none.

    Parameters
    ----------
    table, model
        Rows that belong to the network.
    network
        Whose terminals, legs and eras they may name.
    """
    known_in = _known_in(network)
    for column, file in {**model.FOREIGN, **model.REFERS}.items():
        if file in known_in:
            yield from strangers(table, column, known_in[file])
    if COUNTRY_COLUMNS[0] in model.model_fields:
        yield from stray_countries(table, (terminal.country for terminal in network.terminals))


def stray_countries(table: Table[Any], own: Iterable[str]) -> Iterator[Fault]:
    """Yield the codes in the columns of countries that are neither ISO's nor the network's own."""
    own = frozenset(own)
    listed = ", ".join(sorted(own))
    known = Known(
        kind="country",
        where="ISO 3166-1",
        names=COUNTRY_CODES | own,
        remedy=f"two letters; terminals lie in {listed}",
        spoken={fold(name): code for code, names in COUNTRY_NAMES.items() for name in names},
    )
    for column in COUNTRY_COLUMNS:
        yield from strangers(table, column, known)


def idle_rates(table: Table[RateRow], network: Network) -> Iterator[Fault]:
    """Yield rates that fit no leg of the network: they could never be paid.

    Most of them price a whole way from one country to another, where a rate is for its legs.
    """
    legs = [
        (
            leg.id,
            leg.mode,
            network.terminal(leg.tail_id).country,
            network.terminal(leg.head_id).country,
        )
        for leg in network.legs
    ]
    for row, place in table:
        scope = row.scope()
        if not any(scope.fits_leg(*leg) for leg in legs):
            yield place.fault(
                "fits-no-leg",
                f"{row.id} fits no leg of the network: there is none{_asked_of(row)}",
                column=next((name for name in _WORDS if getattr(row, name)), "id"),
                hint="a rate is for legs, not for a whole way: name them, or widen the scope; "
                "corridor legs lists them",
            )


_WORDS: Final = {"legs": "among", "modes": "by", "from_countries": "from", "to_countries": "to"}
"""Columns of a scope, with the word that what they name follows."""


def _asked_of(row: RateRow) -> str:
    """Say what a leg would have to be: `` by rail from CN to DE, either way``."""
    named = {word: " or ".join(getattr(row, column)) for column, word in _WORDS.items()}
    either = ", either way" if row.both_ways and (row.from_countries or row.to_countries) else ""
    return "".join(f" {word} {names}" for word, names in named.items() if names) + either


def _known_in(network: Network) -> dict[str, Known]:
    """Return what rows may name, by the file that would hold it."""
    eras = frozenset(era.id for era in network.eras) | {ANY_ERA}
    return {
        known.where: known
        for known in (
            Known(
                kind="leg",
                where=LegRow.FILE,
                names=frozenset(leg.id for leg in network.legs),
                remedy="corridor legs lists them",
            ),
            Known(
                kind="terminal",
                where=TerminalRow.FILE,
                names=frozenset(terminal.id for terminal in network.terminals),
                remedy="corridor terminals lists them",
            ),
            Known(
                kind="era",
                where=EraRow.FILE,
                names=eras,
                remedy=f"there are: {', '.join(sorted(eras))}",
            ),
        )
    }
