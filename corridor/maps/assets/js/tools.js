// Tools on the map: fit, search, language, light or dark, full screen; and the view in the address.

const tools = (() => {
  const FAR_ZOOM = 9;

  function fit() {
    const narrow = state.map.getSize().x < 600;
    state.map.fitBounds(L.latLngBounds(view.bounds()), {animate: false, maxZoom: FAR_ZOOM, paddingTopLeft: narrow ? [22, 44] : [64, 56], paddingBottomRight: narrow ? [22, 30] : [40, 40]});
  }
  function languagePicker() {
    const offered = Object.keys(LANGUAGES);
    const picker = el("select", {class: "tool", "aria-label": said("Language of words and place names"), onchange: () => { speak(picker.value); view.redraw(); state.map.closePopup(); remember(); }},
      offered.map((code) => el("option", {value: code}, LANGUAGES[code])));
    picker.id = "language";
    return picker;
  }
  function search() {
    const list = el("datalist", {id: "places"}, D.terminals.map((t) => el("option", {value: t.name.slice(0, 80)})));
    const field = el("input", {class: "tool find", type: "search", list: "places", placeholder: said(innerWidth < 600 ? word("Terminal") : word("Find a terminal")), "aria-label": said("Find a terminal"), maxlength: 80, onchange: () => find(field.value)});
    return [field, list];
  }
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f'’\s-]/g, "").toLowerCase();
  function find(text) {
    const wanted = fold(text);
    if (!wanted) return;
    const names = (t) => [t.name, t.id, t.unlocode, ...Object.values(t.names).flat()].map(fold);
    const number = [(n) => n === wanted, (n) => n.startsWith(wanted), (n) => n.includes(wanted)].map((test) => D.terminals.findIndex((t) => names(t).some(test))).find((n) => n >= 0);
    if (number === undefined) return;
    state.map.setView(placeOf(number), Math.max(7, state.map.getZoom()), {animate: false});
    view.openTerminal(number);
  }
  const SIGNS = {
    fit: "M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5M7 10h6",
    theme: "M10 2.5a7.5 7.5 0 0 1 0 15z",
    full: "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5",
  };
  function button(sign, label, act) {
    const round = sign === "theme" ? [svg("circle", {cx: 10, cy: 10, r: 7.5, fill: "none", stroke: "currentColor", "stroke-width": 1.8})] : [];
    const picture = svg("svg", {viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true"}, ...round, svg("path", {d: SIGNS[sign], fill: sign === "theme" ? "currentColor" : "none", stroke: "currentColor", "stroke-width": 1.8}));
    return el("button", {type: "button", class: "tool sign", title: said(label), "aria-label": said(label), onclick: act}, picture);
  }
  // The system's light or dark, until the reader chooses.
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = "";
  const dressed = () => chosen || (system.matches ? "dark" : "light");
  function dress() { document.documentElement.dataset.theme = dressed(); if (state.map) basemap.paint(); }
  system.addEventListener("change", dress);
  function theme(name) { chosen = name; dress(); remember(); }
  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
  }

  // #zoom/lat/lon/language/theme/and what the view adds: a colleague sees the same picture.
  function remember() {
    const {lat, lng} = state.map.getCenter();
    const parts = [state.map.getZoom(), lat.toFixed(3), lng.toFixed(3), language, chosen, ...view.words()];
    try { history.replaceState(null, "", `#${parts.join("/")}`); } catch { /* inside a notebook the address is not ours */ }
  }
  function recall() {
    const [zoom, lat, lon, code, clothes, ...rest] = location.hash.slice(1).split("/");
    const at = [zoom, lat, lon].map(Number);
    if (!lon || !at.every(Number.isFinite)) return false;
    if (LANGUAGES[code]) { speak(code); $("language").value = code; }
    if (clothes === "dark" || clothes === "light") chosen = clothes;
    dress();
    state.map.setView([clamp(at[1], -85, 85), clamp(at[2], -180, 180)], clamp(at[0], LEAST_ZOOM, 10), {animate: false});
    view.recall(rest);
    return true;
  }
  function make() {
    const bar = el("div", {class: "tools", role: "search", "aria-label": said("Map tools")}, search(), languagePicker(),
      button("fit", word("Show everything"), () => { fit(); remember(); }), button("theme", word("Light or dark"), () => theme(dressed() === "dark" ? "light" : "dark")),
      button("full", word("Full screen"), fullScreen));
    L.DomEvent.disableClickPropagation(bar).disableScrollPropagation(bar);
    return bar;
  }
  return {make, fit, recall, remember, dress};
})();
