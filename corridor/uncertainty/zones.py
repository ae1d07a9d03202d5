"""The time zone that clocks at a terminal show, by country.

One zone a country: railways run by one clock even where the land has several (Russia by Moscow's,
China by Beijing's; Kazakhstan has had a single time since 1 March 2024). Zones are IANA's.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from corridor.errors import DataError
from corridor.model.places import Terminal

__all__ = ["days_later", "end_of_day", "start_of_day", "zone_named", "zone_of"]

_BY_COUNTRY: Final = {
    "AE": "Asia/Dubai", "AF": "Asia/Kabul", "AM": "Asia/Yerevan", "AT": "Europe/Vienna",
    "AZ": "Asia/Baku", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "BY": "Europe/Minsk",
    "CH": "Europe/Zurich", "CN": "Asia/Shanghai", "CZ": "Europe/Prague", "DE": "Europe/Berlin",
    "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn", "EG": "Africa/Cairo", "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "GE": "Asia/Tbilisi",
    "GR": "Europe/Athens", "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "IN": "Asia/Kolkata",
    "IQ": "Asia/Baghdad", "IR": "Asia/Tehran", "IT": "Europe/Rome", "JP": "Asia/Tokyo",
    "KG": "Asia/Bishkek", "KR": "Asia/Seoul", "KZ": "Asia/Almaty", "LT": "Europe/Vilnius",
    "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MD": "Europe/Chisinau", "MK": "Europe/Skopje",
    "MN": "Asia/Ulaanbaatar", "NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "PK": "Asia/Karachi",
    "PL": "Europe/Warsaw", "PT": "Europe/Lisbon", "RO": "Europe/Bucharest", "RS": "Europe/Belgrade",
    "RU": "Europe/Moscow", "SE": "Europe/Stockholm", "SG": "Asia/Singapore",
    "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava", "TJ": "Asia/Dushanbe",
    "TM": "Asia/Ashgabat", "TR": "Europe/Istanbul", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh", "ZA": "Africa/Johannesburg",
}  # fmt: skip


def zone_of(terminal: Terminal) -> ZoneInfo:
    """Return the zone of a terminal's country; UTC where it is on no country's land.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> str(zone_of(load_network().terminal("aktau")))
    'Asia/Almaty'
    """
    return ZoneInfo(_BY_COUNTRY.get(terminal.country, "UTC"))


def start_of_day(terminal: Terminal, day: date) -> datetime:
    """Return the first minute of a day by the clocks at a terminal: a shipment is ready from it.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> start_of_day(load_network().terminal("xian"), date(2027, 1, 10)).isoformat()
    '2027-01-10T00:00:00+08:00'
    """
    return datetime.combine(day, time(0), tzinfo=zone_of(terminal))


def end_of_day(terminal: Terminal, day: date) -> datetime:
    """Return the last minute of a day by the clocks at a terminal: a shipment is due by it.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> end_of_day(load_network().terminal("poti"), date(2027, 2, 1)).isoformat()
    '2027-02-01T23:59:00+04:00'
    """
    return datetime.combine(day, time(23, 59), tzinfo=zone_of(terminal))


def days_later(moment: datetime, days: float, terminal: Terminal) -> datetime:
    """Return the moment so many days of 24 hours later, by the clocks at a terminal.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> xian, duisburg = map(load_network().terminal, ("xian", "duisburg"))
    >>> days_later(start_of_day(xian, date(2027, 3, 20)), 14.5, duisburg).isoformat()
    '2027-04-03T06:00:00+02:00'
    """
    return (moment.astimezone(UTC) + timedelta(days=days)).astimezone(zone_of(terminal))


def zone_named(name: str) -> ZoneInfo:
    """Return the zone with this IANA name.

    Raises
    ------
    DataError
        If there is none.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise DataError(f"no time zone {name[:60]!r}; write it as Asia/Almaty") from error
