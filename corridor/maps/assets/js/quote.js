// What a quote adds to days: dates, the chance to be in time, money and emissions.

const CARGO = {general: word("general cargo"), reefer: word("temperature-controlled cargo"), dangerous: word("dangerous goods"), grain: word("grain"), oil: word("oil"), oversize: word("oversize cargo")};
const ITEMS = {linehaul: word("Carriage"), surcharge: word("Surcharges"), border: word("Border fees"), "gauge-change": word("Gauge change"), handling: word("Handling")};
const BOXES = {"20": "20 ft", "40": "40 ft", "40HC": "40 ft HC", "45": "45 ft"}, UNITS = {wagon: word("wagon"), truck: word("truck"), tonne: word("tonne")};

const quote = (() => {
  const dates = D.dates || {}, shipment = D.shipment || {};
  const dayOf = (text, days = 0) => new Date(Date.parse(`${text}T00:00:00Z`) + days * 864e5);
  const written = (date, style = {day: "numeric", month: "short", year: "numeric"}) => date.toLocaleDateString(column() ? language : "en-GB", {...style, timeZone: "UTC"});
  const dated = (text) => written(dayOf(text));
  const percent = (share) => (share > 0.99 ? "> 99 %" : share < 0.01 ? "< 1 %" : `${Math.round(share * 100)} %`).replace(/ /g, "\u00a0");
  const spanOf = ([least, , most]) => (whole(least) === whole(most) ? whole(least) : `${whole(least)}–${whole(most)}`);
  // Without every price a sum is a lower bound.
  const atLeast = (route) => (route.unpriced ? "≥ " : "");

  // The calendar day on which a day of the journey falls, where the journey began.
  const dayShown = (day) => (dates.ready ? written(dayOf(dates.ready, day), {day: "numeric", month: "short"}) : "");
  const unitsOf = () => (Object.hasOwn(BOXES, shipment.equipment) ? BOXES[shipment.equipment] : known(UNITS, shipment.equipment));
  function terms() {
    return [
      shipment.equipment ? [say("Shipment"), bdi(`${hundredth(shipment.units)} × ${unitsOf()}, ${hundredth(shipment.tonnes)} t, ${known(CARGO, shipment.cargo)}`)] : null,
      shipment.day_usd ? [say("Worth of a day"), `${whole(shipment.day_usd)} USD`] : null,
      dates.ready ? [say("Ready"), dated(dates.ready)] : null,
      dates.deadline ? [say("Due by the end of"), dated(dates.deadline)] : null,
    ];
  }
  function lines({route}) {
    const [early, middle, late] = route.there || [];
    return [
      middle ? el("p", {class: "chances"}, say("Ready {0}: there by {1} in half of all cases, hardly before {2}, by {3} in 95 of 100.", dated(dates.ready), dated(middle), dated(early), dated(late))) : null,
      route.chance === undefined ? null : el("p", {class: "chances"}, say("In time by the end of {0}:", dated(dates.deadline)), " ", el("b", {}, percent(route.chance))),
      route.starts ? el("p", {class: "muted"}, say("Ready at the latest on:"), " ", route.starts.map(([chance, day]) => `${dated(day)} (${percent(chance)})`).join(", ")) : null,
      route.usd ? el("p", {class: "chances"}, el("b", {}, `${atLeast(route)}${whole(route.usd[1])} USD`), ` (${spanOf(route.usd)})`, route.kg ? [" · ", el("b", {}, `${whole(route.kg[1])} kg CO₂e`), ` (${spanOf(route.kg)})`] : "") : null,
    ];
  }
  function brief({route}) {
    const told = [route.chance === undefined ? "" : say("in time {0}", percent(route.chance)), route.usd ? `${atLeast(route)}${whole(route.usd[1])} USD` : "", route.kg ? `${whole(route.kg[1])} kg CO₂e` : ""].filter(Boolean);
    return told.length ? el("small", {}, told.join(" · ")) : null;
  }
  function itemRow(item) {
    const [first, last] = item.dates || [];
    return el("tr", {}, el("th", {scope: "row"}, known(ITEMS, item.name), first ? el("small", {}, bdi(last && last !== first ? `${first} – ${last}` : first)) : null),
      el("td", {class: "number"}, whole(item.usd[1])), el("td", {class: "number"}, spanOf(item.usd)), el("td", {}, grade(item.grade)));
  }
  const sumRow = (name, sums, sign = "") => el("tr", {}, el("th", {scope: "row"}, name), el("td", {class: "number"}, `${sign}${whole(sums[1])}`), el("td", {class: "number"}, sums[0] === sums[2] ? "" : spanOf(sums)), el("td"));
  function table({route}) {
    if (!route.usd) return [];
    const head = (text, isNumber) => el("th", {scope: "col", class: isNumber ? "number" : ""}, text);
    const sources = [...new Set([...(route.items || []).flatMap((item) => item.sources), ...(route.factors || [])])];
    return [el("table", {}, el("caption", {}, say("Money and emissions")),
      el("thead", {}, el("tr", {}, head(say("Item")), head(say("Likely"), true), head(say("Range"), true), head(say("Grade")))),
      el("tbody", {}, (route.items || []).map(itemRow)),
      el("tfoot", {}, sumRow(say("Total, USD"), route.usd, atLeast(route)), route.worth ? sumRow(say("With the worth of its days, USD"), [route.worth, route.worth, route.worth], atLeast(route)) : null, route.kg ? sumRow(say("CO₂e, kg, well to wake"), route.kg) : null)),
    route.unpriced ? el("p", {class: "muted"}, say("No price is known of {0} items: the total lacks them.", route.unpriced.length)) : null,
    route.unweighed ? el("p", {class: "muted"}, say("No emission factor is known of {0} items: the total lacks them.", route.unweighed.length)) : null,
    el("p", {class: "muted"}, say("Each price is of its own date, none is brought up to today: no quotation.")),
    el("details", {}, el("summary", {}, say("Sources of prices and factors ({0})", sources.length)), el("ul", {class: "sources"}, sources.map(sourceLine)))].filter(Boolean);
  }
  return {dates, dayShown, terms, lines, brief, table};
})();
