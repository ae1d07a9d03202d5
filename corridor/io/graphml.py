"""GraphML text of a network, for Gephi, yEd, igraph and NetworkX."""

from __future__ import annotations

import io
import re
from typing import Any, Final

from corridor.convert.graph import to_graphml_form
from corridor.model.network import Network

__all__ = ["graphml_bytes"]

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any spelling."""


def graphml_bytes(network: Network) -> bytes:
    """Return the graph of :func:`corridor.convert.graph.to_graphml_form` as GraphML.

    Control characters that XML cannot hold become U+FFFD.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> b"<graphml" in graphml_bytes(load_network())
    True
    """
    import networkx as nx

    graph = to_graphml_form(network)
    _clean(graph.graph)
    for _, data in graph.nodes(data=True):
        _clean(data)
    for *_, data in graph.edges(data=True):
        _clean(data)
    stream = io.BytesIO()
    nx.write_graphml_xml(graph, stream, named_key_ids=True)
    return stream.getvalue()


def _clean(data: dict[str, Any]) -> None:
    """Replace what XML cannot hold, in place: the graph is our own."""
    for name, value in data.items():
        if isinstance(value, str):
            data[name] = _NOT_XML.sub("\ufffd", value)
