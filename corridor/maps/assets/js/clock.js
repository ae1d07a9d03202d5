// The day shown: played, scrubbed or pointed at; markers and bands of all routes follow it.

const clock = (() => {
  const DAYS_A_SECOND = 3;
  let map, slider, button, reading, doing, playing = false, last = 0, marks = [], eraShown = () => {};

  const most = () => Math.max(...state.journeys.filter((j) => j.shown || j === state.chosen).map((j) => j.days[2]));

  function addMarks(onto) {
    map = onto;
    map.createPane("shipments").style.zIndex = 450;
    marks = state.journeys.map((journey) => ({
      journey,
      band: L.polyline([], {pane: "band", renderer: strands.renderer("band"), className: `where tone-${tone(journey)}`, interactive: false, smoothFactor: 1}).addTo(map),
      pin: L.marker([0, 0], {pane: "shipments", interactive: false, keyboard: false, icon: L.divIcon({className: "pin-holder", html: el("span", {class: `badge pin tone-${tone(journey)}`}, bdi(journey.route.badge)), iconSize: [22, 22]})}),
    }));
    map.on("zoomend", fanOut);
    show();
  }
  function show() {
    marks.forEach(({journey, band, pin}) => {
      const visible = journey.shown && journey.steps.length > 0;
      if (!visible) { pin.remove(); band.setLatLngs([]); return; }
      const here = placeAt(journey, state.day, 1);
      pin.setLatLng(here.at).addTo(map).setZIndexOffset(journey === state.chosen ? 1000 : -journey.rank);
      band.setLatLngs(stretch(journey, ...[...journey.band].reverse().map((which) => placeAt(journey, state.day, which))));
    });
    fanOut();
    const text = say("Day {0}", state.day.toFixed(1));
    slider.max = String(most());
    slider.value = String(state.day);
    reading.replaceChildren(text, quote.dates.ready ? el("small", {}, ` ${quote.dayShown(state.day)}`) : "");
    const words = where(state.chosen);
    slider.setAttribute("aria-valuetext", `${text}: ${words.join("")}`);
    doing.replaceChildren(badge(state.chosen), " ", ...words.map((word) => bdi(word)));
    eraShown();
    chart.showDay();
    panel.markStep();
  }
  // Shipments at one place stand in a row, the chosen one first.
  function fanOut() {
    const placed = [];
    [...marks].sort((a, b) => (b.journey === state.chosen) - (a.journey === state.chosen)).forEach(({journey, pin}) => {
      if (!journey.shown || !pin.getElement()) return;
      const p = map.latLngToLayerPoint(pin.getLatLng());
      const beside = placed.filter((other) => Math.hypot(other.x - p.x, other.y - p.y) < 14).length;
      placed.push(p);
      const side = map.latLngToContainerPoint(pin.getLatLng()).x > map.getSize().x - 20 * marks.length ? -1 : 1;
      pin.getElement().firstChild.style.transform = `translate(${side * beside * 19}px, -17px)`;
    });
  }
  function where(journey) {
    if (!journey.steps.length) return [say("no way to go")];
    if (state.day >= journey.days[1]) return state.day >= journey.days[2] ? [say("arrived")] : [say("likely arrived, at the latest on day {0}", tenth(journey.days[2]))];
    const {step} = placeAt(journey, state.day, 1), name = (number) => nameText(D.terminals[number]);
    if (!step.leg) return parts("{0} at {1}", lower(known(PARTS, step.element.part)), name(step.element.terminal));
    return [`${lower(modeName(step.leg.mode))}: `, name(step.leg.ends[0]), " → ", name(step.leg.ends[1])];
  }
  function set(day) { state.day = clamp(day, 0, most()); show(); }
  function toggle() {
    playing = !playing;
    if (playing && state.day >= most() - 1e-6) state.day = 0;
    face();
    last = 0;
    if (playing) requestAnimationFrame(tick);
  }
  function face() { button.textContent = playing ? "❚❚" : "▶"; button.setAttribute("aria-label", playing ? say("Pause") : say("Play the journey")); button.setAttribute("aria-pressed", String(playing)); }
  function tick(now) {
    if (!playing) return;
    const next = state.day + (last ? (now - last) / 1000 * DAYS_A_SECOND : 0);
    last = now;
    if (next >= most()) { playing = false; face(); }
    set(next);
    if (playing) requestAnimationFrame(tick);
  }
  // From era to era: a slider for the hand, the era's name beside it.
  function eraSlider() {
    const named = el("output", {}, bdi(state.chosen.route.badge));
    const slide = el("input", {type: "range", min: 0, max: state.journeys.length - 1, step: 1, value: 0, "aria-label": said("Era"), oninput: () => { choose(state.journeys[+slide.value]); tools.remember(); }});
    const label = el("label", {class: "era"}, el("span", {}, said("Era"), " ", named), slide);
    eraShown = () => { slide.value = String(state.journeys.indexOf(state.chosen)); slide.setAttribute("aria-valuetext", eraOf(state.chosen.route.era).title); named.replaceChildren(bdi(state.chosen.route.badge)); };
    return label;
  }
  function make() {
    button = el("button", {type: "button", class: "play", onclick: toggle}, "▶");
    slider = el("input", {type: "range", min: 0, max: most(), step: 0.05, value: 0, "aria-label": said("Day of the journey"), oninput: () => { playing = false; face(); set(+slider.value); }});
    reading = el("output", {class: "day"});
    doing = el("p", {class: "doing"});
    living(face);
    return el("section", {class: "clock", "aria-label": said("Day shown")}, D.view === "eras" ? eraSlider() : null, button, el("div", {class: "scrub"}, el("div", {class: "row"}, reading, doing), slider));
  }
  return {make, addMarks, show, set};
})();
