// Routes as strands: side by side wherever they share a leg, at every zoom, each with its pattern.

const STRAND_PX = 4.4;

const strands = (() => {
  let map, layer, journeys = [], paths = [];

  // Who runs on which ground, in order of rank, and which way the first of them goes: sides are
  // counted along that way, so strands do not cross where one leg ends and the next begins.
  function lanes() {
    const users = new Map();
    journeys.filter((j) => j.shown).forEach((journey) => journey.legs.forEach(({leg}) => {
      const ground = groundOf(leg);
      if (!users.has(ground)) users.set(ground, {from: leg.ends[0], journeys: []});
      if (!users.get(ground).journeys.includes(journey)) users.get(ground).journeys.push(journey);
    }));
    return users;
  }

  function offsetOf(journey, leg, users) {
    const {from, journeys: sharing} = users.get(groundOf(leg)) || {from: leg.ends[0], journeys: [journey]};
    return (sharing.indexOf(journey) - (sharing.length - 1) / 2) * STRAND_PX * (leg.ends[0] === from ? 1 : -1);
  }

  // Screen points of a journey with the offset each wants, thinned for the zoom.
  function screenLine(journey, users, zoom) {
    const line = [];
    journey.legs.forEach(({leg}) => {
      const offset = offsetOf(journey, leg, users);
      const points = L.LineUtil.simplify(leg.points.map((p) => map.project(p, zoom)), 1.6);
      points.forEach((p) => line.push({x: p.x, y: p.y, offset, leg}));
    });
    return line;
  }

  function shifted(line) {
    const clean = line.filter((p, i) => !i || p.leg !== line[i - 1].leg || Math.hypot(p.x - line[i - 1].x, p.y - line[i - 1].y) > 0.5);
    return clean.map((p, i) => {
      const before = clean[i - 1] || p, after = clean[i + 1] || p;
      const a = normal(before, p) || normal(p, after), b = normal(p, after) || a;
      if (!a) return p;
      let nx = a.x + b.x, ny = a.y + b.y;
      const length = Math.hypot(nx, ny) || 1;
      nx /= length; ny /= length;
      // A mitre keeps the distance in bends; hairpins are cut off.
      const mitre = Math.min(1.6, 1 / Math.max(0.4, nx * b.x + ny * b.y));
      const joint = before.leg !== p.leg ? (before.offset + p.offset) / 2 : after.leg !== p.leg ? (after.offset + p.offset) / 2 : p.offset;
      return {x: p.x + nx * joint * mitre, y: p.y + ny * joint * mitre, leg: p.leg};
    });
  }
  function normal(a, b) {
    const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy);
    return length < 1e-6 ? null : {x: -dy / length, y: dx / length};
  }

  // One path for each run of legs of one look, so that patterns do not break at every terminal.
  function runs(points) {
    const found = [];
    points.forEach((p) => {
      const look = p.leg.schematic ? "schematic" : p.leg.mode, last = found[found.length - 1];
      if (last && last.look === look) last.points.push(p);
      else found.push({look, points: last ? [last.points[last.points.length - 1], p] : [p]});
    });
    return found;
  }

  function draw() {
    const zoom = map.getZoom(), users = lanes();
    layer.clearLayers();
    const ordered = journeys.filter((j) => j.shown).sort((a, b) => (a === state.chosen) - (b === state.chosen) || b.rank - a.rank);
    const drawn = ordered.map((journey) => [journey, runs(shifted(screenLine(journey, users, zoom)))]);
    const add = (run, className) => layer.addLayer(L.polyline(run.points.map((p) => map.unproject(L.point(p.x, p.y), zoom)), {pane: "strands", renderer: paths.renderer, className, interactive: false, smoothFactor: 0}));
    drawn.forEach(([journey, found]) => {
      const chosen = journey === state.chosen ? " chosen" : "";
      found.forEach((run) => add(run, `casing${chosen}`));
      found.forEach((run) => add(run, `strand tone-${tone(journey)} look-${run.look}${chosen}`));
    });
  }

  // Wide unseen lines take the clicks: one for each leg, whoever uses it.
  function addTargets() {
    const seen = new Set();
    journeys.forEach((journey) => journey.steps.forEach((step, number) => {
      if (!step.leg || seen.has(step.leg)) return;
      seen.add(step.leg);
      L.polyline(step.leg.points, {pane: "targets", renderer: paths.targets, className: "target", weight: 18, smoothFactor: 1.5})
        .on("click", (event) => { const j = using(step.leg); choose(j, j.steps.findIndex((s) => s.leg === step.leg), event.latlng); })
        .on("mousemove", (event) => hover(using(step.leg), step.leg, event.latlng))
        .on("mouseout", () => hover(null))
        .addTo(map);
    }));
  }
  const uses = (journey, leg) => journey.shown && journey.legs.some((s) => s.leg === leg);
  const using = (leg) => uses(state.chosen, leg) ? state.chosen : journeys.find((j) => uses(j, leg)) || journeys.find((j) => j.legs.some((s) => s.leg === leg));

  function add(onto, all) {
    map = onto; journeys = all;
    [["strands", 410], ["targets", 415], ["band", 405]].forEach(([name, z]) => { map.createPane(name).style.zIndex = z; });
    paths.renderer = L.svg({pane: "strands", padding: 0.6});
    paths.targets = L.svg({pane: "targets", padding: 0.3});
    paths.band = L.svg({pane: "band", padding: 0.3});
    layer = L.layerGroup().addTo(map);
    addTargets();
    map.on("zoomend", draw);
    draw();
  }
  const renderer = (name) => paths[name];
  return {add, draw, renderer};
})();
