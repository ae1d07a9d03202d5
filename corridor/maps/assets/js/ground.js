// What everything stands on: elements without markup, packed lines, distances, numbers.

const $ = (id) => document.getElementById(id);

// Text from the network only ever enters the page here, as text.
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value && value.said !== undefined) living(() => made.setAttribute(name, say(value.said)));
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined).map(grown));
  return made;
}

// Words that stay where they are while the reader changes the language.
const spoken = [];
function living(renew) { spoken.push(renew); renew(); }
function grown(child) {
  if (child.said === undefined) return child;
  const text = document.createTextNode("");
  living(() => { text.nodeValue = say(child.said); });
  return text;
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  made.append(...children.flat(Infinity));
  return made;
}

// A name in any script, kept from turning its surroundings round.
const bdi = (text, lang) => el("bdi", lang ? {lang} : {}, text);

function unpack(text, decimals) {
  const factor = 10 ** decimals, points = [];
  let i = 0, x = 0, y = 0;
  const next = () => {
    let value = 0, shift = 0, bits;
    do { bits = text.charCodeAt(i++) - 63; value |= (bits & 31) << shift; shift += 5; } while (bits >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (i < text.length) { x += next(); y += next(); points.push([y / factor, x / factor]); }
  return points;
}

function apartKm(a, b) {
  const rad = Math.PI / 180, mean = (a[0] + b[0]) / 2 * rad;
  return 6371 * rad * Math.hypot((b[1] - a[1]) * Math.cos(mean), b[0] - a[0]);
}

function runningKm(points) {
  const km = [0];
  for (let i = 1; i < points.length; i++) km.push(km[i - 1] + apartKm(points[i - 1], points[i]));
  return km;
}

// Index of the last value not above x in an ascending list.
function lastAtMost(list, x) {
  let low = 0, high = list.length - 1;
  while (low < high) { const middle = (low + high + 1) >> 1; if (list[middle] <= x) low = middle; else high = middle - 1; }
  return low;
}

const mix = (a, b, share) => a + (b - a) * share;
const clamp = (x, low, high) => Math.min(high, Math.max(low, x));

// Days rounded for reading: a tenth in totals, a hundredth in steps; downloads keep every digit.
const tenth = (x) => (Math.round(x * 10) / 10).toLocaleString("en-US", {maximumFractionDigits: 1});
const hundredth = (x) => (Math.round(x * 100) / 100).toLocaleString("en-US", {maximumFractionDigits: 2});
const span = (days, write = hundredth) => write(days[0]) === write(days[2]) ? write(days[0]) : `${write(days[0])}–${write(days[2])}`;
const unit = (days) => days === 1 ? say("day") : say("days");
const whole = (x) => Math.round(x).toLocaleString("en-US");
const kmText = (km) => say("{0} km", whole(km));
const isWeb = (url) => /^https?:\/\/[^\s<>\\"']+$/i.test(url);
