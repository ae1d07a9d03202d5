// Time against distance: steps up are days standing still; the band runs from earliest to latest.

const chart = (() => {
  const MARGIN = {left: 40, right: 14, top: 12, bottom: 40};
  let host, box, cursor, dot, bandMark, size = {w: 0, h: 0}, scale;

  function niceStep(most, wanted) {
    const raw = most / wanted, power = 10 ** Math.floor(Math.log10(raw));
    return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw);
  }
  function makeScale() {
    const shown = state.journeys.filter((j) => j.shown);
    const days = Math.max(1, ...shown.map((j) => j.days[2])), km = Math.max(1, ...shown.map((j) => j.km));
    const w = size.w - MARGIN.left - MARGIN.right, h = size.h - MARGIN.top - MARGIN.bottom;
    scale = {days, km, x: (value) => MARGIN.left + value / km * w, y: (day) => MARGIN.top + h - day / days * h,
      km_at: (x) => clamp((x - MARGIN.left) / w * km, 0, km), day_at: (y) => clamp((MARGIN.top + h - y) / h * days, 0, days)};
  }
  const corners = (journey, which) => [[0, 0], ...journey.steps.flatMap((s) => [[s.km0, s.start[which]], [s.km1, s.end[which]]])];
  const path = (points) => points.map(([km, day], i) => `${i ? "L" : "M"}${scale.x(km).toFixed(1)} ${scale.y(day).toFixed(1)}`).join("");

  function axes() {
    const nodes = [], stepDay = niceStep(scale.days, 5), stepKm = niceStep(scale.km, size.w < 520 ? 4 : 8);
    for (let day = 0; day <= scale.days; day += stepDay) {
      nodes.push(svg("line", {class: "grid", x1: MARGIN.left, x2: size.w - MARGIN.right, y1: scale.y(day), y2: scale.y(day)}));
      nodes.push(svg("text", {class: "tick", x: MARGIN.left - 6, y: scale.y(day) + 4, "text-anchor": "end"}, String(+day.toFixed(2))));
    }
    for (let km = 0; km <= scale.km; km += stepKm) {
      nodes.push(svg("text", {class: "tick", x: scale.x(km), y: size.h - MARGIN.bottom + 16, "text-anchor": "middle"}, km.toLocaleString("en-US")));
    }
    nodes.push(svg("text", {class: "axis", x: size.w - MARGIN.right, y: size.h - 6, "text-anchor": "end"}, say("km from origin")));
    nodes.push(svg("text", {class: "axis", x: 10, y: MARGIN.top + 2, "text-anchor": "start", transform: `rotate(-90 10 ${MARGIN.top + 2}) translate(-26 0)`}, say("day")));
    return nodes;
  }
  // Names of the places where most time is lost, above their step.
  function stops(journey) {
    const totals = new Map();
    journey.steps.filter((s) => !s.leg).forEach((s) => {
      const key = s.element.terminal, known = totals.get(key) || {days: 0, km: s.km0, end: 0};
      totals.set(key, {days: known.days + s.element.days[1], km: s.km0, end: s.end[1]});
    });
    const nodes = [], taken = [];
    [...totals].sort((a, b) => b[1].days - a[1].days).slice(0, 9).forEach(([number, stop]) => {
      const text = nameText(D.terminals[number]).slice(0, 24), x = scale.x(stop.km), y = scale.y(stop.end) - 5, width = text.length * 6.2;
      const start = x + width > size.w - 8 ? "end" : "start", left = start === "end" ? x - width : x;
      if (y < 10 || taken.some((t) => Math.abs(t.y - y) < 13 && left < t.x + t.w && t.x < left + width)) return;
      taken.push({x: left, y, w: width});
      nodes.push(svg("text", {class: "stop", x: start === "end" ? x - 4 : x + 4, y, "text-anchor": start}, text));
    });
    return nodes;
  }
  function steps(journey) {
    return journey.steps.map((s, number) => svg("path", {
      class: `step ${s.leg ? "part-running" : `part-${s.element.part}`}`, d: path([[s.km0, s.start[1]], [s.km1, s.end[1]]]), "data-step": number,
    }));
  }
  const band = (journey, [soon, late], kind) => svg("path", {class: `band ${kind} tone-${tone(journey)}`, d: path([...corners(journey, soon), ...corners(journey, late).reverse()]) + "Z"});
  // The day by which it must be there.
  function due(day) {
    const y = scale.y(day), text = say("due");
    return [svg("line", {class: "due", x1: MARGIN.left, x2: size.w - MARGIN.right, y1: y, y2: y}), svg("text", {class: "stop", x: MARGIN.left + 4, y: y - 4, "text-anchor": "start"}, text)];
  }
  function draw() {
    if (!host) return;
    size = {w: host.clientWidth, h: host.clientHeight};
    if (size.w < 60 || size.h < 60) return;
    makeScale();
    const chosen = state.chosen, others = state.journeys.filter((j) => j.shown && j !== chosen);
    box.setAttribute("viewBox", `0 0 ${size.w} ${size.h}`);
    box.replaceChildren(
      ...axes(),
      ...others.map((j) => svg("path", {class: `other tone-${tone(j)}`, d: path(corners(j, 1))})),
      band(chosen, [0, 2], "outer"), ...chosen.chances ? [band(chosen, chosen.band, "")] : [],
      svg("path", {class: `likely tone-${tone(chosen)}`, d: path(corners(chosen, 1))}),
      ...steps(chosen), ...stops(chosen));
    if (quote.dates.allowed <= scale.days) box.append(...due(quote.dates.allowed));
    cursor = svg("line", {class: "cursor"});
    bandMark = svg("line", {class: `range tone-${tone(chosen)}`});
    dot = svg("circle", {class: `here tone-${tone(chosen)}`, r: 6});
    box.append(cursor, bandMark, dot);
    showDay();
  }
  function showDay() {
    if (!dot || !scale) return;
    const day = state.day, here = placeAt(state.chosen, day, 1), [soon, late] = state.chosen.band.map((which) => placeAt(state.chosen, day, which));
    if (!here) return;
    const y = scale.y(Math.min(day, scale.days));
    set(cursor, {x1: MARGIN.left, x2: size.w - MARGIN.right, y1: y, y2: y});
    set(bandMark, {x1: scale.x(late.km), x2: scale.x(soon.km), y1: y, y2: y});
    set(dot, {cx: scale.x(here.km), cy: y});
  }
  const set = (node, attributes) => Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));

  function pointed(event) {
    const frame = box.getBoundingClientRect();
    return {day: scale.day_at(event.clientY - frame.top), km: scale.km_at(event.clientX - frame.left)};
  }
  // Pointing moves the shipment along the likely line to the kilometre under the pointer.
  function follow(event) {
    const {km} = pointed(event), step = state.chosen.steps.find((s) => s.leg && km <= s.km1) || state.chosen.steps[state.chosen.steps.length - 1];
    if (!step) return;
    const share = step.km1 > step.km0 ? (km - step.km0) / (step.km1 - step.km0) : 1;
    clock.set(mix(step.start[1], step.end[1], clamp(share, 0, 1)));
  }
  function make() {
    box = svg("svg", {role: "img", });
    living(() => box.setAttribute("aria-label", say("Day of travel against kilometres from the origin; the table of steps holds the same figures")));
    let held = false;
    box.addEventListener("pointerdown", (event) => { held = true; box.setPointerCapture(event.pointerId); follow(event); });
    box.addEventListener("pointermove", (event) => { if (held || event.pointerType === "mouse" && event.shiftKey) follow(event); });
    box.addEventListener("pointerup", () => { held = false; });
    box.addEventListener("click", (event) => { const step = event.target.dataset && event.target.dataset.step; if (step !== undefined) choose(state.chosen, +step); });
    host = el("div", {class: "plot"}, box);
    new ResizeObserver(draw).observe(host);
    return host;
  }
  return {make, draw, showDay};
})();
