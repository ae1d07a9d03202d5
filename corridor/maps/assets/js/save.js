// Taking the answer away: the same rows as the command line writes, as CSV, and lines as GeoJSON.

const save = (() => {
  const FIELDS = "route,step,kind,id,terminal,tail,head,from_mode,to_mode,length_km,part,min_days,likely_days,max_days,reached_min_days,reached_likely_days,reached_max_days,era_used,fact_kind,confidence,sources,terminal_name,tail_name,head_name";

  const number = (x) => String(Math.round(x * 1e6) / 1e6);
  // A spreadsheet must not take a name for a formula.
  function cell(value) {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return number(value);
    const text = /^\s*[=+\-@]/.test(value) ? `'${value}` : value;
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }
  const idOf = (n) => D.terminals[n].id;
  function row(journey, step, i) {
    const e = step.element, leg = step.leg, places = leg ? [null, ...leg.ends] : [e.terminal, null, null];
    const told = (of) => places.map((n) => (n === null ? "" : of(n)));
    return [journey.rank, i + 1, leg ? "leg" : "transfer", leg ? leg.id : e.id, ...told(idOf),
      e.modes[0], e.modes[1], leg ? leg.km : null, e.part, ...e.days, ...step.end.slice(0, 3), e.era, e.kind, e.grade, e.sources.map((n) => D.sources[n].id).join(";"), ...told((n) => D.terminals[n].name)];
  }
  function csv() {
    const rows = state.journeys.flatMap((j) => j.steps.map((s, i) => row(j, s, i).map(cell).join(",")));
    return [FIELDS, ...rows].join("\n") + "\n";
  }
  function geojson() {
    const features = state.journeys.flatMap((j) => j.legs.map(({leg, element}) => ({
      type: "Feature", geometry: {type: "LineString", coordinates: leg.points.slice(1, -1).map(([lat, lon]) => [lon, lat])},
      properties: {route: j.rank, leg: leg.id, tail: idOf(leg.ends[0]), head: idOf(leg.ends[1]), mode: leg.mode, length_km: leg.km, days: {min: element.days[0], likely: element.days[1], max: element.days[2]}, era_used: element.era, fact_kind: element.kind, confidence: element.grade, sources: element.sources.map((n) => D.sources[n].id), schematic: leg.schematic},
    })));
    return JSON.stringify({type: "FeatureCollection", ...D.attribution.length ? {attribution: D.attribution} : {}, features}, null, 2);
  }
  function offer(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], {type}));
    const link = el("a", {href: address, download: name});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
  const fileName = () => state.journeys[0].route.terminals.length ? `${idOf(state.journeys[0].route.terminals[0])}-${idOf(state.journeys[0].route.terminals.slice(-1)[0])}` : "route";
  function make() {
    return el("div", {class: "save"},
      el("button", {type: "button", onclick: () => offer(`${fileName()}.csv`, "text/csv", csv())}, said("Download CSV")),
      el("button", {type: "button", onclick: () => offer(`${fileName()}.geojson`, "application/geo+json", geojson())}, said("Download GeoJSON")),
      el("button", {type: "button", onclick: () => window.print()}, said("Print")));
  }
  return {make};
})();
