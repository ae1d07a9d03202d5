"""Running times of every leg: taken from the notes, shared out of totals, or estimated."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from network_build.books import SourceBook
from network_build.cells import Cell, Factors, mirrored, with_old_eras
from network_build.desk import Desk
from network_build.notes import Figure
from network_build.plan import PlannedLeg, Section
from network_build.spans import Span, ratio_of, total

__all__ = ["Running", "cell_of"]

SUEZ_KM = 19_500
"""Shanghai-Rotterdam by Suez, whose pace serves the other ports."""

CAPE_KM, CAPE_ROW = 25_900, "L211"
"""Shanghai-Rotterdam by the Cape, whose pace serves a port of which the notes tell too few days."""


class Running:
    """Fills in the running times, leg by leg."""

    def __init__(self, desk: Desk) -> None:
        self.plan = desk.plan
        self.notes = desk.notes
        self.book = desk.book
        self.ledger = desk.ledger
        self.factors = Factors(
            desk.plan.estimates["factors"], desk.plan.estimates["winter"], desk.notes.figures
        )
        self.cells: dict[str, list[Cell]] = {}
        self.border_cells: dict[str, list[Cell]] = {}
        self.section_of: dict[str, str] = {}

    def fill(self) -> dict[str, list[Cell]]:
        """Return the cells of every leg, both directions."""
        for section in self.plan.sections.values():
            self._share_out(section)
        for leg in self.plan.legs.values():
            if leg.times != "section":
                self.cells[leg.id] = self._own_cells(leg)
        for leg in self.plan.legs.values():
            # A leg whose eras are listed exists in no other.
            group = "" if leg.eras else leg.group
            self.cells[leg.id] = with_old_eras(self.cells[leg.id], group, self.factors, self.book)
        for leg_id, (planned, current) in self.plan.estimates["planned"].items():
            self.cells[leg_id].append(self._planned_cell(leg_id, planned, current))
        for leg in self.plan.legs.values():
            self._fill_return(leg)
        return self.cells

    def _planned_cell(self, leg_id: str, planned: str, current: str) -> Cell:
        """Return the share of a leg in a gain that is planned for the total of another line."""
        after, before = (self.notes.figures[name].running for name in (planned, current))
        base = self._held(leg_id, "current").span
        words = f"{base} of today times {after} ({planned}) over {before} ({current})."
        return self.own_cell("planned", base.times(ratio_of(after, before)), words)

    def _fill_return(self, leg: PlannedLeg) -> None:
        back = leg.back()
        own = self.plan.estimates["returns"].get(back.id, "")
        cells = mirrored(self.cells[leg.id], leg.id, self.book)
        if own:
            reported = self._from_figure(self.notes.figures[own], back.id, "kept")
            cells = [cell for cell in cells if cell.era != reported.era] + [reported]
        self.cells[back.id] = cells

    def _own_cells(self, leg: PlannedLeg) -> list[Cell]:
        how, _, rest = leg.times.partition(":")
        if how == "speed":
            return [self._estimate(leg, rest)]
        if how == "suez":
            return [self._by_suez(leg, figure) for figure in self._figures(rest)]
        if how == "cape":
            return [self._by_cape(leg, figure) for figure in self._figures(rest)]
        if "@" in leg.times:
            return [self._part(leg)]
        if "-" in leg.times:
            return [self._difference(leg)]
        if leg.times == "notes":
            names = {slug: place for place, slug in self.plan.slugs.items()}
            figures = self.notes.between(names[leg.tail], names[leg.head], leg.mode)
        else:
            figures = self._figures(leg.times)
        return [self._from_figure(figure, leg.id, "kept") for figure in figures]

    def _figures(self, names: str) -> tuple[Figure, ...]:
        return tuple(self.notes.figures[name] for name in names.split("+"))

    def _from_figure(self, figure: Figure, leg_id: str, verdict: str) -> Cell:
        self.ledger.used(figure.id, f"transit_times:{leg_id}/{figure.era}", verdict)
        if figure.id in self.plan.estimates["evidence"]["running_is_own"]:
            words = f"The source of {figure.id} tells of the stay, not of the running time."
            return self.own_cell(figure.era, figure.running, f"Own estimate. {words}")
        return cell_of(figure, figure.running, self.book)

    def _part(self, leg: PlannedLeg) -> Cell:
        """Return a share (``L062@138/690``) or what a pace leaves (``L030@-2425:china``)."""
        name, _, how = leg.times.partition("@")
        figure = self.notes.figures[name]
        if how.startswith("-"):
            length, _, pace = how[1:].partition(":")
            rest = figure.running.less(self._at_pace(float(length), pace))
            words = f"{figure.running} of {name} less {length} km at the pace of the notes"
        else:
            rest = figure.running.part(Fraction(how))
            words = f"{how} of the kilometres of {name}, {figure.running}"
        self.ledger.used(name, f"transit_times:{leg.id}/{figure.era}", "apportioned")
        return self._shared_cell(figure, rest, f"Apportioned: {words}.")

    def _difference(self, leg: PlannedLeg) -> Cell:
        whole, part = (self.notes.figures[name] for name in leg.times.split("-"))
        for figure in (whole, part):
            self.ledger.used(figure.id, f"transit_times:{leg.id}/{whole.era}", "apportioned")
        words = f"Apportioned: {whole.running} of {whole.id} less {part.running} of {part.id}."
        return self._shared_cell(whole, whole.running.less(part.running), words)

    def _estimate(self, leg: PlannedLeg, how: str) -> Cell:
        days = self.plan.estimates["days"].get(how)
        if days:
            span, words = Span.of_days(days), "Own estimate."
        else:
            span = self._at_pace(leg.length_km, how)
            paces = "/".join(map(str, self.plan.estimates["pace"][how]))
            words = f"{leg.length_km:g} km at {paces} km a day."
        return self.own_cell("all", span, words, leans_on=how)

    def _by_suez(self, leg: PlannedLeg, figure: Figure) -> Cell:
        span = figure.running.part(Fraction(int(leg.length_km), SUEZ_KM))
        words = f"{leg.length_km:g} km at the pace of Shanghai-Rotterdam ({figure.id})."
        self.ledger.used(figure.id, f"transit_times:{leg.id}/{figure.era}", "kept")
        return self.own_cell(figure.era, span, words)

    def _by_cape(self, leg: PlannedLeg, figure: Figure) -> Cell:
        span = self.notes.figures[CAPE_ROW].running.part(Fraction(int(leg.length_km), CAPE_KM))
        own = f"{leg.length_km:g} km at the pace of Shanghai-Rotterdam ({CAPE_ROW})."
        told = f"{figure.id} tells {figure.running} days without the way"
        words = f"{own} {told}: less than to ports that ships reach before."
        self.ledger.used(figure.id, f"transit_times:{leg.id}/{figure.era}", "adjusted")
        return self.own_cell(figure.era, span, words)

    def _at_pace(self, length_km: float, pace: str) -> Span:
        return Span.of_days(length_km / speed for speed in self.plan.estimates["pace"][pace])

    def own_cell(self, era: str, span: Span, words: str, *, leans_on: str = "") -> Cell:
        """Return an own estimate, with what supports the pace or stay that it leans on."""
        support = self.plan.estimates["support"].get(leans_on)
        return Cell(
            era=era,
            span=span,
            kind="estimated",
            confidence="C",
            sources=(self.book.own, *((self.book.cite(tuple(support)),) if support else ())),
            note=words,
        )

    def _shared_cell(self, figure: Figure, span: Span, words: str) -> Cell:
        return Cell(
            era=figure.era,
            span=span,
            kind="target" if figure.era == "target" else "apportioned",
            confidence="C",
            sources=self.book.cite_all(figure.citations),
            note=words,
        )

    def _share_out(self, section: Section) -> None:
        for leg_id in section.legs:
            self.cells.setdefault(leg_id, [])
            self.section_of[leg_id] = section.id
        for name in section.rows:
            self._share_row(section, self.notes.figures[name])

    def _share_row(self, section: Section, figure: Figure) -> None:
        adjusted = section.adjusted.get(figure.era)
        whole = Span.of_days(adjusted["days"]) if adjusted else figure.running
        spent = total(self._held(leg_id, figure.era).span for leg_id in section.less)
        weights = self._weights(section)
        shares = whole.less(spent).shared([*weights.values()])
        verdict = "adjusted" if adjusted else "apportioned"
        for (key, weight), span in zip(weights.items(), shares, strict=True):
            words = _share_words(section, figure, whole, weight, sum(weights.values()))
            if adjusted:
                words += f" Adjusted: {adjusted['reason']}."
            self._place(key, self._shared_cell(figure, span, words), figure.id, verdict)

    def _place(self, key: str, cell: Cell, name: str, verdict: str) -> None:
        kind, _, leg_id = key.rpartition(":")
        if kind:
            self.border_cells.setdefault(leg_id, []).append(cell)
            return
        self.cells[leg_id].append(cell)
        self.ledger.used(name, f"transit_times:{leg_id}/{cell.era}", verdict)

    def _weights(self, section: Section) -> Mapping[str, Fraction]:
        """Return weights of the legs, and of borders between them (``border:`` before the leg)."""
        if not section.weights:
            return {i: Fraction(str(self.plan.legs[i].length_km)) for i in section.legs}
        weights: dict[str, Fraction] = {}
        for leg_id, name in zip(section.legs, section.weights, strict=True):
            weights[leg_id] = Fraction(self.notes.figures[name].running.likely)
            self.ledger.used(name, f"legs:{leg_id}", "apportioned")
        for leg_id, name in section.borders.items():
            weights[f"border:{leg_id}"] = Fraction(self.notes.figures[name].dwell.likely)
        return weights

    def _held(self, leg_id: str, era: str) -> Cell:
        by_era = {cell.era: cell for cell in self.cells[leg_id]}
        return by_era.get(era) or by_era.get("all") or by_era["current"]


def cell_of(figure: Figure, span: Span, book: SourceBook) -> Cell:
    """Return a row of the notes as it is."""
    return Cell(
        era=figure.era,
        span=span,
        kind=_kind(figure),
        confidence=figure.confidence,
        sources=book.cite_all(figure.citations),
        note=figure.note,
    )


def _kind(figure: Figure) -> str:
    if figure.era == "target":
        return "target"
    if figure.confidence in ("A", "B"):
        return "announced"
    return "estimated"


def _share_words(
    section: Section, figure: Figure, whole: Span, weight: Fraction, weights: Fraction | int
) -> str:
    share = f"{float(weight):g} of {float(weights):g} km"
    if section.weights:
        share = f"{float(weight / weights):.1%} by the finer rows"
    less = " less the legs of other sections" if section.less else ""
    return f"Apportioned: {share} of {section.title} {whole} ({figure.id}){less}."
