// What stands in a popup: days, parts, era, grade and sources of one leg or terminal.

function sourceLine(number) {
  const source = D.sources[number], label = source.title || source.id;
  const date = source.date ? `, ${source.date}` : "";
  const title = isWeb(source.url)
    ? el("a", {href: source.url, target: "_blank", rel: "noopener noreferrer nofollow"}, bdi(label))
    : bdi(label);
  return el("li", {}, title, el("span", {class: "muted"}, bdi(date), source.kind ? ` (${SOURCE_KINDS[source.kind] || source.kind})` : ""));
}

function grade(letter) {
  return el("span", {class: `grade grade-${letter}`, title: `Confidence ${letter}: ${GRADES[letter] || ""}`}, letter);
}

function partRow(element) {
  const [least, likely, most] = element.days;
  return el("tr", {},
    el("th", {scope: "row"}, el("i", {class: `swatch part-${element.part}`}), PARTS[element.part] || element.part),
    el("td", {class: "number"}, el("b", {}, hundredth(likely))),
    el("td", {class: "number"}, least === most ? "fixed" : span(element.days)),
    el("td", {}, grade(element.grade)));
}

function factsNode(elements) {
  const notes = elements.filter((e) => e.note).map((e) => el("p", {class: "note"}, bdi(e.note)));
  const eras = [...new Set(elements.map((e) => e.era))], kinds = [...new Set(elements.map((e) => FACT_KINDS[e.kind] || e.kind))];
  const sources = [...new Set(elements.flatMap((e) => e.sources))];
  const fell = eras.some((era) => era !== D.era.id);
  return [
    el("table", {class: "facts"},
      el("thead", {}, el("tr", {}, el("th", {scope: "col"}, "Part"), el("th", {scope: "col", class: "number"}, "Likely days"), el("th", {scope: "col", class: "number"}, "Range"), el("th", {scope: "col"}, "Grade"))),
      el("tbody", {}, elements.map(partRow))),
    el("p", {class: "muted"}, `Figures: ${kinds.join("; ")}. Era of the row: `, bdi(eras.join(", ")), fell ? ` (no row of its own for ${D.era.id})` : "", "."),
    ...notes,
    sources.length ? el("ul", {class: "sources"}, sources.map(sourceLine)) : el("p", {class: "muted"}, "No source given."),
  ];
}

function badge(journey) {
  return el("span", {class: `badge tone-${tone(journey)}`}, String(journey.rank));
}

function legNode(journey, step) {
  const leg = step.leg, [tail, head] = leg.ends.map((n) => D.terminals[n]);
  const users = state.journeys.filter((j) => j.legs.some((s) => s.leg === leg));
  const lines = [`${(MODES[leg.mode] || [leg.mode])[0]}, ${kmText(leg.km)}${leg.gauge ? `, gauge ${leg.gauge} mm` : ""}`];
  const drawing = leg.schematic ? "Drawn as a great circle: its way is not known." : leg.coarse ? "Drawn along a coarse line." : "";
  return el("div", {class: "card"},
    el("h3", {}, nameNode(tail), " → ", nameNode(head)),
    el("p", {}, lines[0], leg.operator ? [", ", bdi(leg.operator)] : null, leg.status !== "open" ? ` — ${leg.status}` : ""),
    factsNode([step.element]),
    el("p", {class: "muted"}, `Likely on the way from day ${tenth(step.start[1])} to ${tenth(step.end[1])} of route ${journey.rank}`, users.length > 1 ? `; also on ${users.filter((j) => j !== journey).map((j) => j.rank).join(", ")}` : "", ". ", drawing));
}

function terminalNode(journey, number) {
  const terminal = D.terminals[number], steps = journey.steps.filter((s) => s.element.terminal === number);
  const total = [0, 1, 2].map((i) => steps.reduce((sum, s) => sum + s.element.days[i], 0));
  const others = [...new Set(Object.entries(terminal.names).filter(([code]) => code !== "code").flatMap(([, list]) => list))].slice(0, 8);
  return el("div", {class: "card"},
    el("h3", {}, nameNode(terminal)),
    el("p", {}, `${TERMINAL_KINDS[terminal.kind] || terminal.kind}, `, bdi(terminal.country), terminal.unlocode ? [", UN/LOCODE ", bdi(terminal.unlocode)] : null, terminal.status !== "open" ? ` — ${terminal.status}` : ""),
    others.length ? el("p", {class: "muted"}, others.flatMap((name, i) => [i ? " · " : "", bdi(name)])) : null,
    steps.length ? [el("p", {}, el("b", {}, `${hundredth(total[1])} ${unit(total[1])} lost here`), ` on route ${journey.rank} (${span(total)})`), factsNode(steps.map((s) => s.element))]
      : el("p", {class: "muted"}, `Route ${journey.rank} passes without a stop.`));
}
