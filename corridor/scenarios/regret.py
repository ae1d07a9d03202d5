"""Which plan to make when nobody knows which scenario comes: regrets, and the least of the worst.

Savage's minimax regret (J. Amer. Statist. Assoc. 46, 1951): a plan's regret in a scenario is what
it takes there beyond the best plan for that very scenario; the robust plan's worst is least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corridor.model.answers import Route
from corridor.model.arguments import whole_number_given
from corridor.model.display import Record, Tabular, html_table
from corridor.model.network import Network
from corridor.scenarios.compare import ScenarioComparison, days_along, days_beyond

__all__ = ["Plan", "RegretTable", "regret_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A route that is best in some scenario, taken whatever comes.

    Parameters
    ----------
    route
        As found where it is best.
    best_in
        Scenarios (``base`` included) in which it is best.
    likely_days
        Under each scenario, ``None`` where it is barred.
    regret_days
        Beyond the best plan of each scenario, ``None`` where it is barred.
    """

    route: Route
    best_in: tuple[str, ...]
    likely_days: tuple[float | None, ...]
    regret_days: tuple[float | None, ...]

    @property
    def times_barred(self) -> int:
        """In how many scenarios it cannot be travelled."""
        return self.likely_days.count(None)

    @property
    def worst_regret_days(self) -> float:
        """Greatest regret where it can be travelled."""
        return max((regret for regret in self.regret_days if regret is not None), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegretTable(Tabular):
    """Plans by scenarios for one question.

    Parameters
    ----------
    scenario_ids
        ``base`` first; scenarios in which no plan at all leads there are left out.
    plans
        The most robust first: barred least often, then least worst regret, then leg ids.
    cut_ids
        Scenarios in which no plan leads there.
    """

    scenario_ids: tuple[str, ...]
    plans: tuple[Plan, ...]
    cut_ids: tuple[str, ...] = ()

    def records(self) -> Iterator[Record]:
        """Yield one record a plan and scenario."""
        for number, plan in enumerate(self.plans, start=1):
            for scenario_id, days, regret in zip(
                self.scenario_ids, plan.likely_days, plan.regret_days, strict=True
            ):
                yield {
                    "plan": number,
                    "family": plan.route.family,
                    "legs": ";".join(plan.route.leg_ids),
                    "scenario": scenario_id,
                    "likely_days": days,
                    "regret_days": regret,
                }

    def _repr_html_(self) -> str:
        return html_table(
            {
                "plan": plan.route.family or number,
                **dict(zip(self.scenario_ids, plan.regret_days, strict=True)),
                "worst": None if plan.times_barred else plan.worst_regret_days,
            }
            for number, plan in enumerate(self.plans, start=1)
        )

    @property
    def robust(self) -> Plan | None:
        """The plan to make, or ``None`` where there is none at all."""
        return self.plans[0] if self.plans else None


def regret_table(
    network: Network, comparison: ScenarioComparison, question: int = 0
) -> RegretTable:
    """Return the plans that a comparison holds for one question, with their regrets.

    Parameters
    ----------
    network
        The base that was compared.
    comparison
        Base and scenarios.
    question
        Position of the question in ``comparison.queries``, from 0.

    Raises
    ------
    ArgumentError
        If there is no such question.
    """
    question = whole_number_given("question", question, 0, len(comparison.queries) - 1)
    outcomes = [comparison.base[question], *(found[question] for found in comparison.outcomes)]
    worlds = [
        (outcome.scenario_id, changed, outcome.route)
        for outcome, changed in zip(outcomes, (network, *comparison.networks), strict=True)
        if outcome.route is not None
    ]
    era_id = comparison.queries[question].era
    plans = [
        _plan(route, worlds, era_id)
        for route in {route.leg_ids: route for _, _, route in worlds}.values()
    ]
    plans.sort(key=lambda plan: (plan.times_barred, plan.worst_regret_days, plan.route.leg_ids))
    return RegretTable(
        scenario_ids=tuple(name for name, _, _ in worlds),
        plans=tuple(plans),
        cut_ids=tuple(outcome.scenario_id for outcome in outcomes if outcome.route is None),
    )


def _plan(route: Route, worlds: Sequence[tuple[str, Network, Route]], era_id: str) -> Plan:
    likely = tuple(_likely(changed, route, era_id) for _, changed, _ in worlds)
    return Plan(
        route=route,
        best_in=tuple(name for name, _, best in worlds if best.leg_ids == route.leg_ids),
        likely_days=likely,
        regret_days=tuple(
            None if days is None else days_beyond(days, best.days.likely_days)
            for days, (_, _, best) in zip(likely, worlds, strict=True)
        ),
    )


def _likely(network: Network, route: Route, era_id: str) -> float | None:
    known = {leg.id for leg in network.legs}
    if not known.issuperset(route.leg_ids):
        return None
    days = days_along(network, route, era_id)
    return None if days is None else days.likely_days
