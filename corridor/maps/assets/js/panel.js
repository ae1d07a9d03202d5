// Beside the map: the answer in one line, alternatives compared, every step, the legend, the notes.

const panel = (() => {
  let comparison, table, legend;

  function splitBar(journey) {
    const total = journey.days[1] || 1;
    const parts = Object.entries(journey.route.split).filter(([, days]) => days[1] > 0);
    const label = parts.map(([part, days]) => `${PARTS[part]} ${tenth(days[1])} d`).join(", ");
    return el("span", {class: "split", role: "img", "aria-label": label, title: label}, parts.map(([part, days]) => {
      const bar = el("i", {class: `part-${part}`});
      bar.style.width = `${days[1] / total * 100}%`;
      return bar;
    }));
  }
  function viaNodes(journey) {
    return journey.route.via.flatMap((number, i) => [i ? " · " : "", nameNode(D.terminals[number])]);
  }
  function headline() {
    const best = state.journeys[0], days = best.days;
    return el("div", {class: "headline"},
      el("p", {class: "big"}, el("b", {}, span(days, tenth)), ` ${unit(days[2])}`, days[0] === days[2] ? "" : el("span", {class: "muted"}, ` most likely ${tenth(days[1])}`)),
      el("p", {class: "muted"}, kmText(best.km), best.route.family ? [" · ", bdi(best.route.family)] : null));
  }
  function comparisonRow(journey) {
    const shown = el("input", {type: "checkbox", checked: true, "aria-label": `Show route ${journey.rank}`, onchange: () => { journey.shown = shown.checked; redraw(); }});
    const pick = el("button", {type: "button", class: "pick", "aria-pressed": String(journey === state.chosen), onclick: () => choose(journey)},
      badge(journey), el("span", {}, journey.route.via.length ? viaNodes(journey) : "direct", journey.route.family ? el("small", {}, bdi(journey.route.family)) : null));
    const several = state.journeys.length > 1;
    return el("tr", {class: journey === state.chosen ? "chosen" : ""},
      several ? el("td", {}, shown) : null,
      el("th", {scope: "row"}, pick),
      el("td", {class: "number"}, el("b", {}, tenth(journey.days[1]))),
      el("td", {class: "number"}, span(journey.days, tenth)),
      el("td", {class: "number"}, Math.round(journey.km).toLocaleString("en-US")),
      el("td", {class: "bar"}, splitBar(journey)));
  }
  function drawComparison() {
    comparison.replaceChildren(
      el("caption", {}, state.journeys.length > 1 ? "Alternatives" : "The route"),
      el("thead", {}, el("tr", {}, state.journeys.length > 1 ? el("th", {scope: "col"}, el("span", {class: "unseen"}, "Shown")) : null,
        el("th", {scope: "col"}, "By way of"), el("th", {scope: "col", class: "number"}, "Days"), el("th", {scope: "col", class: "number"}, "Range"), el("th", {scope: "col", class: "number"}, "km"), el("th", {scope: "col"}, "By part"))),
      el("tbody", {}, state.journeys.map(comparisonRow)));
    comparison.querySelectorAll("input").forEach((box, i) => { box.checked = state.journeys[i].shown; });
  }

  function stepName(step) {
    if (step.leg) return [(MODES[step.leg.mode] || [step.leg.mode])[0], " ", nameNode(D.terminals[step.leg.ends[0]]), " → ", nameNode(D.terminals[step.leg.ends[1]])];
    return [PARTS[step.element.part], ", ", nameNode(D.terminals[step.element.terminal])];
  }
  function stepRow(step, number) {
    const fell = step.element.era !== D.era.id;
    return el("tr", {class: step.leg ? "leg" : "stay", "data-step": number},
      el("td", {}, el("i", {class: `swatch part-${step.element.part}`})),
      el("th", {scope: "row"}, el("button", {type: "button", class: "pick", onclick: () => choose(state.chosen, number)}, el("span", {}, stepName(step)))),
      el("td", {class: "number"}, step.leg ? Math.round(step.leg.km).toLocaleString("en-US") : ""),
      el("td", {class: "number"}, hundredth(step.element.days[1]), el("small", {}, step.element.days[0] === step.element.days[2] ? "" : span(step.element.days))),
      el("td", {class: "number"}, tenth(step.end[1])),
      el("td", {}, grade(step.element.grade), fell ? el("small", {title: `No figure of its own for ${D.era.id}: taken from ${step.element.era}`}, bdi(step.element.era)) : null));
  }
  function drawTable() {
    const journey = state.chosen;
    table.replaceChildren(
      el("caption", {}, badge(journey), " Step by step"),
      el("thead", {}, el("tr", {}, el("th", {scope: "col"}, el("span", {class: "unseen"}, "Part")), el("th", {scope: "col"}, "Step"), el("th", {scope: "col", class: "number"}, "km"), el("th", {scope: "col", class: "number"}, "Days"), el("th", {scope: "col", class: "number"}, "By day"), el("th", {scope: "col"}, "Grade"))),
      el("tbody", {}, journey.steps.map(stepRow)),
      el("tfoot", {}, el("tr", {}, el("td"), el("th", {scope: "row"}, "Total"), el("td", {class: "number"}, Math.round(journey.km).toLocaleString("en-US")), el("td", {class: "number"}, hundredth(journey.days[1]), el("small", {}, span(journey.days))), el("td"), el("td"))));
  }
  function markStep() {
    if (!table) return;
    const place = placeAt(state.chosen, state.day, 1), number = place && state.day < state.chosen.days[1] ? String(place.number) : "";
    table.querySelectorAll("tr[data-step]").forEach((row) => row.classList.toggle("now", row.dataset.step === number));
  }

  function legendItem(mark, text) { return el("li", {}, mark, el("span", {}, text)); }
  function lineMark(look) {
    return svg("svg", {class: "mark", viewBox: "0 0 34 10", "aria-hidden": "true"}, svg("line", {class: `strand look-${look}`, x1: 2, y1: 5, x2: 32, y2: 5}));
  }
  function drawLegend() {
    const legs = state.journeys.flatMap((j) => j.legs.map((s) => s.leg)), modes = [...new Set(legs.map((leg) => leg.mode))];
    const dotMark = (className) => svg("svg", {class: "mark", viewBox: "0 0 34 14", "aria-hidden": "true"}, svg("circle", {class: `dot ${className}`, cx: 17, cy: 7, r: 5}));
    legend.replaceChildren(
      ...modes.map((mode) => legendItem(lineMark(mode), (MODES[mode] || [mode])[0])),
      legs.some((leg) => leg.schematic) ? legendItem(lineMark("schematic"), "Schematic: way not known") : "",
      legendItem(dotMark("port"), "Port"), legendItem(dotMark("gate"), "Border or gauge change"), legendItem(dotMark("inland"), "Inland terminal; larger: more days lost"),
      legendItem(el("i", {class: "mark where-mark"}), "Where it may be that day, earliest to latest"),
      ...Object.entries(PARTS).map(([part, word]) => legendItem(el("i", {class: `swatch part-${part}`}), `${word}: ${PART_DETAIL[part]}`)),
      ...Object.entries(GRADES).map(([letter, words]) => legendItem(grade(letter), `${words}`)));
  }
  function notes() {
    const p = D.provenance, all = [...D.notes];
    if (D.era.target) all.unshift(`${D.era.title}: an aim, never observed.`);
    return el("section", {class: "notes"},
      all.length ? [el("h2", {}, "Notes"), el("ul", {}, all.map((note) => el("li", {}, bdi(note))))] : null,
      el("p", {class: "muted"}, "Days are sums of the least, most likely and greatest figures of each step, rounded here; the CSV has every digit. Borders are indicative and follow membership of the United Nations."),
      el("p", {class: "muted"}, bdi(p.network), " ", bdi(p.version), p.fingerprint ? `, data ${p.fingerprint.slice(0, 12)}` : "", `, corridor ${p.package}`, p.scenario ? [", scenario ", bdi(p.scenario)] : null, "."));
  }
  function make() {
    comparison = el("table", {class: "comparison"});
    table = el("table", {class: "steps"});
    legend = el("ul", {class: "legend"});
    const node = el("aside", {class: "panel", "aria-label": "The answer in words and figures"},
      el("header", {}, el("h1", {}, bdi(D.title)), el("p", {class: "muted"}, bdi(D.era.title || D.era.id))),
      headline(), comparison, el("section", {}, table),
      el("section", {class: "legend-box"}, el("h2", {}, "Legend"), legend), notes(), save.make());
    draw();
    return node;
  }
  function draw() { drawComparison(); drawTable(); drawLegend(); markStep(); }
  return {make, draw, markStep};
})();
