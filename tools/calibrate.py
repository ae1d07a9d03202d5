"""Fit the dependence and the reach of elements on the fitting half of the reported journeys.

Usage: python tools/calibrate.py DATE [NETWORK_DIR]

Writes ``calibration.toml`` into the network folder. DATE (ISO) is written down, nothing else hangs
on it: the same reports and the same network give the same file.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from corridor.io.calibration import CALIBRATION_FILE, calibration_text
from corridor.io.catalog import network_dir
from corridor.io.read import load_network
from corridor.io.record_schema import ObservationRow
from corridor.io.reports import read_reports
from corridor.io.write import write_text_atomic
from corridor.uncertainty.calibrate import fit_calibration

OBSERVED_ERAS = ("current", "winter", "planned")

HEADING = """\
Fitted by tools/calibrate.py on the fitting half of observations.csv: reports that were observed or
averaged, of the eras below or older than every era. The other half was not looked at;
docs/backtest.md says how the predictions do there. Losses are mean pinball losses in per cent of
the reported days, before with rho = 0.3 and published ranges, after with the values here.
"""


def main() -> None:
    """Fit and write."""
    fitted = date.fromisoformat(sys.argv[1]).isoformat()
    folder = network_dir(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    calibration = fit_calibration(
        load_network(folder),
        read_reports(folder / ObservationRow.FILE),
        fitted=fitted,
        stretched_eras=OBSERVED_ERAS,
    )
    write_text_atomic(folder / CALIBRATION_FILE, calibration_text(calibration, HEADING))
    print(calibration)


if __name__ == "__main__":
    main()
