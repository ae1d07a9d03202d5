"""Terminals, legs and transfers: the three things a route is made of."""

from __future__ import annotations

import math
from dataclasses import dataclass

from corridor.errors import DataError
from corridor.geo import is_lon_lat
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Confidence, Door, Mode, Status, TerminalKind

__all__ = ["Leg", "Terminal", "Transfer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """A place where a shipment can start, end, change or cross a border.

    Parameters
    ----------
    id
        Slug, the key everywhere: ``xian``, ``aktau``.
    name
        English name as a forwarder writes it.
    country
        ISO 3166-1 alpha-2 code; ``XX`` for waters that belong to nobody.
    lon_deg, lat_deg
        WGS 84 degrees.
    unlocode
        UN/LOCODE, or empty where the list has none.
    kind
        What the place is for.
    gauges_mm
        Track gauges served, in millimetres.
    status
        Open or planned; a planned terminal exists only in eras that open its legs.
    opens_year
        Year announced for a planned terminal.
    other_names
        (language, name) pairs: ``("zh", "西安")``, ``("old", "Alyat")``, ``("code", "CNSIA")``.
    confidence
        Of the position.
    source_ids, note
        Where the row comes from, and remarks.

    Raises
    ------
    DataError
        If the position is none on Earth.
    """

    id: str
    name: str
    country: str
    lon_deg: float
    lat_deg: float
    unlocode: str = ""
    kind: TerminalKind
    gauges_mm: tuple[int, ...] = ()
    status: Status = Status.OPEN
    opens_year: int | None = None
    other_names: tuple[tuple[str, str], ...] = ()
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not is_lon_lat(self.lon_deg, self.lat_deg):
            raise DataError(f"terminal {self.id}: no place is at {self.lon_deg}, {self.lat_deg}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One directed stretch between two terminals by one mode; the way back is a leg of its own.

    Parameters
    ----------
    id
        Slug, unique: ``aktau-alat-feeder``. Parallel legs have different ids.
    tail_id, head_id
        Terminal ids.
    mode
        How it is travelled.
    gauge_mm
        Track gauge of rail legs and train ferries, else ``None``.
    length_km
        Published tariff or port distance where there is one.
    operator
        Who runs it.
    status, opens_year
        Open, restricted, sanctioned, suspended or planned.
    eras
        Eras in which the leg can be used; empty means every era. (By Suez before 2024, by the Cape
        since; a planned line in ``planned`` alone.)
    crosses
        Countries passed between the two ends other than theirs, ISO codes.
    section
        Id of the published section whose total was apportioned over this leg, or empty.
    geometry_id
        Line drawn on maps, or empty for a schematic great circle.
    times
        What is known of the running time, one entry per era.
    confidence
        Of the length.
    source_ids, note
        Where the row comes from, and remarks.

    Raises
    ------
    DataError
        If the length is negative or not finite.
    """

    id: str
    tail_id: str
    head_id: str
    mode: Mode
    gauge_mm: int | None = None
    length_km: float
    operator: str = ""
    status: Status = Status.OPEN
    opens_year: int | None = None
    eras: tuple[str, ...] = ()
    crosses: tuple[str, ...] = ()
    section: str = ""
    geometry_id: str = ""
    times: tuple[TransitTime, ...] = ()
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.length_km < math.inf:
            raise DataError(f"leg {self.id}: no leg is {self.length_km} km long")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """What happens at a terminal between arriving one way and leaving another.

    A move at a terminal takes the sum of all transfers that match it. Leaving by another mode or
    gauge than one came by is possible only where a transfer names both sides and some part of it
    has a figure in the era.

    Parameters
    ----------
    id
        Slug, unique: ``aktau-wait-feeder``.
    terminal_id
        Where.
    from_mode, from_gauge_mm
        How the shipment came: a mode (and gauge, ``None`` for whichever), ``entry`` for a shipment
        that starts here, or ``any`` for both.
    to_mode, to_gauge_mm
        How it leaves: a mode (and gauge), ``exit`` for a shipment that ends here, or ``any``.
    onto_leg_id
        Limits the transfer to one onward leg (the wait for one sailing); empty is every leg.
    times
        What is known, one entry per part and era.
    """

    id: str
    terminal_id: str
    from_mode: Mode | Door = Door.ANY
    from_gauge_mm: int | None = None
    to_mode: Mode | Door = Door.ANY
    to_gauge_mm: int | None = None
    onto_leg_id: str = ""
    times: tuple[TransitTime, ...] = ()

    @property
    def opens_change(self) -> bool:
        """Whether the transfer names both sides, and so allows a change of mode or gauge."""
        names_departure = isinstance(self.to_mode, Mode) or bool(self.onto_leg_id)
        return isinstance(self.from_mode, Mode) and names_departure

    def matches(self, arrival: Leg | None, departure: Leg | None) -> bool:
        """Tell whether it applies to the move from ``arrival`` to ``departure``.

        Parameters
        ----------
        arrival
            Leg the shipment came by; ``None`` if it starts here.
        departure
            Leg it leaves by; ``None`` if it ends here.
        """
        return self.follows(arrival) and self.leads_to(departure)

    def follows(self, arrival: Leg | None) -> bool:
        """Tell whether it applies to some move of a shipment that came by ``arrival``."""
        return _fits(self.from_mode, self.from_gauge_mm, arrival, Door.ENTRY)

    def leads_to(self, departure: Leg | None) -> bool:
        """Tell whether it applies to some move of a shipment that leaves by ``departure``."""
        if self.onto_leg_id and (departure is None or departure.id != self.onto_leg_id):
            return False
        return _fits(self.to_mode, self.to_gauge_mm, departure, Door.EXIT)


def _fits(mode: Mode | Door, gauge_mm: int | None, leg: Leg | None, door: Door) -> bool:
    if mode is Door.ANY:
        return True
    if leg is None:
        return mode is door
    return mode is leg.mode and gauge_mm in (None, leg.gauge_mm)
