// What stands below every view: the question, limits, notes, sources, how to compute it again; legends.

// A terminal, or legs one after another, by the names of their ends.
const chainNode = (numbers) => el("span", {}, numbers.flatMap((n, i) => [i ? " → " : "", placeNode(n)]));
const listed = (node, i) => [i ? ", " : "", node];
function headingNode(text) { return el("h1", {}, text); }
function termsOf() {
  const asked = D.asked || {}, names = (numbers) => numbers.map(placeNode).flatMap(listed);
  return [
    D.eras.length ? [say("Era"), eraNodes()] : null,
    asked.by ? [say("Best in"), known(BY, asked.by)] : null,
    asked.alternatives ? [say("Routes asked for"), String(asked.alternatives)] : null,
    asked.via ? [say("By way of"), names(asked.via)] : null,
    asked.avoid ? [say("Avoiding"), [...(asked.avoid.places || []).map(chainNode), ...(asked.avoid.modes || []).map(modeName), ...(asked.avoid.others || []).map(remark)].flatMap(listed)] : null,
    asked.corridor ? [say("Only by"), remark(asked.corridor)] : null,
    D.provenance.scenario ? [say("Scenario"), remark(D.provenance.scenario)] : null,
    ...view.terms ? view.terms() : [],
    asked.draws ? [say("Simulated"), say("{0} draws, seed {1}", whole(asked.draws), asked.seed)] : null,
  ].filter(Boolean);
}
function fillNotes(host, about) {
  const p = D.provenance, all = [...D.notes], limits = D.limits || [];
  D.eras.filter((era) => era.target).forEach((era) => all.unshift(`${era.title}: an aim, never observed.`));
  host.replaceChildren(
    el("h2", {}, say("The question")), el("dl", {class: "terms"}, termsOf().map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))),
    limits.length ? el("h2", {}, say("Limits")) : "", limits.length ? el("ul", {}, limits.map(([where, note]) => el("li", {}, el("b", {}, typeof where === "string" ? remark(where) : where.map(chainNode).flatMap(listed)), ": ", remark(note)))) : "",
    all.length ? el("h2", {}, say("Notes")) : "", all.length ? el("ul", {}, all.map((note) => el("li", {}, remark(note)))) : "",
    ...about.map((text) => el("p", {class: "muted"}, text)),
    el("p", {class: "muted"}, say("Days run from terminal to terminal: no booking, loading or customs at the two ends. Live queues and prices are not known.")),
    el("p", {class: "muted"}, say("Borders are indicative and follow membership of the United Nations.")),
    column() ? el("p", {class: "muted"}, say("The English words are the original ones.")) : "",
    el("p", {class: "muted"}, remark(`${p.network} ${p.version}`), p.fingerprint ? `, data ${p.fingerprint.slice(0, 12)}` : "", `, corridor ${p.package}.`),
    D.sources.length ? el("details", {}, el("summary", {}, say("All sources ({0})", D.sources.length)), el("ul", {class: "sources"}, D.sources.map((_, number) => sourceLine(number)))) : "");
  return host;
}
const notesNode = () => el("section", {class: "notes"});
const legendItem = (mark, text) => el("li", {}, mark, el("span", {}, text));
const lineMark = (className) => svg("svg", {class: "mark", viewBox: "0 0 34 10", "aria-hidden": "true"}, svg("line", {class: className, x1: 2, y1: 5, x2: 32, y2: 5}));
const dotMark = (className, r = 5) => svg("svg", {class: "mark", viewBox: "0 0 34 14", "aria-hidden": "true"}, svg("circle", {class: `dot ${className}`, cx: 17, cy: 7, r}));
