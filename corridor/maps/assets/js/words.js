// The words of the page in the reader's language, those of the vocabulary, and place names.

const LANGUAGES = {en: "English", local: "Local names", ru: "Русский", zh: "中文", tr: "Türkçe"};
const LOCAL = {CN: ["zh"], KZ: ["kk", "ru"], AZ: ["az"], GE: ["ka"], TR: ["tr"], RU: ["ru"], UZ: ["uz", "ru"], TM: ["tk", "ru"], KG: ["ky", "ru"], UA: ["uk"], BG: ["bg"], RO: ["ro"], HU: ["hu"], AT: ["de"], DE: ["de"], CZ: ["cs"], RS: ["sr"], GR: ["el"], PL: ["pl"], ES: ["es"], IT: ["it"], NL: ["nl"], BY: ["be", "ru"], IR: ["fa"], AM: ["hy"], MN: ["mn"]};

let language = "en";

// WORDS holds [English, Russian, Chinese, Turkish]; calls name a text by its number in it.
const column = () => ({ru: 1, zh: 2, tr: 3})[language] || 0;
const word = (number) => number;
const said = (number) => ({said: number});
const say = (number, ...values) => WORDS[number][column()].replace(/\{(\d)\}/g, (_, i) => values[i]);
const parts = (number, ...nodes) => WORDS[number][column()].split(/(\{\d\})/).map((piece) => (/^\{\d\}$/.test(piece) ? nodes[+piece[1]] : piece));
const lower = (text) => text.toLocaleLowerCase(language === "tr" ? "tr" : "en");
// What files hold is English, whatever language the page speaks.
const remark = (text) => bdi(text, "en");

const MODES = {"rail": word("Rail"), "road": word("Road"), "feeder": word("Container feeder"), "train-ferry": word("Train ferry"), "ro-ro": word("Ro-ro ferry"), "deep-sea": word("Deep sea")};
const PARTS = {running: word("Moving"), waiting: word("Waiting"), handling: word("Handling"), border: word("Border")};
const PART_DETAIL = {running: word("under way"), waiting: word("for vessel, wagons or slot"), handling: word("discharge, reloading, bogies"), border: word("customs, inspection, locomotive")};
const FACT_KINDS = {measured: word("observed"), announced: word("stated by an official or operator"), estimated: word("an estimate"), apportioned: word("a published total shared out over its elements"), target: word("an aim, not observed")};
const GRADES = {A: word("official or operator"), B: word("press quoting them"), C: word("own estimate"), D: word("doubtful")};
const TERMINAL_KINDS = {"rail-terminal": word("Rail terminal"), "dry-port": word("Dry port"), "border-crossing": word("Border crossing"), "seaport": word("Seaport"), "ferry-terminal": word("Ferry terminal"), "hub": word("Hub"), "junction": word("Junction"), "gauge-change-yard": word("Gauge-change yard"), "waypoint": word("Strait or cape")};
const SOURCE_KINDS = {official: word("official"), operator: word("operator"), statistics: word("statistics"), press: word("press"), vendor: word("vendor"), study: word("study"), standard: word("standard"), "own-estimate": word("own estimate")};
const STATUSES = {open: word("open"), restricted: word("restricted"), suspended: word("suspended"), planned: word("planned")};
const BY = {time: word("likely days"), min: word("least days"), max: word("greatest days"), distance: word("distance"), cost: word("price"), co2e: word("emissions"), generalised: word("price and time together"), "on-time": word("chance to be in time")};

// A word of a list, or whatever else the data says.
const known = (list, key) => (Object.hasOwn(list, key) ? say(list[key]) : key);

// [name, language of it]: falls back to English, which every terminal has.
function nameOf(terminal) {
  const wanted = language !== "local" ? [language] : Object.hasOwn(LOCAL, terminal.country) ? LOCAL[terminal.country] : [];
  for (const code of wanted) {
    const found = (terminal.names[code] || [])[0];
    if (found) return [found, code];
  }
  return [terminal.name, ""];
}
const nameText = (terminal) => nameOf(terminal)[0];
const nameNode = (terminal) => bdi(...nameOf(terminal));
const placeNode = (number) => nameNode(D.terminals[number]);

function speak(code) {
  language = code;
  document.documentElement.lang = column() ? code : "en";
  spoken.forEach((renew) => renew());
}
