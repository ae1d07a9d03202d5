// A route as a path through space and time: where the shipment is on day t, how soon or late.

// Steps carry the days of their start and end, [least, likely, greatest sum, P10, P50, P90], and the
// kilometres run so far. Without draws the band runs from the least to the greatest sum.
const BAND_SUMS = [0, 2], BAND_DRAWS = [3, 5];
function makeJourney(route, rank) {
  let km = 0;
  const since = [0, 0, 0, 0, 0, 0], passed = route.passages;
  const steps = route.elements.map((number, i) => {
    const element = D.elements[number], leg = element.leg === undefined ? null : D.legs[element.leg];
    const step = {element, leg, start: since.slice(), km0: km};
    element.days.forEach((days, j) => { since[j] = Math.round((since[j] + days) * 1e6) / 1e6; });
    if (passed) since.splice(3, 3, ...passed[i]);
    km += leg ? leg.km : 0;
    return Object.assign(step, {end: since.slice(), km1: km});
  });
  return {route, rank, steps, legs: steps.filter((s) => s.leg), days: route.days, km, shown: true, band: passed ? BAND_DRAWS : BAND_SUMS, chances: passed && passed.length ? passed[passed.length - 1] : null};
}

// Where the shipment is on a day; which is the place in the days of a step.
function stepAt(journey, day, which) {
  const found = journey.steps.findIndex((step) => day < step.end[which]);
  return found < 0 ? journey.steps.length - 1 : found;
}
function placeAt(journey, day, which) {
  if (!journey.steps.length) return null;
  const number = stepAt(journey, day, which), step = journey.steps[number];
  const length = step.end[which] - step.start[which];
  const share = length > 0 ? clamp((day - step.start[which]) / length, 0, 1) : 1;
  const km = mix(step.km0, step.km1, share);
  if (step.leg) return {...pointOnLeg(step.leg, share), step, number, km, share};
  const [lon, lat] = D.terminals[step.element.terminal].at;
  return {at: [lat, lon], i: 0, step, number, km, share};
}
// The points between two places of one journey, for the band of where it may be.
function stretch(journey, from, to) {
  const points = [from.at];
  for (let n = from.number; n <= to.number; n++) {
    const step = journey.steps[n];
    if (!step.leg) continue;
    const first = n === from.number ? from.i + 1 : 0, last = n === to.number ? to.i + 1 : step.leg.points.length;
    points.push(...step.leg.points.slice(first, last));
  }
  points.push(to.at);
  return points;
}
