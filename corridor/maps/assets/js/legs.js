// The payload: legs with their points on the ground, whichever view shows them.

const D = JSON.parse($("corridor-data").textContent);
// Long lists travel as tables: columns, what their cells choose from, and rows.
Object.entries(D).forEach(([name, table]) => {
  if (!table || !table.rows) return;
  const value = (cell, pool) => (pool ? pool[cell] : cell);
  D[name] = table.rows.map((row) => Object.fromEntries(row.flatMap((cell, i) => (cell === null ? [] : [[table.columns[i], value(cell, table.pools[i])]]))));
});
if (D.texts) D.texts = D.texts.texts.map((row) => row.map((number) => D.texts.sentences[number]).join(". "));
const DECIMALS = 3;

const pathOfLine = (() => {
  const known = [];
  return (number) => known[number] || (known[number] = unpack(D.lines[number], DECIMALS));
})();

D.elements.forEach((element) => {
  element.note = D.texts[element.note];
  if (element.leg !== undefined) element.modes = [D.legs[element.leg].mode, D.legs[element.leg].mode];
});
D.terminals.forEach((terminal) => { terminal.status = terminal.status || "open"; });
D.legs.forEach((leg, number) => {
  leg.number = number;
  leg.status = leg.status || "open";
  leg.schematic = leg.line === undefined;
  const points = leg.schematic ? unpack(leg.path, DECIMALS) : pathOfLine(leg.line).slice();
  if (leg.turned) points.reverse();
  const place = (i) => D.terminals[leg.ends[i]].at;
  // Lines end near their terminals, not on them: the last step is drawn to the terminal itself.
  leg.points = [[place(0)[1], place(0)[0]], ...points, [place(1)[1], place(1)[0]]];
  leg.along = runningKm(leg.points);
});

function pointOnLeg(leg, share) {
  const km = share * leg.along[leg.along.length - 1], i = Math.min(lastAtMost(leg.along, km), leg.points.length - 2);
  const step = leg.along[i + 1] - leg.along[i] || 1, part = (km - leg.along[i]) / step;
  const a = leg.points[i], b = leg.points[i + 1];
  return {at: [mix(a[0], b[0], part), mix(a[1], b[1], part)], i};
}

// What every view shares: the map, and the view's own answers to the tools.
const state = {map: null, journeys: [], chosen: null, day: 0};
let view = null;

const eraNodes = () => D.eras.map((era, i) => [i ? " · " : "", remark(era.title || era.id)]);
const eraOf = (id) => D.eras.find((era) => era.id === id) || {id, title: id};
const modeName = (mode) => known(MODES, mode);
// The same stretch of ground, whichever way and by whichever vessel.
const groundOf = (leg) => leg.schematic ? [...leg.ends].sort((a, b) => a - b).join("~") : `line${leg.line}`;
const placeOf = (number) => { const [lon, lat] = D.terminals[number].at; return [lat, lon]; };
