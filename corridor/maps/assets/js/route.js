// What the page of a route knows and does: the choice, the day, and who redraws when they change.

const tone = (journey) => (journey.rank - 1) % 7 + 1;
const badge = (journey) => el("span", {class: `badge tone-${tone(journey)}`}, bdi(journey.route.badge));
const routeNode = (journey) => el("span", {}, ...(D.view === "eras" ? parts("Era {0}", bdi(journey.route.era)) : parts("Route {0}", bdi(journey.route.badge))));
const TITLES = {route: word("{0} → {1}"), eras: word("{0} → {1}, era by era"), compare: word("{0} → {1}, corridor by corridor")};
const headingOf = () => (D.ends ? parts(TITLES[D.view], ...D.ends.map(placeNode)) : bdi(D.title));

function redraw() {
  strands.draw(); terminals.draw(); panel.draw(); chart.draw(); clock.show();
}
// Choose a route and perhaps one of its steps; a step opens its details on the map.
function choose(journey, number, at) {
  if (journey !== state.chosen) {
    state.chosen = journey;
    if (D.view === "eras") state.journeys.forEach((other) => { other.shown = other === journey; });
    journey.shown = true;
    clock.set(state.day);
    redraw();
  }
  if (number === undefined) return;
  const step = journey.steps[number];
  clock.set(step.start[1]);
  if (!step.leg) { open(placeOf(step.element.terminal), terminalNode(journey, step.element.terminal)); return; }
  open(at || pointOnLeg(step.leg, 0.5).at, legNode(journey, step));
}
function openTerminal(journey, number) {
  const first = journey.steps.find((s) => s.element.terminal === number);
  if (first) clock.set(first.start[1]);
  open(placeOf(number), terminalNode(journey, number));
}
let tip = null;
function hover(journey, leg, at) {
  if (!journey) { if (tip) tip.remove(); tip = null; return; }
  const step = journey.steps.find((s) => s.leg === leg), days = step.element.days;
  tip = tip || L.tooltip({direction: "top", offset: [0, -8], opacity: 1, className: "tip"});
  tip.setLatLng(at).setContent(el("span", {}, nameNode(D.terminals[leg.ends[0]]), " → ", nameNode(D.terminals[leg.ends[1]]), ` · ${hundredth(days[1])} ${unit(days[1])} (${span(days)})`));
  tip.addTo(state.map);
}

const routeView = {
  terms: quote.terms,
  bounds() {
    const points = state.journeys.filter((j) => j.shown).flatMap((j) => j.legs.flatMap((s) => s.leg.points));
    return [...points, ...state.chosen.route.terminals.map(placeOf)];
  },
  redraw,
  openTerminal(number) { openTerminal([state.chosen, ...state.journeys].find((j) => j.route.terminals.includes(number)) || state.chosen, number); },
  words: () => [state.chosen.rank, state.day.toFixed(2)],
  recall([rank, day]) {
    const journey = state.journeys.find((j) => j.rank === Number(rank));
    if (journey) { state.chosen = journey; if (D.view === "eras") state.journeys.forEach((j) => { j.shown = j === journey; }); }
    state.day = Number.isFinite(Number(day)) ? clamp(Number(day), 0, 1000) : 0;
  },
  start() {
    state.journeys = D.routes.map((route, i) => makeJourney(route, i + 1));
    state.chosen = state.journeys[0];
    if (D.view === "eras") state.journeys.forEach((j) => { j.shown = j === state.chosen; });
    return [clock.make(), el("section", {class: "chart", "aria-label": said("Time and distance")}, el("h2", {}, said("Day by distance")), chart.make()), panel.make()];
  },
  draw(map) {
    strands.add(map, state.journeys);
    terminals.add(map);
    clock.addMarks(map);
    redraw();
  },
};
