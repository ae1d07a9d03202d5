// Base against scenarios: what the answer becomes, and on the map only what changed in colour.

const scenarioView = (() => {
  const KINDS = {
    taken: word("Way taken instead"), left: word("Way left"), slower: word("Slower"), quicker: word("Quicker"),
    closed: word("Closed"), opened: word("Opened"), kept: word("Unchanged part of the way"),
  };
  const ORDER = ["kept", "opened", "closed", "quicker", "slower", "left", "taken"];
  const EFFECTS = {none: word("no change"), times: word("same way, other times"), rerouted: word("another way"), cut: word("no route any more"), opened: word("a route where there was none")};
  let at = 0, asked = 0, lines, dots, renderers = {}, slider, reading, header, headline, table, list, legend, notes, picker;

  const base = () => D.questions[asked].outcomes[0], now = () => D.questions[asked].outcomes[at];
  const nameOfScenario = (n) => (n ? remark(D.scenarios[n].name) : say("Base"));
  const elementsOf = (outcome) => (outcome.elements || []).map((number) => D.elements[number]);
  const legsOf = (outcome) => elementsOf(outcome).filter((e) => e.leg !== undefined).map((e) => D.legs[e.leg]);
  const key = (e) => (e.leg === undefined ? `${e.terminal} ${e.part}` : D.legs[e.leg].id);
  const days = (outcome) => (outcome.days ? outcome.days[1] : null);
  const signed = (x, write = hundredth) => `${x < 0 ? "−" : "+"}${write(Math.abs(x))}`;
  // What a total gains is written as finely as the totals beside it.
  const gain = (before, after) => (before === null || after === null || after === before ? "" : el("b", {class: toneOf(after - before)}, signed(after - before, tenth)));
  const toneOf = (x) => (x > 0 ? "lost" : "gained");

  // What differs between two ways: rows of [kind, element, days before, days after].
  function differences() {
    const before = elementsOf(base()), after = elementsOf(now()), was = new Map(before.map((e) => [key(e), e])), is = new Map(after.map((e) => [key(e), e]));
    return [
      ...before.filter((e) => !is.has(key(e))).map((e) => ({kind: "left", element: e, was: e.days[1], now: null})),
      ...after.filter((e) => !was.has(key(e))).map((e) => ({kind: "taken", element: e, was: null, now: e.days[1]})),
      ...after.filter((e) => was.has(key(e)) && was.get(key(e)).days.join() !== e.days.join()).map((e) => ({kind: was.get(key(e)).days[1] <= e.days[1] ? "slower" : "quicker", element: e, was: was.get(key(e)).days[1], now: e.days[1]})),
    ];
  }
  // For each leg on the map what became of it; the way itself counts before the rest of the network.
  function marks() {
    const found = new Map(), put = (leg, kind) => found.set(leg.number, {leg, kind});
    legsOf(now()).forEach((leg) => put(leg, "kept"));
    if (!now().elements) legsOf(base()).forEach((leg) => put(leg, "left"));
    D.scenarios[at].changes.filter((c) => c.leg !== undefined).forEach((c) => put(D.legs[c.leg], c.what));
    differences().filter((d) => d.element.leg !== undefined).forEach((d) => { const leg = D.legs[d.element.leg], shut = (found.get(leg.number) || {}).kind === "closed"; if (!shut) put(leg, d.kind); });
    return [...found.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  }
  const ownEnds = () => [...D.questions[asked].ends];
  function paint() {
    lines.clearLayers(); dots.clearLayers();
    const shown = marks(), add = (leg, className) => L.polyline(leg.points, {pane: "strands", renderer: renderers.strands, className, interactive: false, smoothFactor: 1}).addTo(lines);
    shown.forEach(({leg, kind}) => { add(leg, `casing${kind === "kept" ? "" : " chosen"}`); add(leg, `diff diff-${kind}`); });
    shown.forEach(({leg, kind}) => {
      L.polyline(leg.points, {pane: "targets", renderer: renderers.targets, className: "target", smoothFactor: 1.5}).on("click", (event) => open(event.latlng, legCard(leg, kind))).addTo(lines);
      if (kind === "closed") L.marker(pointOnLeg(leg, 0.5).at, {pane: "crosses", interactive: false, keyboard: false, icon: L.divIcon({className: "cross", html: el("span", {}, "×"), iconSize: [18, 18]})}).addTo(lines);
    });
    drawDots(shown);
    drawLegend(shown);
  }
  // Stays that count: those that both ways make and that differ, those of the way taken instead, and
  // elsewhere the one that changes most. Each as [kind, days more or less].
  function stays() {
    const sum = (outcome, number) => elementsOf(outcome).filter((e) => e.terminal === number).reduce((total, e) => total + e.days[1], 0);
    const passes = (outcome) => new Set(legsOf(outcome).flatMap((leg) => leg.ends)), was = passes(base()), is = passes(now()), found = new Map();
    D.scenarios[at].changes.filter((c) => c.terminal !== undefined && !is.has(c.terminal)).forEach((c) => found.set(c.terminal, [c.what, c.after_days - c.before_days]));
    is.forEach((number) => {
      const x = sum(now(), number) - (was.has(number) ? sum(base(), number) : 0);
      if (Math.abs(x) > 0.005) found.set(number, [was.has(number) ? x > 0 ? "slower" : "quicker" : "taken", x]);
    });
    return found;
  }
  function drawDots(shown) {
    const changed = stays(), numbers = new Set([...ownEnds(), ...shown.flatMap(({leg}) => leg.ends), ...changed.keys()]), placed = [];
    numbers.forEach((number) => {
      const [kind, x] = changed.get(number) || ["", 0], isEnd = ownEnds().includes(number), terminal = D.terminals[number];
      const size = x ? 5 + 2.4 * Math.sqrt(Math.abs(x)) : isEnd ? 7 : 3;
      const className = `dot${isEnd ? " end" : ""}${x ? ` stay-${kind}` : " aside"}`;
      L.circleMarker(placeOf(number), {pane: "dots", renderer: renderers.dots, radius: size, className, weight: 2}).on("click", () => openTerminal(number)).addTo(dots);
      placed.push({at: placeOf(number), size, terminal, weight: (isEnd ? 1000 : 0) + Math.abs(x) * 50 + (terminal.kind === "seaport" ? 5 : 0)});
    });
    names.show(placed, shown.map(({leg}) => leg.points));
  }
  function changeLine(was, after) {
    if (was === null || was === undefined) return after === null || after === undefined ? "" : `${hundredth(after)} ${unit(after)}`;
    if (after === null || after === undefined) return `${hundredth(was)} ${unit(was)} → ${say("closed")}`;
    return [`${hundredth(was)} → ${hundredth(after)} ${unit(after)} `, el("b", {class: toneOf(after - was)}, signed(after - was))];
  }
  function legCard(leg, kind) {
    const change = D.scenarios[at].changes.find((c) => c.leg === leg.number), step = differences().find((d) => d.element.leg === leg.number);
    const element = [...elementsOf(now()), ...elementsOf(base())].find((e) => e.leg === leg.number);
    return el("div", {class: "card"}, legHead(leg), el("p", {}, el("b", {}, say(KINDS[kind])), change ? [": ", changeLine(change.before_days, change.after_days)] : step ? [": ", kind === "left" || kind === "taken" ? `${hundredth(step.was === null ? step.now : step.was)} ${unit(step.was === null ? step.now : step.was)}` : changeLine(step.was, step.now)] : ""),
      element ? factsNode([element], D.eras[0].id) : null, el("p", {class: "muted"}, drawing(leg)));
  }
  function openTerminal(number) {
    const [kind, x] = stays().get(number) || ["", 0], here = elementsOf(now()).filter((e) => e.terminal === number);
    open(placeOf(number), el("div", {class: "card"}, terminalHead(D.terminals[number]), kind ? el("p", {}, el("b", {class: toneOf(x)}, `${signed(x)} ${unit(x)}`), " ", say("against the base")) : null, here.length ? factsNode(here, D.eras[0].id) : null));
  }

  function drawLegend(shown) {
    const kinds = [...ORDER].reverse().filter((kind) => shown.some((m) => m.kind === kind)), changed = new Set([...stays().values()].map(([kind]) => kind));
    legend.replaceChildren(...kinds.map((kind) => legendItem(lineMark(`diff diff-${kind}`), say(KINDS[kind]))),
      changed.has("taken") ? legendItem(dotMark("stay-taken", 6), say("Stay on the way taken; larger: more days")) : "", changed.has("slower") ? legendItem(dotMark("stay-slower", 6), say("Longer stay; larger: more days")) : "", changed.has("quicker") ? legendItem(dotMark("stay-quicker", 6), say("Shorter stay; larger: more days")) : "");
  }
  function drawHeadline() {
    const outcome = now(), before = days(base()), after = days(outcome);
    headline.replaceChildren(el("p", {class: "muted"}, nameOfScenario(at)), after === null ? el("p", {class: "big"}, el("b", {class: "lost"}, say("no route any more")))
      : el("p", {class: "big"}, el("b", {}, tenth(after)), ` ${unit(after)} `, at ? el("span", {class: "delta"}, gain(before, after)) : ""),
      el("p", {class: "muted"}, after === null ? remark(outcome.why) : [`${span(outcome.days, tenth)} ${unit(2)} · ${kmText(outcome.km)}`, outcome.family ? [" · ", remark(outcome.family)] : null]),
      at ? el("p", {class: "muted"}, say(EFFECTS[outcome.effect]), outcome.kept && outcome.effect === "rerouted" ? `; ${say("the base's way would take {0} days", tenth(outcome.kept[1]))}` : "") : "");
  }
  function outcomeRow(number) {
    const outcome = D.questions[asked].outcomes[number], before = days(base()), after = days(outcome), told = outcome.percentiles;
    return el("tr", {class: number === at ? "chosen" : ""},
      el("th", {scope: "row"}, el("button", {type: "button", class: "pick", "aria-pressed": String(number === at), onclick: () => choose(number)}, el("span", {}, nameOfScenario(number), number ? el("small", {}, say(EFFECTS[outcome.effect])) : null))),
      el("td", {class: "number"}, after === null ? "–" : el("b", {}, tenth(after)), told ? el("small", {}, `P50 ${tenth(told[0])}`) : null),
      el("td", {class: "number"}, outcome.days ? span(outcome.days, tenth) : "", told ? el("small", {}, `P95 ${tenth(told[1])}`) : null),
      el("td", {class: "number"}, number ? gain(before, after) : ""));
  }
  const head = (text, isNumber) => el("th", {scope: "col", class: isNumber ? "number" : ""}, text);
  function elementName(e) {
    if (e.leg === undefined) return [known(PARTS, e.part), ", ", placeNode(e.terminal)];
    const leg = D.legs[e.leg];
    return [modeName(leg.mode), " ", placeNode(leg.ends[0]), " → ", placeNode(leg.ends[1])];
  }
  function listRows() {
    const own = differences().map((d) => [d.kind, elementName(d.element), d.was, d.now]), seen = new Set(differences().map((d) => d.element.leg));
    const rest = D.scenarios[at].changes.filter((c) => c.leg === undefined || !seen.has(c.leg)).map((c) => [c.what, c.leg === undefined ? [say("Stay"), ", ", placeNode(c.terminal)] : elementName({leg: c.leg}), c.before_days, c.after_days]);
    return [[say("On the way"), own], [say("Elsewhere in the network"), rest]];
  }
  function drawList() {
    list.replaceChildren(...listRows().filter(([, rows]) => rows.length).map(([title, rows]) => el("table", {}, el("caption", {}, title),
      el("thead", {}, el("tr", {}, head(say("What")), head(say("Base"), true), head(say("Scenario"), true))),
      el("tbody", {}, rows.slice(0, 60).map(([kind, name, was, after]) => el("tr", {}, el("th", {scope: "row"}, el("i", {class: `diff-swatch diff-${kind}`}), name, el("small", {}, say(KINDS[kind]))), el("td", {class: "number"}, was === null || was === undefined ? "–" : hundredth(was)), el("td", {class: "number"}, after === null || after === undefined ? "–" : hundredth(after))))),
      rows.length > 60 ? el("tfoot", {}, el("tr", {}, el("td", {colspan: 3}, say("and {0} more", rows.length - 60)))) : null)),
      at && !listRows().some(([, rows]) => rows.length) ? el("p", {class: "muted"}, say("Nothing changes here.")) : "");
  }
  function write() {
    const ends = D.questions[asked].ends, many = D.questions.length > 1;
    header.replaceChildren(headingNode(D.named ? parts("{0} → {1}: what changes", ...ends.map(placeNode)) : bdi(D.title)), el("p", {class: "muted"}, eraNodes()));
    if (many) picker.replaceChildren(...D.questions.map((question, n) => el("option", {value: n, selected: n === asked}, question.ends.map((number) => nameText(D.terminals[number])).join(" → "))));
    picker.hidden = !many;
    table.replaceChildren(el("caption", {}, say("Scenarios")), el("thead", {}, el("tr", {}, head(say("Scenario")), head(say("Days"), true), head(say("Range"), true), head(say("Change"), true))), el("tbody", {}, D.scenarios.map((_, number) => outcomeRow(number))));
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", at ? D.scenarios[at].name : say("Base"));
    reading.replaceChildren(el("b", {}, nameOfScenario(at)), " ", days(now()) === null ? say("no route any more") : `${tenth(days(now()))} ${unit(days(now()))}`);
    drawHeadline();
    drawList();
    fillNotes(notes, [at && D.scenarios[at].note ? remark(D.scenarios[at].note.trim()) : "", say("Colours show what differs from the base; what stays is grey. Days are the most likely ones.")].filter(Boolean));
  }
  function redraw() { write(); paint(); }
  function choose(number) { at = clamp(number, 0, D.scenarios.length - 1); state.map.closePopup(); redraw(); tools.remember(); }
  function start() {
    at = D.scenarios.length > 1 ? 1 : 0;
    slider = el("input", {type: "range", min: 0, max: D.scenarios.length - 1, step: 1, "aria-label": said("Scenario"), oninput: () => choose(+slider.value)});
    reading = el("p", {class: "doing"});
    picker = el("select", {class: "tool", "aria-label": said("Question"), onchange: () => { asked = +picker.value; redraw(); tools.fit(); tools.remember(); }});
    [header, headline, list] = ["header", "div", "section"].map((tag) => el(tag, {}));
    headline.className = "headline";
    headline.setAttribute("aria-live", "polite");
    table = el("table", {class: "comparison"});
    legend = el("ul", {class: "legend"});
    notes = notesNode();
    return [el("section", {class: "clock", "aria-label": said("Scenario shown")}, el("div", {class: "scrub"}, reading, slider)),
      el("aside", {class: "panel", "aria-label": said("What changes, in words and figures")}, header, picker, headline, table, el("section", {class: "legend-box"}, el("h2", {}, said("Legend")), legend), list, notes)];
  }
  function draw(map) {
    [["strands", 410], ["targets", 415], ["dots", 430], ["crosses", 435]].forEach(([name, z]) => { map.createPane(name).style.zIndex = z; renderers[name] = L.svg({pane: name, padding: 0.3}); });
    lines = L.layerGroup().addTo(map);
    dots = L.layerGroup().addTo(map);
    redraw();
  }
  return {
    start, draw, openTerminal, redraw,
    bounds: () => [...D.questions[asked].outcomes.flatMap(legsOf).flatMap((leg) => leg.points), ...ownEnds().map(placeOf)],
    words: () => [at, asked],
    recall([number, question]) {
      if (D.scenarios[number]) at = +number;
      if (D.questions[question]) asked = +question;
    },
  };
})();
