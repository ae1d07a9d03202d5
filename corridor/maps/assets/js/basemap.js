// The vector basemap: land, lakes and frontiers on one canvas, names as text.

const basemap = (() => {
  const B = JSON.parse($("corridor-basemap").textContent);
  const unpackAll = (polygons) => polygons.map((rings) => rings.map((ring) => unpack(ring, B.decimals)));
  const land = unpackAll(B.land), lakes = unpackAll(B.lakes), borders = B.borders.map((line) => unpack(line, B.decimals));
  const COLUMNS = {en: 4, ru: 5, zh: 6, tr: 7, local: 8};
  const labels = B.labels.map((row) => ({row, at: [row[2], row[1]], size: row[3], sea: !row[0]}));
  let layers = [];

  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(); }

  function add(map) {
    map.createPane("ground").style.zIndex = 150;
    const renderer = L.canvas({pane: "ground", padding: 0.6});
    const fixed = {renderer, pane: "ground", interactive: false, smoothFactor: 0.8};
    layers = [
      [L.polygon(land, {...fixed, fillOpacity: 1, weight: 0.8}), "coast", "land"],
      [L.polygon(lakes, {...fixed, fillOpacity: 1, weight: 0.6}), "coast", "water"],
      [L.polyline(borders, {...fixed, weight: 0.9, dashArray: "4 3"}), "frontier", "frontier"],
    ];
    layers.forEach(([layer]) => layer.addTo(map));
    paint();
  }
  function paint() { layers.forEach(([layer, stroke, fill]) => layer.setStyle({color: colour(stroke), fillColor: colour(fill)})); }
  function nameOfLabel(label) { return label.row[COLUMNS[language]] || label.row[4]; }
  return {add, paint, labels, nameOfLabel, colour};
})();
