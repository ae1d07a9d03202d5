// The words of the vocabulary as people read them, and place names in the language chosen.

const MODES = {
  "rail": ["Rail", ""], "road": ["Road", "7 6"], "feeder": ["Container feeder", "1 8"],
  "train-ferry": ["Train ferry", "10 7 1 7"], "ro-ro": ["Ro-ro ferry", "6 6 1 6"], "deep-sea": ["Deep sea", "14 9"],
};
const PARTS = {running: "Moving", waiting: "Waiting", handling: "Handling", border: "Border"};
const PART_DETAIL = {running: "under way", waiting: "for vessel, wagons or slot", handling: "discharge, reloading, bogies", border: "customs, inspection, locomotive"};
const FACT_KINDS = {measured: "observed", announced: "stated by an official or operator", estimated: "an estimate", apportioned: "a published total shared out over its elements", target: "an aim, not observed"};
const GRADES = {A: "official or operator", B: "press quoting them", C: "own estimate", D: "doubtful"};
const TERMINAL_KINDS = {"rail-terminal": "Rail terminal", "dry-port": "Dry port", "border-crossing": "Border crossing", "seaport": "Seaport", "ferry-terminal": "Ferry terminal", "hub": "Hub", "junction": "Junction", "gauge-change-yard": "Gauge-change yard", "waypoint": "Strait or cape"};
const SOURCE_KINDS = {official: "official", operator: "operator", statistics: "statistics", press: "press", vendor: "vendor", study: "study", standard: "standard", "own-estimate": "own estimate"};

const LANGUAGES = {en: "English", local: "Local names", ru: "Русский", zh: "中文", tr: "Türkçe"};
const LOCAL = {CN: ["zh"], KZ: ["kk", "ru"], AZ: ["az"], GE: ["ka"], TR: ["tr"], RU: ["ru"], UZ: ["uz", "ru"], TM: ["tk", "ru"], KG: ["ky", "ru"], UA: ["uk"], BG: ["bg"], RO: ["ro"], HU: ["hu"], AT: ["de"], DE: ["de"], CZ: ["cs"], RS: ["sr"], GR: ["el"], PL: ["pl"], ES: ["es"], IT: ["it"], NL: ["nl"], BY: ["be", "ru"], IR: ["fa"], AM: ["hy"], MN: ["mn"]};

let language = "en";

// [name, language of it]: falls back to English, which every terminal has.
function nameOf(terminal) {
  const wanted = language === "local" ? LOCAL[terminal.country] || [] : [language];
  for (const code of wanted) {
    const found = (terminal.names[code] || [])[0];
    if (found) return [found, code];
  }
  return [terminal.name, ""];
}
const nameText = (terminal) => nameOf(terminal)[0];
const nameNode = (terminal) => bdi(...nameOf(terminal));
