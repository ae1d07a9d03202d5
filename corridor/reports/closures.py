"""How often a place is shut, month by month, and of which months nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from corridor.model.calendar import ClosureLaw
from corridor.model.network import Network
from corridor.model.wording import plain, span
from corridor.reports.document import Document
from corridor.reports.sheet import Sheet, SheetTable
from corridor.reports.table import Column
from corridor.reports.words import months_words

__all__ = ["closures_document", "with_closures"]

COLUMNS = (
    Column(title="month"),
    Column(title="cause"),
    Column(title="closures", is_number=True),
    Column(title="days each"),
    Column(title="likely", is_number=True),
    Column(title="grade"),
)


def with_closures(sheet: Sheet, network: Network, laws: Sequence[ClosureLaw]) -> Sheet:
    """Return the sheet of a terminal with what is known of its closures."""
    if not laws:
        return sheet
    known = {law.month for law in laws}
    unknown = [month for month in range(1, 13) if month not in known]
    remarks = [f"{months_words([law.month])}: {law.note}" for law in laws if law.note]
    if unknown:
        remarks.append(f"{months_words(unknown)}: not known, and none is drawn")
    table = SheetTable(
        heading="Closures a month, on average",
        columns=COLUMNS,
        rows=tuple(map(_row, laws)),
        remarks=tuple(remarks),
    )
    cited = [network.source(name) for law in laws for name in law.source_ids]
    more = tuple(source for source in dict.fromkeys(cited) if source not in sheet.sources)
    return replace(sheet, tables=(*sheet.tables, table), sources=(*sheet.sources, *more))


def closures_document(laws: Sequence[ClosureLaw]) -> list[Document]:
    """Return laws as documents; a month of which there is none is not known."""
    return [
        {
            "month": law.month,
            "cause": str(law.kind),
            "closures": law.closures,
            "days": asdict(law.duration),
            "confidence": str(law.confidence),
            "sources": list(law.source_ids),
            "note": law.note,
        }
        for law in laws
    ]


def _row(law: ClosureLaw) -> tuple[str, ...]:
    days = law.duration
    return (
        *(months_words([law.month]), str(law.kind), plain(law.closures)),
        *(span(days.min_days, days.max_days), plain(days.likely_days), str(law.confidence)),
    )
