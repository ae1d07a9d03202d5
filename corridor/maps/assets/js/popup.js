// One popup at a time, kept within the map and clear of the tools.

function open(at, node) {
  const frame = state.map.getSize(), narrow = frame.x < 600;
  L.popup({maxWidth: Math.min(340, frame.x - 60), minWidth: Math.min(240, frame.x - 80), maxHeight: Math.max(130, frame.y * (narrow ? 0.62 : 0.68) - 20), autoPanPaddingTopLeft: narrow ? [10, 10] : [56, 58], autoPanPaddingBottomRight: [10, 24]}).setLatLng(at).setContent(node).openOn(state.map);
}
