// What stands in a popup: days, parts, era, grade and sources of one leg or terminal.

function sourceLine(number) {
  const source = D.sources[number], label = source.title || source.id;
  const date = source.date ? `, ${source.date}` : "";
  const title = isWeb(source.url)
    ? el("a", {href: source.url, target: "_blank", rel: "noopener noreferrer nofollow"}, remark(label))
    : remark(label);
  return el("li", {}, title, el("span", {class: "muted"}, bdi(date), source.kind ? ` (${known(SOURCE_KINDS, source.kind)})` : ""));
}

function grade(letter) {
  return el("span", {class: `grade grade-${letter}`, title: `${say("Confidence")} ${letter}: ${known(GRADES, letter)}`}, letter);
}

function partRow(element) {
  const [least, likely, most] = element.days;
  return el("tr", {},
    el("th", {scope: "row"}, el("i", {class: `swatch part-${element.part}`}), known(PARTS, element.part)),
    el("td", {class: "number"}, el("b", {}, hundredth(likely))),
    el("td", {class: "number"}, least === most ? say("fixed") : span(element.days)),
    el("td", {}, grade(element.grade)));
}

function factsNode(elements, era) {
  const notes = elements.filter((e) => e.note).map((e) => el("p", {class: "note"}, remark(e.note)));
  const eras = [...new Set(elements.map((e) => e.era))], kinds = [...new Set(elements.map((e) => known(FACT_KINDS, e.kind)))];
  const sources = [...new Set(elements.flatMap((e) => e.sources))];
  const fell = eras.some((used) => used !== era && used !== "all");
  return [
    el("table", {class: "facts"},
      el("thead", {}, el("tr", {}, el("th", {scope: "col"}, say("Part")), el("th", {scope: "col", class: "number"}, say("Likely days")), el("th", {scope: "col", class: "number"}, say("Range")), el("th", {scope: "col"}, say("Grade")))),
      el("tbody", {}, elements.map(partRow))),
    el("p", {class: "muted"}, parts("Figures: {0}. Era: {1}", kinds.join("; "), bdi(eras.map((used) => (used === "all" ? say("the same in every era") : used)).join(", "))), fell ? [" ", ...parts("(no figure of its own for {0})", bdi(era))] : "", "."),
    ...notes,
    sources.length ? el("ul", {class: "sources"}, sources.map(sourceLine)) : el("p", {class: "muted"}, say("No source given.")),
  ];
}

function drawing(leg) {
  return leg.schematic ? say("Drawn as a great circle: its way is not known.") : leg.coarse ? say("Drawn along a coarse line.") : "";
}
function legHead(leg) {
  const [tail, head] = leg.ends.map((n) => D.terminals[n]);
  return [
    el("h3", {}, nameNode(tail), " → ", nameNode(head)),
    el("p", {}, `${modeName(leg.mode)}, ${kmText(leg.km)}${leg.gauge ? `, ${say("gauge {0} mm", leg.gauge)}` : ""}`, leg.operator ? [", ", bdi(leg.operator)] : null, leg.status !== "open" ? ` — ${known(STATUSES, leg.status)}` : ""),
  ];
}
function terminalHead(terminal) {
  const others = [...new Set(Object.entries(terminal.names).filter(([code]) => code !== "code").flatMap(([, list]) => list))].slice(0, 8);
  return [
    el("h3", {}, nameNode(terminal)),
    el("p", {}, `${known(TERMINAL_KINDS, terminal.kind)}, `, bdi(terminal.country), terminal.unlocode ? [", UN/LOCODE ", bdi(terminal.unlocode)] : null, terminal.status !== "open" ? ` — ${known(STATUSES, terminal.status)}` : ""),
    others.length ? el("p", {class: "muted"}, others.flatMap((name, i) => [i ? " · " : "", bdi(name)])) : null,
  ];
}

function legNode(journey, step) {
  const leg = step.leg;
  const users = state.journeys.filter((j) => j.legs.some((s) => s.leg === leg));
  return el("div", {class: "card"},
    legHead(leg),
    factsNode([step.element], journey.route.era),
    el("p", {class: "muted"}, parts("{0}: likely on the way from day {1} to {2}.", routeNode(journey), tenth(step.start[1]), tenth(step.end[1])), " ", users.length > 1 ? [...parts("Also on {0}.", bdi(users.filter((j) => j !== journey).map((j) => j.route.badge).join(", "))), " "] : "", drawing(leg)));
}

function terminalNode(journey, number) {
  const terminal = D.terminals[number], steps = journey.steps.filter((s) => s.element.terminal === number);
  const total = [0, 1, 2].map((i) => steps.reduce((sum, s) => sum + s.element.days[i], 0));
  return el("div", {class: "card"},
    terminalHead(terminal),
    steps.length ? [el("p", {}, routeNode(journey), ": ", el("b", {}, say("{0} {1} lost here", hundredth(total[1]), unit(total[1]))), ` (${span(total)})`), factsNode(steps.map((s) => s.element), journey.route.era)]
      : el("p", {class: "muted"}, say("Passed without a stop.")));
}
