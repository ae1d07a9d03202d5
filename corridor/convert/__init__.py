"""The only translators between the model, NetworkX, arrays and GeoDataFrames."""
