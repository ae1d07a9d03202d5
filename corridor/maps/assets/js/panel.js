// Beside the map: the answer in one line, alternatives compared, every step, the legend, the notes.

const panel = (() => {
  let headline, comparison, table, legend;

  function splitBar(journey) {
    const total = Math.max(...state.journeys.map((j) => j.days[1])) || 1;
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
  function drawHeadline() {
    const best = state.chosen, days = best.days;
    headline.replaceChildren(
      state.journeys.length > 1 ? el("p", {class: "muted"}, badge(best), D.view === "eras" ? [" ", bdi(eraOf(best.route.era).title)] : ` of ${state.journeys.length}`) : "",
      el("p", {class: "big"}, el("b", {}, span(days, tenth)), ` ${unit(days[2])}`, days[0] === days[2] ? "" : el("span", {class: "muted"}, ` most likely ${tenth(days[1])}`)),
      el("p", {class: "muted"}, kmText(best.km), best.route.family ? [" · ", bdi(best.route.family)] : null));
  }
  const viaOrDirect = (journey) => journey.route.via.length ? viaNodes(journey) : "direct";
  function rowName(journey) {
    const family = journey.route.family ? bdi(journey.route.family) : null;
    if (D.view === "eras") return bdi(eraOf(journey.route.era).title);
    if (D.view === "compare") return [family || "No corridor's gateway", el("small", {}, viaOrDirect(journey))];
    return [viaOrDirect(journey), family ? el("small", {}, family) : null];
  }
  // What an era gained on a step over the era before it: the same leg, or the same part of a stay.
  function gain(step) {
    const before = D.view === "eras" && state.journeys[state.journeys.indexOf(state.chosen) - 1];
    if (!before) return null;
    const key = (s) => s.leg ? s.leg.id : `${s.element.terminal} ${s.element.part}`;
    const sum = (journey) => journey.steps.filter((s) => key(s) === key(step)).reduce((days, s) => days + s.element.days[1], 0);
    const days = sum(state.chosen) - sum(before);
    if (!sum(before) || Math.abs(days) < 0.005 || state.chosen.steps.find((s) => key(s) === key(step)) !== step) return null;
    return el("small", {class: days < 0 ? "gained" : "lost"}, `${days < 0 ? "−" : "+"}${hundredth(Math.abs(days))} since ${before.route.badge}`);
  }
  function comparisonRow(journey) {
    const shown = el("input", {type: "checkbox", checked: true, "aria-label": `Show ${routeWord(journey)}`, onchange: () => { journey.shown = shown.checked; redraw(); }});
    const pick = el("button", {type: "button", class: "pick", "aria-pressed": String(journey === state.chosen), onclick: () => choose(journey)},
      badge(journey), el("span", {}, rowName(journey)));
    const several = state.journeys.length > 1;
    return el("tr", {class: journey === state.chosen ? "chosen" : ""},
      several ? el("td", {}, shown) : null,
      el("th", {scope: "row"}, pick),
      el("td", {class: "number"}, el("b", {}, tenth(journey.days[1]))),
      el("td", {class: "number"}, span(journey.days, tenth)),
      D.view === "eras" ? null : el("td", {class: "number"}, Math.round(journey.km).toLocaleString("en-US")),
      el("td", {class: "bar"}, splitBar(journey)));
  }
  function drawComparison() {
    comparison.replaceChildren(
      el("caption", {}, state.journeys.length > 1 ? {eras: "Eras", compare: "Corridors"}[D.view] || "Alternatives" : "The route"),
      el("thead", {}, el("tr", {}, state.journeys.length > 1 ? el("th", {scope: "col"}, el("span", {class: "unseen"}, "Shown")) : null,
        el("th", {scope: "col"}, {eras: "Era", compare: "Corridor"}[D.view] || "By way of"), el("th", {scope: "col", class: "number"}, "Days"), el("th", {scope: "col", class: "number"}, "Range"), D.view === "eras" ? null : el("th", {scope: "col", class: "number"}, "km"), el("th", {scope: "col"}, "By part"))),
      el("tbody", {}, state.journeys.map(comparisonRow)));
    comparison.querySelectorAll("input").forEach((box, i) => { box.checked = state.journeys[i].shown; });
  }

  function stepName(step) {
    if (step.leg) return [(MODES[step.leg.mode] || [step.leg.mode])[0], " ", nameNode(D.terminals[step.leg.ends[0]]), " → ", nameNode(D.terminals[step.leg.ends[1]])];
    return [PARTS[step.element.part], ", ", nameNode(D.terminals[step.element.terminal])];
  }
  function stepRow(step, number) {
    const era = state.chosen.route.era, fell = step.element.era !== era, gained = gain(step);
    return el("tr", {class: step.leg ? "leg" : "stay", "data-step": number},
      el("td", {}, el("i", {class: `swatch part-${step.element.part}`})),
      el("th", {scope: "row"}, el("button", {type: "button", class: "pick", onclick: () => choose(state.chosen, number)}, el("span", {}, stepName(step)))),
      el("td", {class: "number"}, step.leg ? Math.round(step.leg.km).toLocaleString("en-US") : ""),
      el("td", {class: "number"}, hundredth(step.element.days[1]), el("small", {}, step.element.days[0] === step.element.days[2] ? "" : span(step.element.days)), gained),
      el("td", {class: "number"}, tenth(step.end[1])),
      el("td", {}, grade(step.element.grade), fell ? el("small", {title: `No figure of its own for ${era}: taken from ${step.element.era}`}, bdi(step.element.era)) : null));
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

  function drawLegend() {
    const legs = state.journeys.flatMap((j) => j.legs.map((s) => s.leg)), modes = [...new Set(legs.map((leg) => leg.mode))];
    legend.replaceChildren(
      ...modes.map((mode) => legendItem(lineMark(`strand look-${mode}`), modeName(mode))),
      legs.some((leg) => leg.schematic) ? legendItem(lineMark("strand look-schematic"), "Schematic: way not known") : "",
      legendItem(dotMark("port"), "Port"), legendItem(dotMark("gate"), "Border or gauge change"), legendItem(dotMark("inland"), "Inland terminal; larger: more days lost"),
      legendItem(el("i", {class: "mark where-mark"}), "Where it may be that day, earliest to latest"),
      ...Object.entries(PARTS).map(([part, word]) => legendItem(el("i", {class: `swatch part-${part}`}), `${word}: ${PART_DETAIL[part]}`)),
      ...Object.entries(GRADES).map(([letter, words]) => legendItem(grade(letter), `${words}`)));
  }
  function make() {
    headline = el("div", {class: "headline", "aria-live": "polite"});
    comparison = el("table", {class: "comparison"});
    table = el("table", {class: "steps"});
    legend = el("ul", {class: "legend"});
    const node = el("aside", {class: "panel", "aria-label": "The answer in words and figures"},
      el("header", {}, el("h1", {}, bdi(D.title)), D.view === "eras" ? null : el("p", {class: "muted"}, D.eras.map((era, i) => [i ? " · " : "", bdi(era.title || era.id)]))),
      headline, comparison, el("section", {}, table),
      el("section", {class: "legend-box"}, el("h2", {}, "Legend"), legend), notesNode("Days are sums of the least, most likely and greatest figures of each step, rounded here; the CSV has every digit."), save.make());
    draw();
    return node;
  }
  function draw() { drawHeadline(); drawComparison(); drawTable(); drawLegend(); markStep(); }
  return {make, draw, markStep};
})();
