// The page itself: puts map and panel in their places and starts them.

const MAP_OPTIONS = {zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 90, minZoom: 2, maxZoom: 10, attributionControl: true, zoomControl: true, worldCopyJump: false, maxBounds: [[-70, -200], [84, 220]], maxBoundsViscosity: 0.6};

function attribution() {
  const control = state.map.attributionControl;
  control.setPrefix(false);
  const holder = control.getContainer();
  // Leaflet would set this text as markup; it is data, so it becomes text.
  control._update = () => { holder.replaceChildren(el("span", {}, ["Natural Earth", ...D.attribution].join(" · "))); };
  control._update();
}

function startMap(id) {
  const map = L.map(id, MAP_OPTIONS);
  state.map = map;
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", "Map; arrow keys move it, plus and minus zoom");
  map.setView([42, 55], 4, {animate: false});
  L.control.scale({imperial: false, position: "bottomleft"}).addTo(map);
  attribution();
  return map;
}

function startRoute(id) {
  state.journeys = D.routes.map((route, i) => makeJourney(route, i + 1));
  state.chosen = state.journeys[0];
  const stage = document.querySelector(".stage"), controls = clock.make();
  document.body.append(stage, controls, el("section", {class: "chart", "aria-label": "Time and distance"}, el("h2", {}, "Day by distance"), chart.make()), panel.make());
  const map = startMap(id);
  const bar = tools.make(), wide = matchMedia("(min-width: 861px)");
  const seat = () => (wide.matches ? stage.append(bar) : stage.before(bar));
  wide.addEventListener("change", seat);
  seat();
  if (!tools.recall()) tools.fit();
  basemap.add(map);
  strands.add(map, state.journeys);
  terminals.add(map);
  clock.addMarks(map);
  redraw();
  map.on("moveend popupclose", tools.remember);
  return map;
}

window.Corridor = {start: startRoute};
