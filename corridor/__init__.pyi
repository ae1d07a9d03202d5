# The names of the front door, each with the room it comes from: the only place they are written.
# Type checkers read it, and so does __init__.py, which imports a name when it is asked for (as
# SPEC 1 of Scientific Python lays out).

from corridor.answers.answer import (
    Answer as Answer,
    HeldAgainst as HeldAgainst,
    answer as answer,
    held_against as held_against,
)
from corridor.answers.billed import (
    BilledResult as BilledResult,
)
from corridor.answers.question import (
    Question as Question,
)
from corridor.choice.best import (
    Priced as Priced,
    best_choices as best_choices,
    priced as priced,
)
from corridor.choice.breakeven import (
    BreakEven as BreakEven,
    break_even as break_even,
    break_evens as break_evens,
)
from corridor.choice.carriage import (
    for_shipment as for_shipment,
    limits_along as limits_along,
)
from corridor.choice.emissions import (
    Footprint as Footprint,
    emissions_of as emissions_of,
)
from corridor.choice.families import (
    Comparison as Comparison,
    FamilyChoice as FamilyChoice,
    compare_families as compare_families,
)
from corridor.choice.ileap import (
    faults_in_ileap as faults_in_ileap,
    ileap_record as ileap_record,
)
from corridor.choice.pareto import (
    ParetoSet as ParetoSet,
    pareto_set as pareto_set,
)
from corridor.choice.why_not import (
    WhyNot as WhyNot,
    why_not as why_not,
)
from corridor.errors import (
    ArgumentError as ArgumentError,
    CorridorError as CorridorError,
    DataError as DataError,
    ExtraMissingError as ExtraMissingError,
    Fault as Fault,
    GaveUpError as GaveUpError,
    NoRouteError as NoRouteError,
    UnknownNameError as UnknownNameError,
)
from corridor.io.calibration import (
    read_calibration as read_calibration,
)
from corridor.io.dataset import (
    Dataset as Dataset,
    read_dataset as read_dataset,
)
from corridor.io.export import (
    export_network as export_network,
)
from corridor.io.limits import (
    read_limits as read_limits,
)
from corridor.io.lines import (
    Lines as Lines,
    read_lines as read_lines,
)
from corridor.io.read import (
    load_network as load_network,
)
from corridor.io.scenarios import (
    find_scenario as find_scenario,
    read_library as read_library,
    read_scenario as read_scenario,
)
from corridor.io.seasons import (
    read_closures as read_closures,
    read_timetables as read_timetables,
)
from corridor.io.tariffs import (
    read_prices as read_prices,
)
from corridor.io.write import (
    write_network as write_network,
)
from corridor.kernels.road import (
    Road as Road,
)
from corridor.model.answers import (
    Element as Element,
    Provenance as Provenance,
    Result as Result,
    Route as Route,
)
from corridor.model.calendar import (
    ClosureKind as ClosureKind,
    ClosureLaw as ClosureLaw,
    Timetable as Timetable,
)
from corridor.model.cargo_limits import (
    CargoLimits as CargoLimits,
    Verdict as Verdict,
)
from corridor.model.context import (
    Corridor as Corridor,
    Era as Era,
    Service as Service,
    Source as Source,
)
from corridor.model.edits_beside import (
    AddCharge as AddCharge,
    ChangeClosures as ChangeClosures,
    ChangePrices as ChangePrices,
)
from corridor.model.network import (
    Network as Network,
)
from corridor.model.places import (
    Leg as Leg,
    Terminal as Terminal,
    Transfer as Transfer,
)
from corridor.model.query import (
    Avoidance as Avoidance,
    RouteQuery as RouteQuery,
)
from corridor.model.scenario import (
    AddWaiting as AddWaiting,
    AdoptEra as AdoptEra,
    ChangeService as ChangeService,
    Close as Close,
    Moment as Moment,
    Open as Open,
    Period as Period,
    ReplaceTimes as ReplaceTimes,
    ScaleTimes as ScaleTimes,
    Scenario as Scenario,
    Target as Target,
)
from corridor.model.shipment import (
    CargoClass as CargoClass,
    Equipment as Equipment,
    Shipment as Shipment,
)
from corridor.model.tariffs import (
    Basis as Basis,
    Charge as Charge,
    CostName as CostName,
    Emission as Emission,
    Money as Money,
    PriceList as PriceList,
    Rate as Rate,
    Scope as Scope,
)
from corridor.model.times import (
    DayRange as DayRange,
    TransitTime as TransitTime,
)
from corridor.model.uncertain import (
    UNCALIBRATED as UNCALIBRATED,
    Calibration as Calibration,
    Percentiles as Percentiles,
    Share as Share,
    Simulation as Simulation,
)
from corridor.model.vocabulary import (
    Confidence as Confidence,
    Criterion as Criterion,
    Difference as Difference,
    FactKind as FactKind,
    Mode as Mode,
    Part as Part,
    Shape as Shape,
    Status as Status,
    TerminalKind as TerminalKind,
)
from corridor.routing.best import (
    best_routes as best_routes,
)
from corridor.routing.eras import (
    routes_by_era as routes_by_era,
)
from corridor.routing.families import (
    best_by_family as best_by_family,
)
from corridor.routing.matrix import (
    Matrix as Matrix,
    od_matrix as od_matrix,
)
from corridor.routing.plan import (
    ask as ask,
    plan as plan,
)
from corridor.scenarios.apply import (
    apply_scenario as apply_scenario,
    apply_scenarios as apply_scenarios,
)
from corridor.scenarios.compare import (
    ScenarioComparison as ScenarioComparison,
    compare_scenarios as compare_scenarios,
)
from corridor.scenarios.due import (
    scenarios_due as scenarios_due,
)
from corridor.scenarios.outcome import (
    Effect as Effect,
    Outcome as Outcome,
)
from corridor.scenarios.regret import (
    RegretTable as RegretTable,
    regret_table as regret_table,
)
from corridor.scenarios.side_by_side import (
    compare as compare,
)
from corridor.scenarios.tornado import (
    Tornado as Tornado,
    tornado as tornado,
)
from corridor.scenarios.what_ifs import (
    days_in_worlds as days_in_worlds,
)
from corridor.uncertainty.fastest import (
    Contender as Contender,
    FastestRoutes as FastestRoutes,
    fastest_routes as fastest_routes,
)
from corridor.uncertainty.outlook import (
    Outlook as Outlook,
    look_ahead as look_ahead,
)
from corridor.uncertainty.ranking import (
    Ranking as Ranking,
    best_by_chance as best_by_chance,
    best_by_quantile as best_by_quantile,
)
from corridor.uncertainty.season import (
    Season as Season,
    season_of as season_of,
)
from corridor.uncertainty.simulate import (
    simulate as simulate,
)
from corridor.uncertainty.traveller import (
    Traveller as Traveller,
)
from corridor.version import (
    __version__ as __version__,
)
