"""Families in one picture: days against cost, and both along the way (UNESCAP's method).

The time/cost–distance method of UN ESCAP draws the cumulative days and dollars of a way over its
kilometres: a steep line is slow or dear carriage, a jump is a border, a port, a wait.
"""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corridor.choice.families import Comparison, FamilyChoice
from corridor.errors import ExtraMissingError
from corridor.maps.style import ROUTE_COLOURS
from corridor.model.network import Network
from corridor.reports.compare_words import era_note, kilograms, shipment_line
from corridor.reports.harmless import visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Progress", "draw_comparison", "progress_along"]

INCHES: Final = (13.0, 7.4)
COLOURS: Final = ROUTE_COLOURS["light"]
LARGEST_DOT: Final = 700.0
"""Area of the dot of the family that emits most, in square points."""

LINES_OF_LABEL: Final = 0.055
"""Least distance of two labels, as a share of the height."""

ROOM_FOR_NAMES: Final = 1.75
"""The width over the longest bar's reach: names stand to its right."""

INK: Final = "#333333"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What had been spent where, along one way.

    Parameters
    ----------
    km, days, usd
        Kilometres, likely days and likely dollars so far, at every point where one of them moves.
    """

    km: tuple[float, ...]
    days: tuple[float, ...]
    usd: tuple[float, ...]


def progress_along(one: FamilyChoice) -> Progress:
    """Return what a way has taken and cost by each of its points; it ends at the totals.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.choice.families import compare_families
    >>> from corridor.io.tariffs import read_prices
    >>> from corridor.model.shipment import Shipment
    >>> network = load_network()
    >>> found = compare_families(network, ask(network, "Xi'an", "Poti"), read_prices(), Shipment())
    >>> middle = found.family("middle")
    >>> round(progress_along(middle).days[-1], 6) == middle.route.days.likely_days
    True
    """
    costs: dict[str, float] = {}
    for item in one.choice.costing.items:
        costs[item.place_id] = costs.get(item.place_id, 0.0) + item.amount.likely_usd
    points = [(0.0, 0.0, 0.0)]

    def move(km: float, days: float, usd: float) -> None:
        last = points[-1]
        points.append((last[0] + km, last[1] + days, last[2] + usd))

    at = ""
    for element in one.route.elements:
        if element.tail_id != at:
            at = element.tail_id
            move(0.0, 0.0, costs.pop(at, 0.0))
        usd = costs.pop(element.id, 0.0) if element.is_leg else 0.0
        move(element.length_km, element.days.likely_days, usd)
        if element.is_leg:
            at = element.head_id
            move(0.0, 0.0, costs.pop(at, 0.0))
    return Progress(
        km=tuple(point[0] for point in points),
        days=tuple(point[1] for point in points),
        usd=tuple(point[2] for point in points),
    )


def draw_comparison(network: Network, comparison: Comparison, form: str = "svg") -> bytes:
    """Draw the families: days against cost with CO2e as the dot's size, and both along the way.

    Parameters
    ----------
    network
        Where names are looked up.
    comparison
        At least one family.
    form
        ``svg``, ``png`` or ``pdf``.

    Returns
    -------
    bytes
        The file's content; the same comparison gives the same bytes.

    Raises
    ------
    ExtraMissingError
        If matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
    except ImportError:
        raise ExtraMissingError("pictures need matplotlib: pip install matplotlib") from None
    # A fixed salt and no date: the same comparison gives the same bytes. Names are never mathtext.
    with mpl.rc_context(
        {"svg.hashsalt": "corridor", "svg.fonttype": "none", "text.parse_math": False}
    ):
        figure = _figure(network, comparison)
        dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
        file = io.BytesIO()
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            figure.savefig(file, format=form, dpi=150, metadata=dates.get(form))
    return file.getvalue()


def _figure(network: Network, comparison: Comparison) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=INCHES, facecolor="white")
    grid = figure.add_gridspec(
        2,
        2,
        width_ratios=(1.35, 1),
        left=0.065,
        right=0.985,
        wspace=0.14,
        top=0.83,
        bottom=0.17,
        hspace=0.16,
    )
    _draw_choice(figure.add_subplot(grid[:, 0]), comparison.families)
    upper = figure.add_subplot(grid[0, 1])
    lower = figure.add_subplot(grid[1, 1], sharex=upper)
    _draw_progress(upper, lower, comparison.families)
    _write_frame(figure, network, comparison)
    return figure


def _draw_choice(axes: Axes, families: Sequence[FamilyChoice]) -> None:
    most_kg = max((one.choice.footprint.total.likely_kg for one in families), default=0.0) or 1.0
    for one, colour in _coloured(families):
        money, (near, far) = one.choice.costing.total, _reach(one)
        axes.plot([near, far], [money.likely_usd] * 2, color=colour, lw=3, solid_capstyle="butt")
        axes.plot([near, near], [money.min_usd, money.max_usd], color=colour, lw=1)
        area = LARGEST_DOT * one.choice.footprint.total.likely_kg / most_kg
        face = colour if one.choice.costing.is_complete else "white"
        axes.scatter(
            [near], [money.likely_usd], s=area, color=face, edgecolors=colour, alpha=0.75, zorder=3
        )
    farthest = max(_reach(one)[1] for one in families) or 1.0  # both ends may be one place
    axes.set_xlim(0, farthest * ROOM_FOR_NAMES)
    axes.set_ylim(0, axes.get_ylim()[1] * 1.08)
    _label(axes, families)
    axes.set_xlabel(_reach_words(families))
    axes.set_ylabel("US dollars (line: least to greatest price)")
    axes.set_title("Days against cost; the dot's area is kg CO2e", fontsize=10, loc="left")
    _plain(axes)


