// The network in four lights: how it is travelled, whose it is, how sure its figures are, where it waits.

const networkView = (() => {
  const LIGHTS = {
    mode: [word("Mode"), word("How each leg is travelled")],
    family: [word("Corridor"), word("The legs only one corridor uses: its gateways")],
    trust: [word("Trust"), word("How sure the running time is, in the better founded of both directions; each leg's popup tells the grade and the latest source of either")],
    delay: [word("Delay"), word("The longest usual stay at each terminal: waiting, handling and border")],
  };
  const ORDER = ["A", "B", "C", "D"];
  let light = "mode", grounds = [], lines, dots, renderers = {}, legend, about, header, notes, tables;
  const legs = () => D.network.map((row) => ({...row, element: D.elements[row.element], leg: D.legs[D.elements[row.element].leg]}));
  const stayAt = new Map();

  function collect() {
    const found = new Map();
    legs().forEach((row) => {
      const key = `${groundOf(row.leg)} ${row.leg.mode}`;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(row);
    });
    grounds = [...found.values()];
    D.stays.forEach((stay) => {
      const elements = stay.elements.map((number) => D.elements[number]);
      stayAt.set(stay.terminal, {...stay, elements, days: elements.reduce((sum, e) => sum + e.days[1], 0)});
    });
  }
  const familyOf = (rows) => D.families.findIndex((family) => rows.some((row) => family.gateways.includes(row.leg.id)));
  const soundest = (rows) => ORDER.find((grade) => rows.some((row) => row.element.grade === grade)) || "D";
  function look(rows) {
    const planned = rows.every((row) => row.leg.status === "planned") ? " planned" : "", family = familyOf(rows);
    if (light === "mode") return `net look-${rows[0].leg.schematic ? "schematic" : rows[0].leg.mode} mode-${rows[0].leg.mode}${planned}`;
    if (light === "family") return family < 0 ? "net quiet" : `net gateway tone-${family % 7 + 1} look-${rows[0].leg.mode}`;
    if (light === "trust") return `net trust grade-${soundest(rows)}${planned}`;
    return "net quiet";
  }
  function paint() {
    lines.clearLayers();
    grounds.forEach((rows) => L.polyline(rows[0].leg.points, {pane: "strands", renderer: renderers.strands, className: look(rows), interactive: false, smoothFactor: 1.2}).addTo(lines));
    drawDots();
    drawLegend();
  }
  function drawDots() {
    dots.clearLayers();
    const scale = state.map.getZoom() < 3.6 ? 0.75 : 1;
    const shown = D.terminals.map((terminal, number) => {
      const stay = stayAt.get(number), days = stay ? stay.days : 0, minor = terminal.kind === "waypoint" || terminal.kind === "junction";
      const size = scale * (light === "delay" ? days ? 2.5 + 3.4 * Math.sqrt(days) : 2 : minor ? 2.6 : 3.6);
      const ports = terminal.kind === "seaport" || terminal.kind === "ferry-terminal" || terminal.kind === "dry-port";
      const weight = days * 10 + (ports ? 20 : 0) + (terminal.kind === "hub" || terminal.kind === "rail-terminal" ? 12 : 0);
      return {at: placeOf(number), size, terminal, number, stay, weight};
    });
    // Large ones first: the small ones on top of them can still be reached.
    [...shown].sort((a, b) => b.size - a.size).forEach(({at, size, terminal, number, stay}) => {
      const part = light === "delay" && stay ? ` by-part part-${mainPart(stay)}` : "";
      L.circleMarker(at, {pane: "dots", renderer: renderers.dots, radius: size, className: `dot ${shapeOf(terminal.kind)}${part}${terminal.status === "planned" ? " planned" : ""}`})
        .on("click", () => openTerminal(number)).addTo(dots);
    });
    names.show(shown, grounds.map((rows) => rows[0].leg.points));
  }
  function mainPart(stay) {
    const sums = {};
    stay.elements.forEach((e) => { sums[e.part] = (sums[e.part] || 0) + e.days[1]; });
    return Object.keys(sums).sort((a, b) => sums[b] - sums[a])[0];
  }
  const ageText = (element) => {
    const dates = element.sources.map((n) => D.sources[n].date).filter(Boolean).sort();
    return dates.length ? say("Latest source: {0}.", dates[dates.length - 1]) : say("No dated source.");
  };
  function serviceLine(service) {
    const often = service.week ? `, ${say("{0} departures a week", hundredth(service.week))}` : "", room = service.capacity ? `, ${hundredth(service.capacity)} ${service.unit}` : "";
    return el("li", {}, bdi(service.name), bdi(often + room));
  }
  function groundNode(rows) {
    return el("div", {class: "card"}, rows.slice(0, 6).map((row) => [
      legHead(row.leg), factsNode([row.element], D.eras[0].id), el("p", {class: "muted"}, bdi(ageText(row.element)), " ", drawing(row.leg)),
      row.services ? el("ul", {class: "sources"}, row.services.slice(0, 6).map(serviceLine)) : null,
    ]));
  }
  function openTerminal(number) {
    const stay = stayAt.get(number);
    open(placeOf(number), el("div", {class: "card"}, terminalHead(D.terminals[number]),
      stay ? [el("p", {}, el("b", {}, `${hundredth(stay.days)} ${unit(stay.days)}`), ` ${say("at the longest")}${stay.by && stay.onto ? `: ${lower(modeName(stay.by))} → ${lower(modeName(stay.onto))}` : ""}`), factsNode(stay.elements, D.eras[0].id)]
        : el("p", {class: "muted"}, say("No stay known for through traffic."))));
  }
  function addTargets(map) {
    const seen = new Map();
    grounds.forEach((rows) => { const key = groundOf(rows[0].leg); seen.set(key, (seen.get(key) || []).concat(rows)); });
    seen.forEach((rows) => L.polyline(rows[0].leg.points, {pane: "targets", renderer: renderers.targets, className: "target", smoothFactor: 2})
      .on("click", (event) => open(event.latlng, groundNode(rows))).addTo(map));
  }

  function drawLegend() {
    about.textContent = say(LIGHTS[light][1]);
    const modes = [...new Set(grounds.map((rows) => rows[0].leg.mode))].sort();
    const entries = {
      mode: () => modes.map((mode) => legendItem(lineMark(`net look-${mode} mode-${mode}`), modeName(mode))).concat(legendItem(lineMark("net look-rail mode-rail planned"), say("Planned"))),
      family: () => D.families.map((family, i) => legendItem(lineMark(`net gateway tone-${i % 7 + 1}`), remark(family.name))).concat(legendItem(lineMark("net quiet"), say("Used by several, or by none alone"))),
      trust: () => Object.keys(GRADES).map((letter) => legendItem(lineMark(`net trust grade-${letter}`), `${letter}: ${known(GRADES, letter)}`)),
      delay: () => [["waiting", 9], ["handling", 7], ["border", 5]].map(([part, r]) => legendItem(dotMark(`by-part part-${part}`, r * 0.7), say("Mostly {0}", lower(known(PARTS, part))))).concat(legendItem(dotMark("inland", 6), say("Larger: more days"))),
    }[light]();
    const shapes = light === "delay" ? [] : [legendItem(dotMark("port"), say("Port")), legendItem(dotMark("gate"), say("Border or gauge change")), legendItem(dotMark("inland"), say("Inland terminal"))];
    legend.replaceChildren(...entries, ...shapes);
  }
  function lightPicker() {
    return el("fieldset", {class: "lights"}, el("legend", {}, said("Show by")), Object.entries(LIGHTS).map(([key, [name]]) =>
      el("label", {}, el("input", {type: "radio", name: "light", value: key, checked: key === light, onchange: () => { light = key; paint(); tools.remember(); }}), el("span", {}, said(name)))));
  }
  function legTable() {
    const rows = legs().sort((a, b) => nameText(D.terminals[a.leg.ends[0]]).localeCompare(nameText(D.terminals[b.leg.ends[0]])));
    return el("table", {}, el("thead", {}, el("tr", {}, el("th", {scope: "col"}, say("Leg")), el("th", {scope: "col", class: "number"}, "km"), el("th", {scope: "col", class: "number"}, say("Days")), el("th", {scope: "col"}, say("Grade")))),
      el("tbody", {}, rows.map((row) => el("tr", {},
        el("th", {scope: "row"}, el("button", {type: "button", class: "pick", onclick: () => open(pointOnLeg(row.leg, 0.5).at, groundNode([row]))}, el("span", {}, nameNode(D.terminals[row.leg.ends[0]]), " → ", nameNode(D.terminals[row.leg.ends[1]]), el("small", {}, modeName(row.leg.mode))))),
        el("td", {class: "number"}, whole(row.leg.km)),
        el("td", {class: "number"}, hundredth(row.element.days[1]), el("small", {}, span(row.element.days))),
        el("td", {}, grade(row.element.grade))))));
  }
  function stayTable() {
    const rows = [...stayAt.values()].sort((a, b) => b.days - a.days);
    return el("table", {}, el("thead", {}, el("tr", {}, el("th", {scope: "col"}, say("Terminal")), el("th", {scope: "col", class: "number"}, say("Longest stay, days")))),
      el("tbody", {}, rows.map((stay) => el("tr", {}, el("th", {scope: "row"}, el("button", {type: "button", class: "pick", onclick: () => openTerminal(stay.terminal)}, el("span", {}, nameNode(D.terminals[stay.terminal])))), el("td", {class: "number"}, hundredth(stay.days))))));
  }
  function start() {
    collect();
    legend = el("ul", {class: "legend"});
    about = el("p", {class: "muted"});
    header = el("header", {});
    notes = notesNode();
    tables = [el("div", {}), el("div", {})];
    return [el("aside", {class: "panel", "aria-label": said("The network in words and figures")},
      header, lightPicker(), about, el("section", {class: "legend-box"}, el("h2", {}, said("Legend")), legend),
      el("details", {}, el("summary", {}, said("Terminals by longest stay")), tables[0]), el("details", {}, el("summary", {}, said("All legs")), tables[1]), notes)];
  }
  function write() {
    header.replaceChildren(headingNode(bdi(D.title)), el("p", {class: "muted"}, eraNodes(), " · ", say("{0} legs, {1} terminals", D.network.length, D.terminals.length)));
    tables[0].replaceChildren(stayTable());
    tables[1].replaceChildren(legTable());
    fillNotes(notes, [say("A stay is the sum of the likely waiting, handling and border days between the two legs that take longest together.")]);
  }
  function redraw() { write(); paint(); }
  function draw(map) {
    [["strands", 410], ["targets", 415], ["dots", 430]].forEach(([name, z]) => { map.createPane(name).style.zIndex = z; renderers[name] = L.svg({pane: name, padding: 0.3}); });
    lines = L.layerGroup().addTo(map);
    dots = L.layerGroup().addTo(map);
    addTargets(map);
    map.on("zoomend", drawDots);
    redraw();
  }
  return {
    start, draw, openTerminal, redraw,
    bounds: () => D.terminals.map((_, number) => placeOf(number)),
    words: () => [light],
    recall([wanted]) { if (LIGHTS[wanted]) { light = wanted; document.querySelector(`[name=light][value=${wanted}]`).checked = true; } },
  };
})();
