// Terminals sized by the days lost at them, and every name on the map placed so that none overlap.

const terminals = (() => {
  let map, marks, names, origin, dots = [];

  function lostDays(journey, number) {
    return journey.steps.reduce((sum, s) => sum + (s.element.terminal === number ? s.element.days[1] : 0), 0);
  }
  const radius = (days) => 4 + 2.6 * Math.sqrt(days);
  const shape = (kind) => kind === "border-crossing" || kind === "gauge-change-yard" ? "gate" : kind === "seaport" || kind === "ferry-terminal" ? "port" : "inland";

  function draw() {
    marks.clearLayers(); dots = [];
    const onRoute = new Map();
    [...state.journeys].reverse().concat([state.chosen]).forEach((journey) => {
      if (journey.shown || journey === state.chosen) journey.route.terminals.forEach((number) => onRoute.set(number, journey));
    });
    onRoute.forEach((journey, number) => addDot(number, journey));
    placeNames();
  }
  function addDot(number, journey) {
    const terminal = D.terminals[number], days = lostDays(journey, number), ends = journey.route.terminals;
    const isEnd = number === ends[0] || number === ends[ends.length - 1], isChosen = journey === state.chosen;
    const size = Math.max(isEnd ? 7 : 0, isChosen || days ? radius(days) : 3.4);
    const at = [terminal.at[1], terminal.at[0]];
    const className = `dot ${shape(terminal.kind)}${isEnd ? " end" : ""}${isChosen ? "" : " aside"}`;
    const dot = L.circleMarker(at, {pane: "dots", renderer: marks.renderer, className, radius: size, weight: 2});
    dot.on("click", () => openTerminal(journey, number)).addTo(marks);
    dots.push({at, size, terminal, number, weight: (isEnd ? 1000 : 0) + (isChosen ? 100 : 0) + days * 10 + (terminal.kind === "seaport" ? 5 : 0)});
  }

  // Greedy: important names first, each at the first of its places that is still free.
  function placeNames() {
    names.replaceChildren();
    const frame = map.getSize(), taken = [...dots.map((dot) => boxAround(screen(dot.at), dot.size)), ...furniture()];
    origin = map.containerPointToLayerPoint([0, 0]);
    const lines = strandPoints();
    [...dots].sort((a, b) => b.weight - a.weight).forEach((dot) => {
      const text = nameText(dot.terminal).slice(0, 60), p = screen(dot.at);
      if (p.x < 0 || p.y < 0 || p.x > frame.x || p.y > frame.y) return;
      const width = measure(text, "600 12px system-ui, sans-serif") + 4, gap = dot.size + 3;
      const spots = [[p.x + gap, p.y - 8], [p.x - gap - width, p.y - 8], [p.x - width / 2, p.y - gap - 16], [p.x - width / 2, p.y + gap],
        [p.x + gap - 2, p.y - gap - 12], [p.x + gap - 2, p.y + gap - 4], [p.x - gap - width + 2, p.y - gap - 12], [p.x - gap - width + 2, p.y + gap - 4]];
      const free = spots.map(([x, y]) => ({x, y, w: width, h: 16})).filter((box) => inside(box, frame) && !taken.some((other) => overlap(box, other)));
      if (!free.length) return;
      const others = dots.filter((other) => other !== dot).map((other) => screen(other.at));
      const box = free.map((spot) => [hits(spot, lines) + 4 * near(spot, others), spot]).sort((a, b) => a[0] - b[0])[0][1];
      taken.push(box);
      write(bdi(text, nameOf(dot.terminal)[1]), "place", box);
    });
    placeGroundNames(taken, lines, frame);
  }
  function placeGroundNames(taken, lines, frame) {
    const zoom = map.getZoom();
    basemap.labels.filter((label) => label.size * 2 ** zoom > (label.sea ? 70 : 62)).sort((a, b) => b.size - a.size).forEach((label) => {
      const text = basemap.nameOfLabel(label), p = screen(label.at), width = measure(text, "12px system-ui, sans-serif") * 1.12 + 6;
      for (const dy of [0, -22, 22, -44, 44]) {
        const box = {x: p.x - width / 2, y: p.y - 8 + dy, w: width, h: 16};
        if (!inside(box, frame) || taken.some((other) => overlap(box, other)) || hits(box, lines)) continue;
        taken.push(box);
        write(bdi(text), label.sea ? "sea" : "country", box);
        return;
      }
    });
  }
  function write(node, className, box) {
    const span = el("span", {class: className}, node);
    span.style.transform = `translate(${Math.round(box.x + origin.x)}px,${Math.round(box.y + origin.y)}px)`;
    names.append(span);
  }
  function strandPoints() {
    const points = [];
    state.journeys.filter((j) => j.shown).forEach((journey) => journey.legs.forEach(({leg}) => {
      let last = null;
      leg.points.forEach((at) => {
        const p = screen(at), steps = last ? Math.min(60, Math.ceil(Math.hypot(p.x - last.x, p.y - last.y) / 8)) : 1;
        for (let i = 1; i <= steps; i++) points.push(last ? {x: mix(last.x, p.x, i / steps), y: mix(last.y, p.y, i / steps)} : p);
        last = p;
      });
    }));
    return points;
  }
  const hits = (box, points) => points.reduce((n, p) => n + (p.x > box.x - 3 && p.x < box.x + box.w + 3 && p.y > box.y - 2 && p.y < box.y + box.h + 2), 0);
  // A name close to another dot would be read as that dot's.
  const near = (box, points) => points.filter((p) => p.x > box.x - 9 && p.x < box.x + box.w + 9 && p.y > box.y - 5 && p.y < box.y + box.h + 5).length;
  // What stands on the map already: tools, zoom, scale, attribution.
  function furniture() {
    const frame = map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll(".tools > *, .leaflet-control")].map((node) => node.getBoundingClientRect()).filter((r) => r.width)
      .map((r) => ({x: r.left - frame.left - 4, y: r.top - frame.top - 4, w: r.width + 8, h: r.height + 8}));
  }
  const screen = (at) => map.latLngToContainerPoint(at);
  const boxAround = (p, r) => ({x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r});
  const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  const inside = (box, frame) => box.x > 2 && box.y > 2 && box.x + box.w < frame.x - 2 && box.y + box.h < frame.y - 2;
  const pen = document.createElement("canvas").getContext("2d");
  function measure(text, font) { pen.font = font; return pen.measureText(text).width; }

  function add(onto) {
    map = onto;
    map.createPane("dots").style.zIndex = 430;
    marks = L.layerGroup().addTo(map);
    marks.renderer = L.svg({pane: "dots", padding: 0.3});
    names = map.createPane("names");
    names.setAttribute("aria-hidden", "true");
    names.style.zIndex = 440;
    map.on("zoomstart", () => names.classList.add("moving"));
    map.on("moveend zoomend resize", () => { placeNames(); names.classList.remove("moving"); });
    draw();
  }
  return {add, draw, placeNames};
})();