def _reach(one: FamilyChoice) -> tuple[float, float]:
    if one.simulation is None:
        return one.route.days.likely_days, one.route.days.max_days
    found = one.simulation.percentiles
    return found.p50_days, found.p95_days


def _reach_words(families: Sequence[FamilyChoice]) -> str:
    is_drawn = any(one.simulation for one in families)
    return "days (dot: P50, bar to P95)" if is_drawn else "days (dot: likely, bar to greatest)"


def _label(axes: Axes, families: Sequence[FamilyChoice]) -> None:
    """Name every family in a column beyond all bars, each joined to its own, none over another."""
    bottom, top = axes.get_ylim()
    step = (top - bottom) * LINES_OF_LABEL
    column = (max(_reach(one)[1] for one in families) or 1.0) + axes.get_xlim()[1] * 0.02
    ordered = sorted(_coloured(families), key=lambda pair: pair[0].choice.costing.total.likely_usd)
    last = bottom - step
    for one, colour in ordered:
        usd, far = one.choice.costing.total.likely_usd, _reach(one)[1]
        height = max(usd, last + step)
        last = height
        at_least = "" if one.choice.costing.is_complete else "≥ "
        text = (
            f"{visible(one.family_id)}  {at_least}{usd:,.0f} USD, "
            f"{kilograms(one.choice.footprint.total.likely_kg)} kg"
        )
        axes.annotate(
            text,
            xy=(far, usd),
            xytext=(column, height),
            color=colour,
            fontsize=9,
            va="center",
            zorder=4,
            arrowprops={"arrowstyle": "-", "color": colour, "lw": 0.6, "alpha": 0.6},
        )


def _draw_progress(upper: Axes, lower: Axes, families: Sequence[FamilyChoice]) -> None:
    for one, colour in _coloured(families):
        passed = progress_along(one)
        upper.plot(passed.km, passed.days, color=colour, lw=1.6)
        style = "-" if one.choice.costing.is_complete else "--"
        lower.plot(passed.km, passed.usd, color=colour, lw=1.6, ls=style)
    _name_ends(upper, families, "days")
    _name_ends(lower, families, "usd")
    upper.set_ylabel("likely days")
    lower.set_ylabel("likely US dollars")
    lower.set_xlabel("kilometres from the origin")
    upper.tick_params(labelbottom=False)
    upper.set_title("Time–cost–distance (UN ESCAP)", fontsize=10, loc="left")
    _plain(upper)
    _plain(lower)


def _name_ends(axes: Axes, families: Sequence[FamilyChoice], what: str) -> None:
    """Name each line at its end, none over another."""
    passed = [(progress_along(one), one, colour) for one, colour in _coloured(families)]
    right = max(progress.km[-1] for progress, _, _ in passed) * 1.2 or 1.0
    top = max(getattr(progress, what)[-1] for progress, _, _ in passed) * 1.08 or 1.0
    ends = sorted(
        (getattr(progress, what)[-1], progress.km[-1], visible(one.family_id), colour)
        for progress, one, colour in passed
    )
    taken: list[tuple[float, float]] = []
    for value, km, name, colour in ends:
        height = value
        for x, y in taken:
            if abs(x - km) < right * 0.2 and height < y + top * 0.075:
                height = y + top * 0.075
        taken.append((km, height))
        axes.text(km + right * 0.012, height, name, color=colour, fontsize=8, va="center")
    axes.set_xlim(0, right)
    axes.set_ylim(0, max(top, *(y + top * 0.06 for _, y in taken)))


def _coloured(families: Sequence[FamilyChoice]) -> Iterator[tuple[FamilyChoice, str]]:
    for rank, one in enumerate(families):
        yield one, COLOURS[rank % len(COLOURS)]


def _plain(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(visible=True, color="#e3e3e3", lw=0.6)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.tick_params(labelsize=8)


def _write_frame(figure: Figure, network: Network, comparison: Comparison) -> None:
    query = comparison.query
    names = " → ".join(network.terminal(stop).name for stop in query.stops)
    figure.text(0.02, 0.955, visible(names), fontsize=15, weight="bold", color=INK, va="center")
    under = f"{era_note(network.era(query.era))}; for {shipment_line(comparison.shipment)}"
    figure.text(0.02, 0.905, visible(textwrap.fill(under, 170)), fontsize=9, color=INK, va="center")
    notes = "\n".join(textwrap.fill(visible(line), 190) for line in _foot(comparison))
    figure.text(0.02, 0.085, notes, fontsize=8, color=INK, va="top")


def _foot(comparison: Comparison) -> Iterator[str]:
    drawn = next((one.simulation for one in comparison.families if one.simulation), None)
    if drawn is not None:
        yield f"P50 and P95 of {drawn.draws:,} draws, seed {drawn.seed}."
    flagged = [
        f"{one.family_id} ({what})"
        for one in comparison.families
        for what in dict.fromkeys(flag.what for flag in one.flags if flag.what != "family")
    ]
    dates = sorted({d for one in comparison.families for d in one.choice.costing.price_dates if d})
    yield (
        f"Prices are those of their dates ({dates[0]} to {dates[-1]}), never inflated; "
        if dates
        else "No price is known; "
    ) + "CO2e is well to wake, by mass. A hollow dot or broken line lacks a price."
    if flagged:
        yield f"Under limits (see corridor compare): {', '.join(flagged)}."
    made = comparison.provenance
    yield f"corridor {made.package_version}, network {made.network_fingerprint[:12]}."
