// The page itself: puts map and panel in their places and starts them.

// A phone must be able to show half the globe: Europe, China and the way round the Cape.
const LEAST_ZOOM = innerWidth < 600 ? 1 : 2;
const MAP_OPTIONS = {zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 90, minZoom: LEAST_ZOOM, maxZoom: 10, attributionControl: true, zoomControl: true, worldCopyJump: false, maxBounds: [[-70, -200], [84, 220]], maxBoundsViscosity: 0.6};

function attribution() {
  const control = state.map.attributionControl;
  control.setPrefix(false);
  const holder = control.getContainer();
  // Leaflet would set this text as markup; it is data, so it becomes text.
  control._update = () => { holder.replaceChildren(el("span", {}, ["Natural Earth", ...D.attribution, ...tiles.credits(control)].join(" · "))); };
  control._update();
}

function startMap(id) {
  const map = L.map(id, MAP_OPTIONS);
  state.map = map;
  map.getContainer().setAttribute("role", "region");
  living(() => map.getContainer().setAttribute("aria-label", say("Map; arrow keys move it, plus and minus zoom")));
  living(() => [".leaflet-control-zoom-in", ".leaflet-control-zoom-out"].forEach((name, i) => { const button = map.getContainer().querySelector(name), text = i ? say("Zoom out") : say("Zoom in"); button.title = text; button.setAttribute("aria-label", text); }));
  map.setView([42, 55], 4, {animate: false});
  L.control.scale({imperial: false, position: "bottomleft", maxWidth: 140}).addTo(map);
  attribution();
  return map;
}

function start(id) {
  view = {route: () => routeView, eras: () => routeView, compare: () => routeView, network: () => networkView, reach: () => reachView, scenario: () => scenarioView}[D.view]();
  tools.dress();
  const stage = document.querySelector(".stage");
  document.body.classList.add(`view-${D.view}`);
  document.body.append(stage, ...view.start());
  const map = startMap(id), bar = tools.make(), wide = matchMedia("(min-width: 861px)");
  const seat = () => (wide.matches ? stage.append(bar) : stage.before(bar));
  wide.addEventListener("change", seat);
  seat();
  if (!tools.recall()) tools.fit();
  tiles.watch(map, bar);
  basemap.add(map);
  names.add(map);
  view.draw(map);
  map.on("moveend popupclose", tools.remember);
  return map;
}

window.Corridor = {start, tiles: tiles.lay};
