// Pictures from another host, where the maker of the page asked for them: over the vector base, and
// gone at the first that fails, so that the page never shows a hole.

const tiles = (() => {
  let map, button, message, layers = [];

  // Layers name their makers in markup; it is read as a document without life and shown as text.
  const plain = (markup) => new DOMParser().parseFromString(markup, "text/html").body.textContent.trim();
  const credits = (control) => Object.keys(control._attributions || {}).map(plain);
  const isOn = () => layers.some((layer) => map.hasLayer(layer));

  function show(wanted) {
    layers.forEach((layer) => (wanted ? layer.addTo(map) : layer.remove()));
    button.setAttribute("aria-pressed", String(isOn()));
    names.quiet(isOn());
  }
  function failed() {
    show(false);
    message.textContent = say("The picture tiles cannot be loaded; the map's own base is shown.");
  }
  function take(layer) {
    if (layers.includes(layer)) return;
    layers.push(layer);
    layer.on("tileerror", failed);
    button.hidden = false;
    show(true);
  }
  function watch(onto, bar) {
    map = onto;
    button = el("button", {type: "button", class: "tool", hidden: true, "aria-pressed": "false", onclick: () => { message.textContent = ""; show(!isOn()); }}, said("Tiles"));
    message = el("output", {class: "tool message", role: "status"});
    bar.append(button, message);
    map.on("layeradd", ({layer}) => { if (layer instanceof L.TileLayer) take(layer); });
  }
  // The maker's own layer; credits stand as text, so they are set where markup is expected.
  function lay(address, thanks) {
    L.tileLayer(address, {attribution: el("span", {}, thanks).innerHTML, maxZoom: 19, maxNativeZoom: 19}).addTo(map);
  }
  return {watch, credits, lay};
})();
