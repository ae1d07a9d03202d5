"""Read and write what was fitted on reported journeys: ``calibration.toml`` of a network folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from corridor.errors import DataError, Fault
from corridor.io.catalog import network_dir
from corridor.io.files import is_there, text_of
from corridor.model.uncertain import UNCALIBRATED, Calibration

__all__ = ["CALIBRATION_FILE", "calibration_text", "read_calibration"]

CALIBRATION_FILE: Final = "calibration.toml"

_COLUMNS: Final = {
    "default_rho": (int, float),
    "rho_by_family": (dict,),
    "low_stretch": (int, float),
    "high_stretch": (int, float),
    "stretched_eras": (list,),
    "fitted": (str,),
    "rows": (int,),
    "loss_before": (int, float),
    "loss_after": (int, float),
}


def read_calibration(directory: Path | str | None = None) -> Calibration:
    """Return the calibration of a network folder; where it has none, one that says so.

    Raises
    ------
    DataError
        If the file is there but unsound.

    Examples
    --------
    >>> read_calibration().is_fitted
    True
    """
    path = network_dir(directory) / CALIBRATION_FILE
    if not is_there(path):
        return UNCALIBRATED
    text = text_of(path, path.name)
    if isinstance(text, Fault):
        raise DataError.from_faults([text], path.name)
    try:
        held = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOML, or a number of 5,000 digits
        raise DataError(f"{path.name}: {error}") from error
    for key, value in held.items():
        if key not in _COLUMNS or isinstance(value, bool) or not isinstance(value, _COLUMNS[key]):
            raise DataError(f"{path.name}: {key} is not known, or not of its kind")
    if "default_rho" not in held:
        raise DataError(f"{path.name}: default_rho is missing")
    try:
        return _calibration(held)
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{path.name}: {error}") from error


def calibration_text(calibration: Calibration, heading: str) -> str:
    """Return the file that holds a calibration.

    Parameters
    ----------
    calibration
        What was fitted.
    heading
        Comment lines on top, without their ``#``.
    """
    eras = ", ".join(f'"{era}"' for era in calibration.stretched_eras)
    families = (f"{family} = {rho:g}" for family, rho in calibration.rho_by_family)
    return "\n".join(
        [
            *(f"# {line}".rstrip() for line in heading.splitlines()),
            f"default_rho = {calibration.default_rho:g}",
            f"low_stretch = {calibration.low_stretch:g}",
            f"high_stretch = {calibration.high_stretch:g}",
            f"stretched_eras = [{eras}]",
            f'fitted = "{calibration.fitted}"',
            f"rows = {calibration.rows}",
            f"loss_before = {calibration.loss_before:g}",
            f"loss_after = {calibration.loss_after:g}",
            "",
            "[rho_by_family]",
            *families,
            "",
        ]
    )


def _calibration(held: dict[str, object]) -> Calibration:
    families = held.pop("rho_by_family", {})
    eras = held.pop("stretched_eras", [])
    assert isinstance(families, dict)  # noqa: S101 - checked above, told to the type checker
    assert isinstance(eras, list)  # noqa: S101
    return Calibration(
        rho_by_family=tuple(sorted((str(f), float(rho)) for f, rho in families.items())),
        stretched_eras=tuple(map(str, eras)),
        **held,  # type: ignore[arg-type]
    )
