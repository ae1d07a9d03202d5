// What the page of a route knows and does: the choice, the day, and who redraws when they change.

const state = {journeys: [], chosen: null, day: 0};

function redraw() {
  strands.draw(); terminals.draw(); panel.draw(); chart.draw(); clock.show();
}
// Choose a route and perhaps one of its steps; a step opens its details on the map.
function choose(journey, number, at) {
  if (journey !== state.chosen) {
    state.chosen = journey; journey.shown = true;
    clock.set(state.day);
    redraw();
  }
  if (number === undefined) return;
  const step = journey.steps[number];
  if (!step.leg) { openTerminal(journey, step.element.terminal); return; }
  clock.set(step.start[1]);
  open(at || pointOnLeg(step.leg, 0.5).at, legNode(journey, step));
}
function openTerminal(journey, number) {
  const [lon, lat] = D.terminals[number].at, first = journey.steps.find((s) => s.element.terminal === number);
  if (first) clock.set(first.start[1]);
  open([lat, lon], terminalNode(journey, number));
}
function open(at, node) {
  const frame = state.map.getSize(), narrow = frame.x < 600;
  L.popup({maxWidth: Math.min(340, frame.x - 60), minWidth: Math.min(240, frame.x - 80), maxHeight: Math.max(130, frame.y * (narrow ? 0.62 : 1) - (narrow ? 20 : 120)), autoPanPaddingTopLeft: narrow ? [10, 10] : [56, 58], autoPanPaddingBottomRight: [10, 24]}).setLatLng(at).setContent(node).openOn(state.map);
}
let tip = null;
function hover(journey, leg, at) {
  if (!journey) { if (tip) tip.remove(); tip = null; return; }
  const step = journey.steps.find((s) => s.leg === leg), days = step.element.days;
  tip = tip || L.tooltip({direction: "top", offset: [0, -8], opacity: 1, className: "tip"});
  tip.setLatLng(at).setContent(el("span", {}, nameNode(D.terminals[leg.ends[0]]), " → ", nameNode(D.terminals[leg.ends[1]]), ` · ${hundredth(days[1])} d (${span(days)})`));
  tip.addTo(state.map);
}
