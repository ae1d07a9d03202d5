"""From the stays that the notes give before a leg to transfers, rule after rule of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from network_build.cells import Cell, mirrored, with_old_eras, worst
from network_build.desk import Desk
from network_build.moves import Move, MoveBook, Side
from network_build.notes import Figure
from network_build.plan import PlannedDwell, PlannedLeg
from network_build.running import Running, cell_of
from network_build.spans import Span

__all__ = ["Stays", "piece"]

Rule = Callable[[PlannedDwell, PlannedLeg, list[Cell]], None]


class Stays:
    """Turns each row of ``tables/dwells.csv`` into transfers, there and back."""

    def __init__(self, desk: Desk, running: Running, moves: MoveBook) -> None:
        self.plan = desk.plan
        self.notes = desk.notes
        self.running = running
        self.moves = moves
        self.book = desk.book
        self.ledger = desk.ledger
        self.port_to_train: dict[str, list[Cell]] = {}
        there = desk.plan.legs
        self.legs = {**there, **{leg.back().id: leg.back() for leg in there.values()}}

    def fill(self) -> None:
        """Enter the transfers of every planned stay."""
        rules: dict[str, Rule] = {
            "border": self._border,
            "border-transload": self._border_and_transloading,
            "gauge": self._gauge,
            "gauge-border": self._gauge_and_border,
            "port-train": self._port_to_train,
            "prc-kz": self._chinese_border,
            "slot": self._slot,
            "terminal": self._terminal,
            "terminus": self._terminus,
            "vessel": self._vessel,
        }
        for dwell in self.plan.dwells:
            rules[dwell.rule](dwell, self.legs[dwell.leg], self._cells(dwell))

    def share(self, name: str) -> Fraction:
        """Return a share by which stays are split."""
        return Fraction(str(self.plan.estimates["shares"][name]))

    def _cells(self, dwell: PlannedDwell) -> list[Cell]:
        if dwell.rows == ("section:erai",):
            return self.running.border_cells[dwell.leg]
        kind, _, name = dwell.rows[0].partition(":")
        if kind == "stay":
            return [self._estimated(name, dwell)]
        cells = []
        for name in dwell.rows:
            figure = self.notes.figures[name]
            self.ledger.used(name, f"transfers:{dwell.leg}/{figure.era}", "kept")
            cells.append(self._cell(figure, dwell))
        group = "" if self.legs[dwell.leg].eras else dwell.group
        return with_old_eras(cells, group, self.running.factors, self.book)

    def _estimated(self, name: str, dwell: PlannedDwell) -> Cell:
        """Return a stay of which no source tells at this place."""
        told = self.plan.estimates["stay"][name]
        note = " ".join(filter(None, (f"Own estimate by {told['words']}.", dwell.note)))
        return self.running.own_cell("all", Span.of_days(told["days"]), note, leans_on=name)

    def _cell(self, figure: Figure, dwell: PlannedDwell) -> Cell:
        cell = cell_of(figure, figure.dwell, self.book)
        words = [figure.dwell_what if " " in figure.dwell_what else "", dwell.note, figure.note]
        measured = figure.id in self.plan.estimates["evidence"]["stay_is_measured"]
        note = " ".join(f"{text.rstrip('.')}." for text in words if text)
        return replace(cell, kind="measured" if measured else cell.kind, note=note)

    def _back(self, dwell: PlannedDwell, leg: PlannedLeg) -> tuple[str, PlannedLeg]:
        """Return where, and onto which leg, the stay is on the way back."""
        place, _, onto = dwell.back_at.partition(":")
        return place or leg.head, self.legs[onto or leg.back().id]

    def _border(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        self._onto(leg.tail, "border", leg, "border", cells)
        place, back = self._back(dwell, leg)
        self._onto(
            place, "border", back, "border", mirrored(cells, f"the border onto {leg.id}", self.book)
        )

    def _slot(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        self._onto(leg.tail, "slot", leg, "waiting", cells)
        place, back = self._back(dwell, leg)
        self._onto(
            place, "slot", back, "waiting", mirrored(cells, f"the wait for {leg.id}", self.book)
        )

    def _terminal(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        # From rail only: whoever loads here has not arrived on a train that must be passed on.
        place, back = self._back(dwell, leg)
        came: Side = ("rail", leg.gauge_mm)
        self._onto(leg.tail, "yard", leg, "waiting", cells, came=came)
        back_cells = mirrored(cells, f"the yard before {leg.id}", self.book)
        self._onto(place, "yard", back, "waiting", back_cells, came=("rail", back.gauge_mm))

    def _terminus(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        move = Move(
            id=f"{dwell.at}-rail-exit",
            terminal=dwell.at,
            came=("rail", leg.gauge_mm),
            leaves=("exit", ""),
        )
        self.moves.enter(move, "handling", cells)

    def _onto(
        self,
        place: str,
        what: str,
        leg: PlannedLeg,
        part: str,
        cells: Sequence[Cell],
        *,
        came: Side = ("any", ""),
    ) -> None:
        move = Move(id=f"{place}-{what}-{leg.id}", terminal=place, came=came, onto=leg.id)
        self.moves.enter(move, part, cells)

    def _vessel(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        loading = Span.of_days(self.plan.estimates["loading"][leg.mode])
        waits = [
            replace(
                cell,
                span=cell.span.less(loading),
                note=f"Wait for the vessel: the stay {cell.span} less loading. {cell.note}",
            )
            for cell in cells
        ]
        waits = [*self._weathered(dwell, waits)]
        self._onto(leg.tail, "wait", leg, "waiting", waits)
        back = leg.back()
        other_way = mirrored(waits, f"the wait for {leg.id}", self.book)
        own = self.plan.estimates["returns"].get(back.id, "")
        if own:
            figure = self.notes.figures[own]
            self.ledger.used(own, f"transfers:{back.id}/{figure.era}", "kept")
            cell = self._cell(figure, dwell)
            cell = replace(cell, span=cell.span.less(loading))
            other_way = [c for c in other_way if c.era != cell.era] + [cell]
        self._onto(back.tail, "wait", back, "waiting", other_way)

    def _weathered(self, dwell: PlannedDwell, waits: Sequence[Cell]) -> Iterator[Cell]:
        """Yield the waits, with what several reports of one season tell of it put in its place."""
        told = self.plan.estimates["waits"]
        rows = {self.notes.figures[name].era: name for name in dwell.rows if name in told}
        for cell in waits:
            if cell.era not in rows:
                yield cell
                continue
            name = rows[cell.era]
            self.ledger.used(name, f"transfers:{dwell.leg}/{cell.era}", "adjusted")
            yield replace(
                cell,
                span=Span.of_days(told[name]["days"]),
                quantiles=told[name]["quantiles"],
                note=f"Wait for the vessel, shares between reports estimated. {cell.note}",
            )

    def _port_to_train(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        del dwell
        self.port_to_train.setdefault(leg.tail, cells)

    def _gauge(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        """Enter a change of gauge at the tail, the same in both directions."""
        del dwell
        other = self._other_gauge(leg.tail, leg.gauge_mm)
        self._change(leg.tail, other, leg.gauge_mm, "handling", cells)
        back = mirrored(cells, f"the change of gauge before {leg.id}", self.book)
        self._change(leg.tail, leg.gauge_mm, other, "handling", back)
        self.port_to_train.setdefault(leg.tail, cells)

    def _gauge_and_border(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        """Enter reloading and formalities where two gauges meet, on the side that receives."""
        here = dwell.at or leg.tail
        came, leaves = leg.gauge_mm, self._other_gauge(here, leg.gauge_mm)
        self._reload(here, came, leaves, cells)
        back = mirrored(cells, f"the break of gauge at {here}", self.book)
        if leg.back_gauge_mm:
            own = self._other_gauge(leg.tail, leg.back_gauge_mm)
            self._reload(leg.tail, leg.back_gauge_mm, own, back)
        else:
            self._reload(here, leaves, came, back)

    def _reload(self, place: str, came: str, leaves: str, cells: Sequence[Cell]) -> None:
        handling, border = self.split(cells, self.share("gauge_handling"), "reloading", "border")
        self._change(place, came, leaves, "handling", handling)
        self._change(place, came, leaves, "border", border)

    def _change(self, place: str, came: str, leaves: str, part: str, cells: Sequence[Cell]) -> None:
        move = Move(
            id=f"{place}-gauge-{came}-{leaves}",
            terminal=place,
            came=("rail", came),
            leaves=("rail", leaves),
        )
        self.moves.enter(move, part, cells)

    def split(
        self, cells: Sequence[Cell], share: Fraction, first: str, second: str
    ) -> tuple[list[Cell], list[Cell]]:
        """Split each cell in two that add up to it exactly."""
        parts, rests = [], []
        for cell in cells:
            part = cell.span.part(share)
            parts.append(piece(cell, part, f"{first}, {float(share):.0%}"))
            rests.append(piece(cell, cell.span.less(part), f"{second}, the rest"))
        return parts, rests

    def _other_gauge(self, place: str, gauge_mm: str) -> str:
        row = next(row for row in self.plan.terminals if row["id"] == place)
        return next(gauge for gauge in row["gauges_mm"].split(";") if gauge != gauge_mm)

    def _border_and_transloading(
        self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]
    ) -> None:
        handling, border = self.split(cells, self.share("transload"), "transloading", "border")
        self._onto(leg.tail, "border", leg, "border", border)
        self.road_and_rail(leg.tail, handling)
        place, back = self._back(dwell, leg)
        self._onto(
            place,
            "border",
            back,
            "border",
            mirrored(border, f"the border onto {leg.id}", self.book),
        )

    def road_and_rail(self, place: str, cells: Sequence[Cell], road: str = "") -> None:
        """Enter the change between road and rail at a hub, the same in both directions.

        Where a road is named, boxes leave the train for no other.
        """
        gauge = next(row for row in self.plan.terminals if row["id"] == place)["gauges_mm"]
        ways: tuple[tuple[Side, Side, str], ...] = (
            (("rail", gauge), ("road", ""), road),
            (("road", ""), ("rail", gauge), ""),
        )
        for came, leaves, onto in ways:
            move = Move(
                id=f"{place}-{came[0]}-{leaves[0]}",
                terminal=place,
                came=came,
                leaves=leaves,
                onto=onto,
            )
            self.moves.enter(move, "handling", cells)

    def _chinese_border(self, dwell: PlannedDwell, leg: PlannedLeg, cells: list[Cell]) -> None:
        """Split the stay by CPMM's hours; reloading is done on the side that receives."""
        chinese, kazakh = [], []
        for cell in cells:
            share = self._chinese_share(dwell.leg, cell.era)
            ours, theirs = self.split(
                [cell], share, "the Chinese side by CPMM hours", "Kazakh side"
            )
            chinese += ours
            kazakh += theirs
        reloading, border = self.split(kazakh, self.share("gauge_handling"), "reloading", "border")
        back = leg.back()
        self._sides(leg, chinese, border, reloading)
        what = f"the border at {leg.id}"
        pieces = (mirrored(part, what, self.book) for part in (border, chinese))
        out, into = pieces
        handling, rest = self.split(into, self.share("gauge_handling"), "reloading", "border")
        self._sides(back, out, rest, handling)

    def _sides(
        self,
        leg: PlannedLeg,
        out: Sequence[Cell],
        into: Sequence[Cell],
        reloading: Sequence[Cell],
    ) -> None:
        self._onto(leg.tail, "border", leg, "border", out)
        came: Side = ("rail", leg.gauge_mm)
        entered = Move(id=f"{leg.head}-border-from-{leg.tail}", terminal=leg.head, came=came)
        self.moves.enter(entered, "border", into)
        other = self._other_gauge(leg.head, leg.gauge_mm)
        self._change(leg.head, leg.gauge_mm, other, "handling", reloading)

    def _chinese_share(self, leg_id: str, era: str) -> Fraction:
        place = "alashankou" if leg_id.startswith("alashankou") else "prc"
        year = "2021" if era == "2022" else "2022"
        ours, theirs = self.plan.estimates["shares"][f"{place}_hours_{year}"]
        return Fraction(str(ours)) / (Fraction(str(ours)) + Fraction(str(theirs)))


def piece(cell: Cell, span: Span, words: str) -> Cell:
    """Return a piece of a cell: apportioned unless it is a target or an estimate anyway."""
    return replace(
        cell,
        span=span,
        kind=cell.kind if cell.kind in ("target", "estimated") else "apportioned",
        confidence=worst("C", cell.confidence),
        note=f"Apportioned: of {cell.span}, {words}. {cell.note}".rstrip(),
    )
