// Every name on the map placed so that none overlap: terminals first, then countries and seas.

const names = (() => {
  let map, pane, origin, dots = [], lines = [], taken = [], crossed = [], isQuiet = false;
  const pen = document.createElement("canvas").getContext("2d");

  // Greedy: important names first, each at the best of its places that is still free.
  function place() {
    pane.replaceChildren();
    const frame = map.getSize(), places = dots.map((dot) => screen(dot.at));
    taken = [...dots.map((dot, i) => around(places[i], dot.size)), ...furniture()];
    origin = map.containerPointToLayerPoint([0, 0]);
    crossed = samples();
    [...dots].sort((a, b) => b.weight - a.weight).forEach((dot) => placeTerminal(dot, frame, places.filter((_, i) => dots[i] !== dot)));
    const zoom = map.getZoom();
    (isQuiet ? [] : basemap.labels).filter((label) => label.size * 2 ** zoom > (label.sea ? 70 : 62)).sort((a, b) => b.size - a.size).forEach((label) => placeGround(label, frame));
  }
  function placeTerminal(dot, frame, others) {
    const text = nameText(dot.terminal).slice(0, 60), p = screen(dot.at);
    if (p.x < 0 || p.y < 0 || p.x > frame.x || p.y > frame.y) return;
    const width = measure(text, "600 12px system-ui, sans-serif") + 4, gap = dot.size + 3;
    const spots = [[p.x + gap, p.y - 8], [p.x - gap - width, p.y - 8], [p.x - width / 2, p.y - gap - 16], [p.x - width / 2, p.y + gap],
      [p.x + gap - 2, p.y - gap - 12], [p.x + gap - 2, p.y + gap - 4], [p.x - gap - width + 2, p.y - gap - 12], [p.x - gap - width + 2, p.y + gap - 4]];
    const free = spots.map(([x, y]) => ({x, y, w: width, h: 16})).filter((box) => isFree(box, frame));
    if (!free.length) return;
    const box = free.map((spot) => [hits(spot) + 4 * near(spot, others), spot]).sort((a, b) => a[0] - b[0])[0][1];
    write(bdi(text, nameOf(dot.terminal)[1]), "place", box);
  }
  function placeGround(label, frame) {
    const text = basemap.nameOfLabel(label), p = screen(label.at), width = measure(text, "12px system-ui, sans-serif") * 1.12 + 6;
    for (const dy of [0, -22, 22, -44, 44]) {
      const box = {x: p.x - width / 2, y: p.y - 8 + dy, w: width, h: 16};
      if (!isFree(box, frame) || hits(box)) continue;
      write(bdi(text), label.sea ? "sea" : "country", box);
      return;
    }
  }
  function write(node, className, box) {
    taken.push(box);
    const span = el("span", {class: className}, node);
    span.style.transform = `translate(${Math.round(box.x + origin.x)}px,${Math.round(box.y + origin.y)}px)`;
    pane.append(span);
  }
  // Points along all drawn lines, eight pixels apart.
  function samples() {
    const points = [];
    lines.forEach((line) => {
      let last = null;
      line.forEach((at) => {
        const p = screen(at), steps = last ? Math.min(60, Math.ceil(Math.hypot(p.x - last.x, p.y - last.y) / 8)) : 1;
        for (let i = 1; i <= steps; i++) points.push(last ? {x: mix(last.x, p.x, i / steps), y: mix(last.y, p.y, i / steps)} : p);
        last = p;
      });
    });
    return points;
  }
  // What stands on the map already: tools, zoom, scale, attribution, shipments.
  function furniture() {
    const frame = map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll(".tools > *, .leaflet-control, .pin")].map((node) => node.getBoundingClientRect()).filter((r) => r.width)
      .map((r) => ({x: r.left - frame.left - 4, y: r.top - frame.top - 4, w: r.width + 8, h: r.height + 8}));
  }
  const hits = (box) => crossed.reduce((n, p) => n + (p.x > box.x - 3 && p.x < box.x + box.w + 3 && p.y > box.y - 2 && p.y < box.y + box.h + 2), 0);
  // A name close to another dot would be read as that dot's.
  const near = (box, points) => points.filter((p) => p.x > box.x - 9 && p.x < box.x + box.w + 9 && p.y > box.y - 5 && p.y < box.y + box.h + 5).length;
  const screen = (at) => map.latLngToContainerPoint(at);
  const around = (p, r) => ({x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r});
  const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  const isFree = (box, frame) => box.x > 2 && box.y > 2 && box.x + box.w < frame.x - 2 && box.y + box.h < frame.y - 2 && !taken.some((other) => overlap(box, other));
  function measure(text, font) { pen.font = font; return pen.measureText(text).width; }

  // dots: [{at, size, terminal, weight}]; lines: lists of points that names should not cover.
  function show(newDots, newLines) { dots = newDots; lines = newLines; place(); }
  function add(onto) {
    map = onto;
    pane = map.createPane("names");
    pane.setAttribute("aria-hidden", "true");
    pane.style.zIndex = 440;
    map.on("zoomstart", () => pane.classList.add("moving"));
    map.on("moveend zoomend resize", () => { place(); pane.classList.remove("moving"); });
  }
  // Tiles bring names of countries and seas of their own.
  function quiet(wanted) { isQuiet = wanted; place(); }
  return {add, show, quiet};
})();
