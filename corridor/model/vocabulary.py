"""The closed lists of words that files, command line and code share."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "ANY_ERA",
    "CLOSED_NOTE",
    "Confidence",
    "Criterion",
    "Difference",
    "Door",
    "FactKind",
    "Mode",
    "Part",
    "Shape",
    "Status",
    "TerminalKind",
]

ANY_ERA = "all"
"""Era of a row whose one value serves every era: not shown to be constant, just not known."""

CLOSED_NOTE = "closed by scenario"
"""How the note of a leg that a scenario shut begins, or goes on; its name and file follow."""


class Mode(StrEnum):
    """How a leg is travelled."""

    RAIL = "rail"
    ROAD = "road"
    FEEDER = "feeder"  # container feeder vessel, lift-on lift-off
    TRAIN_FERRY = "train-ferry"  # wagons on rails in the hold
    RO_RO = "ro-ro"  # trucks and trailers
    DEEP_SEA = "deep-sea"

    @property
    def at_sea(self) -> bool:
        """Whether a vessel does the carrying."""
        return self not in (Mode.RAIL, Mode.ROAD)


class Door(StrEnum):
    """What stands for a mode at one side of a transfer when no single mode does."""

    ANY = "any"  # whichever way, starting or ending here included
    ENTRY = "entry"  # the shipment starts here
    EXIT = "exit"  # the shipment ends here


class TerminalKind(StrEnum):
    """What a terminal is for."""

    RAIL_TERMINAL = "rail-terminal"
    DRY_PORT = "dry-port"
    BORDER_CROSSING = "border-crossing"
    SEAPORT = "seaport"
    FERRY_TERMINAL = "ferry-terminal"
    HUB = "hub"
    JUNCTION = "junction"  # lines meet, nothing is loaded
    GAUGE_CHANGE_YARD = "gauge-change-yard"
    WAYPOINT = "waypoint"  # a strait or cape that ships pass


class Status(StrEnum):
    """Whether a terminal or leg can be used."""

    OPEN = "open"
    RESTRICTED = "restricted"  # works, under legal or operational limits named in the note
    SANCTIONED = "sanctioned"  # works, but many may not use it: only for those who ask for it
    SUSPENDED = "suspended"
    PLANNED = "planned"


class FactKind(StrEnum):
    """What a figure is; only ``measured`` was observed."""

    MEASURED = "measured"
    ANNOUNCED = "announced"  # an official or operator says so
    ESTIMATED = "estimated"
    APPORTIONED = "apportioned"  # a published total shared out over its elements
    TARGET = "target"


class Confidence(StrEnum):
    """How far to trust a figure: A official, B press quoting it, C own estimate, D doubtful."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Part(StrEnum):
    """What the shipment does while the time passes."""

    RUNNING = "running"
    WAITING = "waiting"  # for vessel, wagons or slot
    HANDLING = "handling"  # discharge, reloading, change of bogies
    BORDER = "border"  # customs, inspection, change of locomotive


class Shape(StrEnum):
    """Distribution between minimum and maximum."""

    PERT = "pert"
    TRIANGULAR = "triangular"
    FIXED = "fixed"
    QUANTILES = "quantiles"


class Criterion(StrEnum):
    """What the best route is best in."""

    TIME = "time"  # sum of likely days
    MIN = "min"  # sum of minimum days
    MAX = "max"  # sum of maximum days
    DISTANCE = "distance"
    COST = "cost"  # sum of likely prices
    CO2E = "co2e"  # sum of likely emissions, well to wake
    GENERALISED = "generalised"  # likely prices plus likely days at the shipper's value of time
    P50 = "p50"  # median of the simulated days
    P80 = "p80"
    P95 = "p95"
    ON_TIME = "on-time"  # chance to arrive by a deadline

    @property
    def needs_draws(self) -> bool:
        """Whether routes must be travelled: no sum over elements tells which is best."""
        return self in (Criterion.P50, Criterion.P80, Criterion.P95, Criterion.ON_TIME)

    @property
    def needs_prices(self) -> bool:
        """Whether the network alone cannot tell: prices and a shipment are needed."""
        return self in (Criterion.COST, Criterion.CO2E, Criterion.GENERALISED)


class Difference(StrEnum):
    """By what alternatives must differ."""

    CROSSING = "crossing"  # the gateways of corridor families, by the terminals they join
    PORT = "port"  # seaports and ferry terminals passed
    COUNTRY = "country"  # countries passed, those merely crossed included
