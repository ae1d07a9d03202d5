"""From filled legs and transfers to the rows of the remaining tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

from network_build.desk import Desk
from network_build.notes import CORRIDOR, Figure
from network_build.plan import PlannedLeg
from network_build.running import Running

__all__ = ["Assembly"]

USD_PER_FEU: Final = "usd-per-feu"
PROXY_ROW: Final = "L043"
"""Its rate is 0.24 USD per FEU and kilometre, a proxy for the whole Kazakh section."""

WHOLE_ROUTE_RATES: Final = ("L221",)
"""Rates quoted for more than the leg they stand at; the facts keep them."""

BLOCK_TRAINS: Final[Mapping[str, tuple[str, ...]]] = {
    "L100": (
        "alat-ganja-rail",
        "ganja-boyuk-kesik-rail",
        "boyuk-kesik-gardabani-rail",
        "gardabani-tbilisi-rail",
        "tbilisi-poti-rail",
    ),
}


class Assembly:
    """Makes the rows of the tables about legs and what runs on them."""

    def __init__(self, desk: Desk, running: Running) -> None:
        self.plan = desk.plan
        self.notes = desk.notes
        self.running = running
        self.book = desk.book
        self.ledger = desk.ledger

    def leg_rows(self) -> list[dict[str, Any]]:
        """Return the table of legs, both directions."""
        legs = self.plan.legs.values()
        return [self._leg(way) for leg in legs for way in (leg, leg.back())]

    def transit_rows(self) -> list[dict[str, Any]]:
        """Return the table of running times."""
        return [
            dict(leg=leg_id, **cell.columns())
            for leg_id, cells in self.running.cells.items()
            for cell in cells
        ]

    def service_rows(self) -> list[dict[str, Any]]:
        """Return services: every frequency and capacity of the notes, and the block trains."""
        figures = [f for f in self.notes.figures.values() if f.file == CORRIDOR]
        spoken = (f for f in figures if f.frequency or f.capacity or f.id in BLOCK_TRAINS)
        told = (self._told_service(row) for row in self.plan.table("services.csv"))
        return [*(row for figure in spoken for row in self._service(figure)), *told]

    def cost_rows(self) -> list[dict[str, Any]]:
        """Return freight rates of single legs."""
        figures = [f for f in self.notes.figures.values() if f.rate_min_usd]
        return [
            row
            for figure in figures
            if figure.id not in WHOLE_ROUTE_RATES
            for row in self._costs(figure)
        ]

    def corridor_rows(self) -> list[dict[str, Any]]:
        """Return the families, their gateways in both directions."""
        return [self._corridor(row) for row in self.plan.table("corridors.csv")]

    def section_rows(self) -> list[dict[str, Any]]:
        """Return the published totals."""
        rows = self.plan.table("sections.csv")
        return [self._with_facts(row) for row in rows]

    def fact_rows(self) -> list[dict[str, Any]]:
        """Return all published facts."""
        return [self._fact(row) for row in self.notes.facts]

    def observation_rows(self) -> list[dict[str, Any]]:
        """Return all reported journeys."""
        return [self._observation(row) for row in self.notes.journeys]

    def _leg(self, leg: PlannedLeg) -> dict[str, Any]:
        figure = self._named_figure(leg)
        is_limited = leg.status in ("restricted", "sanctioned")
        legal = figure if is_limited and figure and figure.legal_state else None
        sources = self._length_sources(leg) + (
            (self.book.cite(legal.legal_citation),) if legal else ()
        )
        notes = [leg.note, legal.legal_state if legal else ""]
        notes += [f"Return of {leg.mirror_of}"] if leg.mirror_of else []
        return {
            "id": leg.id,
            "tail": leg.tail,
            "head": leg.head,
            "mode": leg.mode,
            "gauge_mm": leg.gauge_mm,
            "length_km": leg.length_km,
            "operator": figure.operator if figure else "",
            "status": leg.status,
            "opens_year": leg.opens_year,
            "eras": leg.eras,
            "crosses": leg.crosses,
            "section": self.running.section_of.get(leg.mirror_of or leg.id, ""),
            "geometry": leg.geometry,
            "confidence": self._length_confidence(leg),
            "sources": tuple(dict.fromkeys(sources)),
            "note": ". ".join(filter(None, notes)),
        }

    def _named_figure(self, leg: PlannedLeg) -> Figure | None:
        """Return the first row of the notes that the leg is made of."""
        section = self.plan.sections.get(self.running.section_of.get(leg.mirror_of or leg.id, ""))
        if section and section.weights:
            name = dict(zip(section.legs, section.weights, strict=True))[leg.mirror_of or leg.id]
            return self.notes.figures[name]
        names = [leg.length_from, *(section.rows[:1] if section else ())]
        names += leg.times.replace("@", "+").replace("-", "+").split("+")
        return next((self.notes.figures[n] for n in names if n in self.notes.figures), None)

    def _length_confidence(self, leg: PlannedLeg) -> str:
        figure = self.notes.figures.get(leg.length_from)
        same = figure is not None and float(figure.length_km) == leg.length_km
        return figure.length_confidence if figure and same else "C"

    def _length_sources(self, leg: PlannedLeg) -> tuple[str, ...]:
        figure = self.notes.figures.get(leg.length_from)
        if figure is None:
            return (self.book.own,)
        self.ledger.used(figure.id, f"legs:{leg.mirror_of or leg.id}", "kept")
        return self.book.cite_all(figure.citations)

    def _legs_of(self, figure: Figure) -> tuple[str, ...]:
        """Return the legs that a row of the notes is about, in order of travel."""
        if figure.id in BLOCK_TRAINS:
            return BLOCK_TRAINS[figure.id]
        for section in self.plan.sections.values():
            if figure.id in section.rows:
                before = (
                    section.less
                    if section.id in ("erai", "georgia-batumi", "georgia-anaklia")
                    else ()
                )
                after = section.less if section.id == "dostyk" else ()
                return (*before, *section.legs, *after)
        became = self.ledger.became.get(figure.id, {})
        legs = [
            key.split(":")[1].split("/")[0] for key in became if key.startswith("transit_times:")
        ]
        return tuple(legs[:1])

    def _service(self, figure: Figure) -> list[dict[str, Any]]:
        legs = self._legs_of(figure)
        if not legs:
            return []
        service_id = (
            f"{figure.id.lower()}-{legs[0]}" if len(legs) == 1 else f"{figure.id.lower()}-train"
        )
        self.ledger.used(
            figure.id, f"services:{service_id}", "service" if figure.id in BLOCK_TRAINS else "kept"
        )
        ends = (self._name(figure.tail), self._name(figure.head))
        era = self._dates(figure)
        return [
            {
                "id": service_id,
                "name": f"{ends[0]}-{ends[1]} by {figure.mode.replace('-', ' ')}",
                "legs": legs,
                "operator": figure.operator,
                "departures_per_week": figure.frequency,
                "capacity": figure.capacity,
                "capacity_unit": figure.capacity_unit if figure.capacity else "",
                "valid_from": era.get("valid_from", ""),
                "valid_to": era.get("valid_to", ""),
                "confidence": figure.confidence,
                "sources": self.book.cite_all(figure.citations),
                "note": _joined("" if figure.capacity else figure.capacity_unit, figure.note),
            }
        ]

    def _told_service(self, row: Mapping[str, str]) -> dict[str, Any]:
        """Return a service that only a reported journey tells of."""
        journeys = {journey["id"]: journey for journey in self.notes.journeys}
        own = {key: value for key, value in row.items() if key not in ("journeys", "legs")}
        sources = tuple(self._cited(journeys[name]) for name in row["journeys"].split(";"))
        return {**own, "legs": tuple(row["legs"].split(";")), "sources": sources}

    def _dates(self, figure: Figure) -> Mapping[str, str]:
        """Return the dates for which a row's frequency and capacity hold."""
        if figure.id in self.plan.estimates["evidence"]["capacity_of_other_dates"]:
            return {}
        return next((row for row in self.plan.table("eras.csv") if row["id"] == figure.era), {})

    def _name(self, place: str) -> str:
        slug = self.plan.slugs[place]
        return next(row["name"] for row in self.plan.terminals if row["id"] == slug)

    def _costs(self, figure: Figure) -> list[dict[str, Any]]:
        legs = self._legs_of(figure)
        whole_km = float(figure.length_km)
        rows = []
        for leg_id in legs:
            share = self.plan.legs[leg_id].length_km / whole_km if figure.id == PROXY_ROW else 1.0
            self.ledger.used(figure.id, f"costs:{leg_id}/{figure.era}", "kept")
            rows.append(self._cost(figure, leg_id, share))
        return rows

    def _cost(self, figure: Figure, leg_id: str, share: float) -> dict[str, Any]:
        return {
            "leg": leg_id,
            "era": figure.era,
            "basis": USD_PER_FEU,
            "min_usd": round(float(figure.rate_min_usd) * share, 2),
            "max_usd": round(float(figure.rate_max_usd) * share, 2),
            "confidence": figure.confidence if share == 1.0 else "C",
            "sources": self.book.cite_all(figure.citations),
            "note": figure.note,
        }

    def _corridor(self, row: Mapping[str, str]) -> dict[str, Any]:
        fact_sources = self._fact_sources(row["facts"])
        legal = self.notes.figures.get(row["note"])
        note = legal.legal_state if legal else row["note"]
        sources = fact_sources + ((self.book.cite(legal.legal_citation),) if legal else ())
        return {
            "id": row["id"],
            "name": row["name"],
            "other_names": row["other_names"],
            "gateway_legs": tuple(self._gateways(row["gateways"])),
            "sources": sources,
            "note": note,
        }

    def _gateways(self, patterns: str) -> Iterable[str]:
        for pattern in patterns.split(";"):
            for leg in self.plan.legs.values():
                if fnmatchcase(leg.id, pattern):
                    yield from (leg.id, leg.back().id)

    def _with_facts(self, row: Mapping[str, str]) -> dict[str, Any]:
        kept = {key: value for key, value in row.items() if key != "facts"}
        return {**kept, "sources": self._fact_sources(row["facts"])}

    def _fact_sources(self, names: str) -> tuple[str, ...]:
        wanted = {row["id"]: row for row in self.notes.facts}
        rows = (wanted[name] for name in names.split(";") if name)
        return tuple(dict.fromkeys(self._cited(row) for row in rows))

    def _cited(self, row: Mapping[str, str]) -> str:
        return self.book.cite((row["source_title"], row["source_url"], row["source_date"]))

    def _fact(self, row: Mapping[str, str]) -> dict[str, Any]:
        self.ledger.used(row["id"], f"facts:{row['id']}", "kept")
        columns = ("id", "topic", "statement", "value_min", "value_max", "unit", "confidence")
        return {
            **{key: row[key] for key in columns},
            "refers_to": row["refers_to_date"],
            "sources": (self._cited(row),),
        }

    def _observation(self, row: Mapping[str, str]) -> dict[str, Any]:
        self.ledger.used(row["id"], f"observations:{row['id']}", "kept")
        dropped = ("source_title", "source_url", "source_date", "quote_free_note")
        return {
            **{key: value for key, value in row.items() if key not in dropped},
            "sources": (self._cited(row),),
            "remark": row["quote_free_note"],
        }


def _joined(*texts: str) -> str:
    return ". ".join(text.rstrip(".") for text in texts if text)
