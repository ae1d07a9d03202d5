// Beside the map: the answer in one line, alternatives compared, every step, the legend, the notes.

const panel = (() => {
  let header, headline, comparison, table, bill, legend, notes;

  const HEADS = {eras: word("Eras"), compare: word("Corridors"), route: word("Alternatives")};
  const FIRST = {eras: word("Era"), compare: word("Corridor"), route: word("By way of")};
  const head = (text, isNumber) => el("th", {scope: "col", class: isNumber ? "number" : ""}, text);
  const unseen = (text) => el("span", {class: "unseen"}, text);

  function splitBar(journey) {
    const total = Math.max(...state.journeys.map((j) => j.days[1])) || 1;
    const split = Object.entries(journey.route.split).filter(([, days]) => days[1] > 0);
    const label = split.map(([part, days]) => `${known(PARTS, part)} ${tenth(days[1])}`).join(", ");
    return el("span", {class: "split", role: "img", "aria-label": label, title: label}, split.map(([part, days]) => {
      const bar = el("i", {class: `part-${part}`});
      bar.style.width = `${days[1] / total * 100}%`;
      return bar;
    }));
  }
  const viaNodes = (journey) => [...journey.route.via.flatMap((number, i) => [i ? " · " : "", placeNode(number)]), journey.route.by ? ` (${journey.route.by.map(modeName).join(", ")})` : ""];
  function drawHeadline() {
    const best = state.chosen, days = best.days, chances = best.chances;
    headline.replaceChildren(
      state.journeys.length > 1 ? el("p", {class: "muted"}, badge(best), " ", D.view === "eras" ? remark(eraOf(best.route.era).title) : say("of {0}", state.journeys.length)) : "",
      el("p", {class: "big"}, el("b", {}, span(days, tenth)), ` ${unit(days[2])}`, days[0] === days[2] ? "" : el("span", {class: "muted"}, " ", say("most likely {0}", tenth(days[1])))),
      chances && days[0] !== days[2] ? el("p", {class: "chances"}, say("Half of shipments arrive within {0} days, four in five take {1} to {2}.", tenth(chances[1]), tenth(chances[0]), tenth(chances[2]))) : "",
      ...quote.lines(best).filter(Boolean),
      el("p", {class: "muted"}, kmText(best.km), best.route.family ? [" · ", remark(best.route.family)] : null));
  }
  const viaOrDirect = (journey) => (journey.route.via.length || journey.route.by ? viaNodes(journey) : say("direct"));
  const isShared = () => new Set(state.journeys.map((j) => j.route.family)).size === 1;
  function rowName(journey) {
    const family = journey.route.family ? remark(journey.route.family) : null;
    if (D.view === "eras") return remark(eraOf(journey.route.era).title);
    if (D.view === "compare") return [family || say("No corridor's gateway"), el("small", {}, viaOrDirect(journey))];
    return [viaOrDirect(journey), family && !isShared() ? el("small", {}, family) : null];
  }
  // What an era gained on a step over the era before it: the same leg, or the same part of a stay.
  function gain(step) {
    const before = D.view === "eras" && state.journeys[state.journeys.indexOf(state.chosen) - 1];
    if (!before) return null;
    const key = (s) => s.leg ? s.leg.id : `${s.element.terminal} ${s.element.part}`;
    const sum = (journey) => journey.steps.filter((s) => key(s) === key(step)).reduce((days, s) => days + s.element.days[1], 0);
    const days = sum(state.chosen) - sum(before);
    if (!sum(before) || Math.abs(days) < 0.005 || state.chosen.steps.find((s) => key(s) === key(step)) !== step) return null;
    return el("small", {class: days < 0 ? "gained" : "lost"}, say("{0} since {1}", `${days < 0 ? "−" : "+"}${hundredth(Math.abs(days))}`, before.route.badge));
  }
  function comparisonRow(journey) {
    const shown = el("input", {type: "checkbox", onchange: () => { journey.shown = shown.checked; redraw(); }, "aria-label": `${say("Show")} ${journey.route.badge}`});
    const pick = el("button", {type: "button", class: "pick", "aria-pressed": String(journey === state.chosen), onclick: () => choose(journey)},
      badge(journey), el("span", {}, rowName(journey), quote.brief(journey), splitBar(journey)));
    const several = state.journeys.length > 1, chances = journey.chances;
    return el("tr", {class: journey === state.chosen ? "chosen" : ""},
      several ? el("td", {}, shown) : null,
      el("th", {scope: "row"}, pick),
      el("td", {class: "number"}, el("b", {}, tenth(journey.days[1])), D.view === "eras" ? null : el("small", {}, kmText(journey.km))),
      el("td", {class: "number"}, span(journey.days, tenth), chances && journey.days[0] !== journey.days[2] ? el("small", {}, `${tenth(chances[0])}–${tenth(chances[2])}`) : null));
  }
  function drawComparison() {
    const several = state.journeys.length > 1, drawn = state.journeys.some((j) => j.chances);
    comparison.replaceChildren(
      el("caption", {}, several ? say(HEADS[D.view]) : say("The route")),
      el("thead", {}, el("tr", {}, several ? head(unseen(say("Shown"))) : null, head(say(FIRST[D.view])), head(say("Days"), true), head([say("Range"), drawn ? el("small", {}, "P10–P90") : null], true))),
      el("tbody", {}, state.journeys.map(comparisonRow)));
    comparison.querySelectorAll("input").forEach((box, i) => { box.checked = state.journeys[i].shown; });
  }

  function stepName(step) {
    if (step.leg) return [modeName(step.leg.mode), " ", placeNode(step.leg.ends[0]), " → ", placeNode(step.leg.ends[1])];
    return [known(PARTS, step.element.part), ", ", placeNode(step.element.terminal)];
  }
  function stepRow(step, number) {
    const era = state.chosen.route.era, fell = step.element.era !== era, gained = gain(step);
    return el("tr", {class: step.leg ? "leg" : "stay", "data-step": number},
      el("td", {}, el("i", {class: `swatch part-${step.element.part}`})),
      el("th", {scope: "row"}, el("button", {type: "button", class: "pick", onclick: () => choose(state.chosen, number)}, el("span", {}, stepName(step), step.leg ? el("small", {}, kmText(step.leg.km)) : null))),
      el("td", {class: "number"}, hundredth(step.element.days[1]), el("small", {}, step.element.days[0] === step.element.days[2] ? "" : span(step.element.days)), gained),
      el("td", {class: "number"}, tenth(step.end[1]), state.chosen.chances ? el("small", {}, `${tenth(step.end[3])}–${tenth(step.end[5])}`) : null),
      el("td", {}, grade(step.element.grade), fell && step.element.era !== "all" ? el("small", {}, bdi(step.element.era)) : null));
  }
  function drawTable() {
    const journey = state.chosen;
    table.replaceChildren(
      el("caption", {}, badge(journey), " ", say("Step by step")),
      el("thead", {}, el("tr", {}, head(unseen(say("Part"))), head(say("Step")), head(say("Days"), true), head([say("By day"), journey.chances ? el("small", {}, "P10–P90") : null], true), head(say("Grade")))),
      el("tbody", {}, journey.steps.map(stepRow)),
      el("tfoot", {}, el("tr", {}, el("td"), el("th", {scope: "row"}, say("Total"), el("small", {}, kmText(journey.km))), el("td", {class: "number"}, hundredth(journey.days[1]), el("small", {}, span(journey.days))), el("td"), el("td"))));
  }
  function markStep() {
    if (!table) return;
    const place = placeAt(state.chosen, state.day, 1), number = place && state.day < state.chosen.days[1] ? String(place.number) : "";
    table.querySelectorAll("tr[data-step]").forEach((row) => row.classList.toggle("now", row.dataset.step === number));
  }

  function drawLegend() {
    const legs = state.journeys.flatMap((j) => j.legs.map((s) => s.leg)), modes = [...new Set(legs.map((leg) => leg.mode))], grades = [...new Set(state.journeys.flatMap((j) => j.steps.map((s) => s.element.grade)))].sort();
    legend.replaceChildren(
      ...modes.map((mode) => legendItem(lineMark(`strand look-${mode}`), modeName(mode))),
      legs.some((leg) => leg.schematic) ? legendItem(lineMark("strand look-schematic"), say("Schematic: way not known")) : "",
      legendItem(dotMark("port"), say("Port")), legendItem(dotMark("gate"), say("Border or gauge change")), legendItem(dotMark("inland"), say("Inland terminal; larger: more days lost")),
      legendItem(el("i", {class: "mark where-mark"}), state.chosen.chances ? say("Where four in five shipments are that day (P10 to P90)") : say("Where it may be that day, earliest to latest")),
      ...Object.entries(PARTS).map(([part, name]) => legendItem(el("i", {class: `swatch part-${part}`}), `${say(name)}: ${say(PART_DETAIL[part])}`)),
      ...grades.map((letter) => legendItem(grade(letter), known(GRADES, letter))));
  }
  function make() {
    header = el("header", {});
    headline = el("div", {class: "headline", "aria-live": "polite"});
    comparison = el("table", {class: "comparison"});
    table = el("table", {class: "steps"});
    bill = el("section", {});
    legend = el("ul", {class: "legend"});
    notes = notesNode();
    const node = el("aside", {class: "panel", "aria-label": said("The answer in words and figures")},
      header, headline, comparison, el("section", {}, table), bill, el("section", {class: "legend-box"}, el("h2", {}, said("Legend")), legend), notes, save.make());
    draw();
    return node;
  }
  function draw() {
    header.replaceChildren(...[headingNode(headingOf()), D.view === "eras" ? null : el("p", {class: "muted"}, eraNodes())].filter(Boolean));
    drawHeadline(); drawComparison(); drawTable(); drawLegend(); markStep();
    bill.replaceChildren(...quote.table(state.chosen));
    bill.hidden = !bill.firstChild;
    fillNotes(notes, [say("Days are sums of the least, most likely and greatest figures of each step, rounded here; the CSV has every digit."),
      ...state.chosen.chances ? [say("P10 to P90 come from simulated shipments: percentiles of the clock, which do not add up step by step.")] : []]);
  }
  return {make, draw, markStep};
})();
