// What is reached by day n: legs and terminals in bands of arrival, the last legs drawn in part.

const reachView = (() => {
  const BANDS = 5;
  let map, drawn = [], places = [], renderers = {}, slider, reading, header, table, legend, notes, playing = false, last = 0;

  const band = (day) => Math.min(BANDS, Math.floor(day / (D.days / BANDS)) + 1);
  const rows = () => D.reach.map((row) => ({...row, leg: D.legs[row.leg]}));

  function part(leg, share) {
    if (share >= 1) return leg.points;
    const reached = pointOnLeg(leg, share);
    return [...leg.points.slice(0, reached.i + 1), reached.at];
  }
  // Only what changed since the last day shown is drawn anew: playing stays smooth.
  function drawLegs() {
    drawn.forEach((entry) => {
      const {row} = entry, share = clamp((state.day - row.start) / (row.end - row.start || 1e-6), 0, 1);
      if (share === entry.share) return;
      if (entry.line) { entry.line.remove(); entry.line = null; }
      entry.share = share;
      if (share <= 0) return;
      const className = `net reach-${band(Math.min(row.end, state.day) - 1e-9)} look-${row.leg.mode}`;
      entry.line = L.polyline(part(row.leg, share), {pane: "strands", renderer: renderers.strands, className, smoothFactor: 1.2, interactive: false}).addTo(map);
    });
  }
  function drawDots() {
    places.forEach((place) => {
      const shown = place.day <= state.day;
      if (shown && !place.dot) place.dot = L.circleMarker(place.at, {pane: "dots", renderer: renderers.dots, radius: place.size, className: place.className}).on("click", () => openTerminal(place.number)).addTo(map);
      else if (!shown && place.dot) { place.dot.remove(); place.dot = null; }
    });
  }
  function draw(moving) {
    drawLegs();
    drawDots();
    const reached = places.filter((place) => place.day <= state.day), count = reached.length - 1;
    slider.value = String(state.day);
    slider.setAttribute("aria-valuetext", `${say("Day {0}", tenth(state.day))}, ${say("{0} terminals reached", count)}`);
    reading.replaceChildren(el("b", {}, say("Day {0}", state.day.toFixed(1))), " ", say("{0} terminals reached", count));
    if (moving === true) return;
    names.show(reached, drawn.filter((entry) => entry.share > 0).map((entry) => entry.row.leg.points));
    table.querySelectorAll("tr[data-day]").forEach((row) => { row.hidden = +row.dataset.day > state.day; });
  }
  function openTerminal(number) {
    const arrival = D.arrivals.find(([n]) => n === number);
    open(placeOf(number), el("div", {class: "card"}, terminalHead(D.terminals[number]),
      el("p", {}, arrival ? [el("b", {}, say("Reached on day {0}", tenth(arrival[1]))), `, ${sureness()}`] : say("Not reached in these days."))));
  }
  function set(day, moving) { state.day = clamp(day, 0, D.days); draw(moving); }
  function stop() { playing = false; draw(); }
  function tick(now) {
    if (!playing) return;
    set(state.day + (last ? (now - last) / 1000 * D.days / 10 : 0), true);
    last = now;
    if (state.day >= D.days) stop();
    else requestAnimationFrame(tick);
  }
  function makeTable() {
    return el("table", {}, el("caption", {}, say("Reached by then")), el("thead", {}, el("tr", {}, el("th", {scope: "col"}, say("Terminal")), el("th", {scope: "col"}, say("Country")), el("th", {scope: "col", class: "number"}, say("Day")))),
      el("tbody", {}, D.arrivals.map(([number, day]) => el("tr", {"data-day": day},
        el("th", {scope: "row"}, el("button", {type: "button", class: "pick", onclick: () => openTerminal(number)}, el("span", {}, nameNode(D.terminals[number])))),
        el("td", {}, bdi(D.terminals[number].country)), el("td", {class: "number"}, tenth(day))))));
  }
  const sureness = () => (D.percentile ? say("with {0} % certainty", D.percentile) : say("most likely"));
  const headingOf = () => (D.named ? parts("{0}: reached in {1} days, {2}", placeNode(D.origin), tenth(D.days), sureness()) : bdi(D.title));
  function write() {
    header.replaceChildren(headingNode(headingOf()), el("p", {class: "muted"}, eraNodes()));
    table.replaceChildren(makeTable());
    legend.replaceChildren(...[...Array(BANDS).keys()].map((i) => legendItem(lineMark(`net reach-${i + 1}`), say("Day {0} to {1}", tenth(i * D.days / BANDS), tenth((i + 1) * D.days / BANDS)))),
      ...[...new Set(rows().map((row) => row.leg.mode))].sort().map((mode) => legendItem(lineMark(`strand look-${mode}`), modeName(mode))));
    fillNotes(notes, [D.percentile
      ? say("In {0} of 100 simulated shipments each terminal is reached by its day, along the route that is quickest by likely days; another route may be surer.", D.percentile)
      : say("Days are the most likely ones, along the quickest route to each terminal; the arrival counts, not what is done after it.")]);
  }
  function redraw() { write(); draw(); }
  function start() {
    state.day = D.days;
    const button = el("button", {type: "button", class: "play", "aria-label": said("Play from day 0"), onclick: () => { if (playing) { stop(); return; } playing = true; last = 0; if (state.day >= D.days) set(0); requestAnimationFrame(tick); }}, "▶");
    slider = el("input", {type: "range", min: 0, max: D.days, step: 0.05, "aria-label": said("Days since departure"), oninput: () => { playing = false; set(+slider.value, true); }, onchange: () => draw()});
    reading = el("p", {class: "doing"});
    header = el("header", {});
    table = el("section", {});
    legend = el("ul", {class: "legend"});
    notes = notesNode();
    return [el("section", {class: "clock", "aria-label": said("Day shown")}, button, el("div", {class: "scrub"}, reading, slider)),
      el("aside", {class: "panel", "aria-label": said("What is reached, in words and figures")},
        header, el("section", {class: "legend-box"}, el("h2", {}, said("Legend")), legend), table, notes)];
  }
  function begin(onto) {
    map = onto;
    [["strands", 410], ["dots", 430]].forEach(([name, z]) => { map.createPane(name).style.zIndex = z; renderers[name] = L.svg({pane: name, padding: 0.3}); });
    drawn = rows().sort((a, b) => b.start - a.start).map((row) => ({row, share: 0, line: null}));
    places = D.arrivals.map(([number, day]) => {
      const terminal = D.terminals[number], isOrigin = number === D.origin, kind = terminal.kind === "junction" ? 0 : 50;
      return {number, day, terminal, at: placeOf(number), size: isOrigin ? 8 : 5, weight: (isOrigin ? 1000 : kind) + day, className: `dot reached reach-${band(Math.max(0, day - 1e-9))}${isOrigin ? " end" : ""}`};
    });
    redraw();
  }
  return {
    start, draw: begin, openTerminal, redraw,
    bounds: () => [...rows().flatMap((row) => row.leg.points), placeOf(D.origin)],
    words: () => [state.day.toFixed(2)],
    recall([day]) { if (Number.isFinite(Number(day))) state.day = clamp(Number(day), 0, D.days); },
  };
})();
