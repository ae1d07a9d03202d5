// Terminals of the routes, sized by the days lost at them.

const shapeOf = (kind) => kind === "border-crossing" || kind === "gauge-change-yard" ? "gate" : kind === "seaport" || kind === "ferry-terminal" ? "port" : "inland";
const radiusOf = (days) => 4 + 2.6 * Math.sqrt(days);

const terminals = (() => {
  let marks, dots = [];

  const lostDays = (journey, number) => journey.steps.reduce((sum, s) => sum + (s.element.terminal === number ? s.element.days[1] : 0), 0);

  function draw() {
    marks.clearLayers(); dots = [];
    const onRoute = new Map();
    [...state.journeys].reverse().concat([state.chosen]).forEach((journey) => {
      if (journey.shown || journey === state.chosen) journey.route.terminals.forEach((number) => onRoute.set(number, journey));
    });
    onRoute.forEach((journey, number) => addDot(number, journey));
    names.show(dots, state.journeys.filter((j) => j.shown).flatMap((j) => j.legs.map((s) => s.leg.points)));
  }
  function addDot(number, journey) {
    const terminal = D.terminals[number], days = lostDays(journey, number), ends = journey.route.terminals;
    const isEnd = number === ends[0] || number === ends[ends.length - 1], isChosen = journey === state.chosen;
    const size = Math.max(isEnd ? 7 : 0, isChosen || days ? radiusOf(days) : 3.4), at = placeOf(number);
    const className = `dot ${shapeOf(terminal.kind)}${isEnd ? " end" : ""}${isChosen ? "" : " aside"}`;
    L.circleMarker(at, {pane: "dots", renderer: marks.renderer, className, radius: size, weight: 2}).on("click", () => openTerminal(journey, number)).addTo(marks);
    dots.push({at, size, terminal, weight: (isEnd ? 1000 : 0) + (isChosen ? 100 : 0) + days * 10 + (terminal.kind === "seaport" ? 5 : 0)});
  }
  function add(map) {
    map.createPane("dots").style.zIndex = 430;
    marks = L.layerGroup().addTo(map);
    marks.renderer = L.svg({pane: "dots", padding: 0.3});
    draw();
  }
  return {add, draw};
})();
