// What stands below every view: notes, how to compute it again, and the marks of legends.

function notesNode(about) {
  const p = D.provenance, all = [...D.notes];
  D.eras.filter((era) => era.target).forEach((era) => all.unshift(`${era.title}: an aim, never observed.`));
  return el("section", {class: "notes"},
    all.length ? [el("h2", {}, "Notes"), el("ul", {}, all.map((note) => el("li", {}, bdi(note))))] : null,
    el("p", {class: "muted"}, about),
    el("p", {class: "muted"}, "Borders are indicative and follow membership of the United Nations."),
    el("p", {class: "muted"}, bdi(p.network), " ", bdi(p.version), p.fingerprint ? `, data ${p.fingerprint.slice(0, 12)}` : "", `, corridor ${p.package}`, p.scenario ? [", scenario ", bdi(p.scenario)] : null, "."));
}
const legendItem = (mark, text) => el("li", {}, mark, el("span", {}, text));
const lineMark = (className) => svg("svg", {class: "mark", viewBox: "0 0 34 10", "aria-hidden": "true"}, svg("line", {class: className, x1: 2, y1: 5, x2: 32, y2: 5}));
const dotMark = (className, r = 5) => svg("svg", {class: "mark", viewBox: "0 0 34 14", "aria-hidden": "true"}, svg("circle", {class: `dot ${className}`, cx: 17, cy: 7, r}));
