"""Tables beside the network: journeys and claims, each read alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import DataError
from corridor.io.records import read_claims
from corridor.io.reports import read_reports

JOURNEYS = """\
id,origin,origin_country,destination,destination_country,corridor,via,days_min,days_max,kind,\
sources,confidence,scorable
j1,Xi'an,CN,Poti,GE,middle,aktau;alat,19,,observed,press-1;press-2,B,yes
"""


def test_journeys_are_kept_as_reported(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(JOURNEYS)
    (journey,) = read_reports(path)
    assert (journey.days_min, journey.days_max) == (19.0, None)
    assert journey.via == "aktau;alat"
    assert journey.source_ids == ("press-1", "press-2")


def test_faults_name_file_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "observations.csv"
    path.write_text(JOURNEYS.replace(",observed,", ",dreamt,"))
    with pytest.raises(DataError) as caught:
        read_reports(path)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.column) == ("observations.csv", 2, "kind")


def test_a_network_without_claims_has_none(tmp_path: Path) -> None:
    assert read_claims(tmp_path) == ()
