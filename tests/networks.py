"""A tiny network, on disk or in memory, that tests can break one cell at a time.

::

    xian ──rail── altynkol ══rail══ aktau ~~feeder~~ alat ══rail══ poti
      (1435)   (change of gauge)  (1520)  ~~ferry~~~       (1520)    │
                                                              constanta (feeder)

Every leg has its way back. ``aktau-alat-feeder`` and ``aktau-alat-ferry`` are
parallel. Eras: ``2022`` falls back to ``all`` and ``current``; ``current`` is the default.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

TINY: dict[str, str] = {
    "terminals.csv": """\
id,name,country,lon_deg,lat_deg,unlocode,kind,gauges_mm,status,opens_year,confidence,sources,note
xian,Xi'an,CN,109.06,34.39,CNXIA,rail-terminal,1435,open,,B,map,
altynkol,Altynkol,KZ,80.25,44.16,,border-crossing,1435;1520,open,,B,map,
aktau,Aktau,KZ,51.22,43.60,KZAAU,seaport,1520,open,,B,map,
alat,Alat,AZ,49.44,39.98,AZALT,seaport,1520,open,,B,map,"Port of Baku, at Alat"
poti,Poti,GE,41.65,42.15,GEPTI,seaport,1520,open,,B,map,
constanta,Constanta,RO,28.65,44.17,ROCND,seaport,1435,open,,B,map,
""",
    "names.csv": """\
terminal,language,name
xian,zh,西安
poti,ru,Поти
alat,old,Alyat
""",
    "legs.csv": """\
id,tail,head,mode,gauge_mm,length_km,operator,status,opens_year,eras,crosses,section,geometry,\
confidence,sources,note
xian-altynkol,xian,altynkol,rail,1435,3254,,open,,,,,,B,tariff,
altynkol-xian,altynkol,xian,rail,1435,3254,,open,,,,,,C,tariff,mirror of xian-altynkol
altynkol-aktau,altynkol,aktau,rail,1520,3200,KTZ,open,,,,,,A,tariff,
aktau-altynkol,aktau,altynkol,rail,1520,3200,KTZ,open,,,,,,C,tariff,mirror of altynkol-aktau
aktau-alat-feeder,aktau,alat,feeder,,470,,open,,,,,,B,tariff,
alat-aktau-feeder,alat,aktau,feeder,,470,,open,,,,,,C,tariff,mirror of aktau-alat-feeder
aktau-alat-ferry,aktau,alat,train-ferry,1520,470,,open,,,,,,B,tariff,
alat-aktau-ferry,alat,aktau,train-ferry,1520,470,,open,,,,,,C,tariff,mirror of aktau-alat-ferry
alat-poti,alat,poti,rail,1520,812,,open,,,,,,B,tariff,
poti-alat,poti,alat,rail,1520,812,,open,,,,,,C,tariff,mirror of alat-poti
poti-constanta,poti,constanta,feeder,,1130,,open,,,,,,B,tariff,
constanta-poti,constanta,poti,feeder,,1130,,open,,,,,,C,tariff,mirror of poti-constanta
""",
    "transit_times.csv": """\
leg,era,min_days,likely_days,max_days,shape,quantiles,kind,confidence,sources,note
xian-altynkol,2022,6,7,9,pert,,apportioned,C,tariff,shared out by km
xian-altynkol,current,4,5,6,pert,,announced,B,tariff,
altynkol-xian,current,4,5,6,pert,,estimated,C,tariff,mirror of xian-altynkol
altynkol-aktau,2022,9,12,14,pert,,apportioned,C,tariff,shared out by km
altynkol-aktau,current,4,5,7,pert,,announced,A,tariff,
aktau-altynkol,current,4,5,7,pert,,estimated,C,tariff,mirror of altynkol-aktau
aktau-alat-feeder,all,1,1.2,1.5,pert,,announced,B,tariff,
alat-aktau-feeder,all,1,1.2,1.5,pert,,estimated,C,tariff,mirror of aktau-alat-feeder
aktau-alat-ferry,all,0.8,1,1.5,quantiles,0.05:0.8;0.5:1;0.95:1.4,estimated,C,tariff,
alat-aktau-ferry,all,0.8,1,1.5,triangular,,estimated,C,tariff,mirror of aktau-alat-ferry
alat-poti,current,1.2,1.5,3,pert,,announced,B,tariff,
poti-alat,current,1.2,1.5,3,pert,,estimated,C,tariff,mirror of alat-poti
poti-constanta,all,2,2.5,4,pert,,announced,B,tariff,
constanta-poti,all,2,2.5,4,pert,,estimated,C,tariff,mirror of poti-constanta
""",
    "transfers.csv": """\
id,terminal,from_mode,from_gauge_mm,to_mode,to_gauge_mm,onto_leg,part,era,min_days,likely_days,\
max_days,shape,quantiles,kind,confidence,sources,note
altynkol-gauge-west,altynkol,rail,1435,rail,1520,,handling,all,0.2,0.4,1,pert,,estimated,C,tariff,
altynkol-gauge-west,altynkol,rail,1435,rail,1520,,border,all,0.3,0.6,2,pert,,estimated,C,tariff,
altynkol-gauge-east,altynkol,rail,1520,rail,1435,,handling,all,0.2,0.4,1,pert,,estimated,C,tariff,
aktau-wait-feeder,aktau,any,,feeder,,aktau-alat-feeder,waiting,all,1,3,10,pert,,estimated,C,tariff,
aktau-load-feeder,aktau,rail,1520,feeder,,,handling,all,0.5,0.8,1,pert,,estimated,C,tariff,
aktau-land-feeder,aktau,feeder,,rail,1520,,handling,all,0.5,0.8,1,pert,,estimated,C,tariff,
aktau-roll-on,aktau,rail,1520,train-ferry,1520,,waiting,all,1,2,5,pert,,estimated,C,tariff,
aktau-roll-off,aktau,train-ferry,1520,rail,1520,,handling,all,0.1,0.2,0.5,pert,,estimated,C,tariff,
alat-land-feeder,alat,feeder,,rail,1520,,handling,all,0.5,0.8,1,pert,,estimated,C,tariff,
alat-load-feeder,alat,rail,1520,feeder,,,handling,all,0.5,0.8,1,pert,,estimated,C,tariff,
alat-roll-off,alat,train-ferry,1520,rail,1520,,handling,all,0.1,0.2,0.5,pert,,estimated,C,tariff,
alat-roll-on,alat,rail,1520,train-ferry,1520,,waiting,all,1,2,5,pert,,estimated,C,tariff,
poti-load,poti,rail,1520,feeder,,,handling,all,0.5,1,2,pert,,estimated,C,tariff,
""",
    "eras.csv": """\
id,title,valid_from,valid_to,months,falls_back_to,default,is_target,opens_planned,note
2022,Before,2021-01-01,2022-12-31,,all;current,false,false,false,
current,Now,2024-01-01,,,all,true,false,false,
winter,November to February,2024-01-01,,11;12;1;2,current;all,false,false,false,
""",
    "corridors.csv": """\
id,name,other_names,gateway_legs,sources,note
middle,Middle Corridor,TITR;Trans-Caspian,aktau-alat-feeder;alat-aktau-feeder;\
aktau-alat-ferry;alat-aktau-ferry,tariff,
""",
    "sections.csv": """\
id,title,origin,destination,era,min_days,likely_days,max_days,corridor,enforced,sources,note
kazakhstan,Altynkol to Aktau,altynkol,aktau,current,4,5,7,middle,true,tariff,
""",
    "services.csv": """\
id,name,legs,operator,departures_per_week,weekdays,capacity,capacity_unit,valid_from,valid_to,\
time_zone,confidence,sources,note
feeder,Aktau feeder,aktau-alat-feeder,ADY,1.5,2;5,350,TEU a vessel,2024,,Asia/Aqtau,B,tariff,
""",
    "sources.csv": """\
id,title,url,date,kind
map,Gazetteer,,2025-01-01,study
tariff,Tariff guide,https://example.org/tariff,2025,operator
""",
}
"""Text of each file of the tiny network."""

BOXES = {
    "CN": (73, 18, 135, 53),
    "KZ": (46, 40, 87, 55),
    "AZ": (44, 38, 51, 42),
    "GE": (40, 41, 47, 44),
    "RO": (20, 43, 30, 48),
}
"""Countries of the tiny network as (west, south, east, north) in degrees."""

Edits = dict[str, tuple[str, str]]


def write_tiny(folder: Path, edits: Edits | None = None, *, drop: str = "") -> Path:
    """Write the tiny network into a folder.

    Parameters
    ----------
    folder
        Made if it does not exist.
    edits
        For each file the text to replace and its replacement; the text must be there.
    drop
        File to leave out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TINY.items():
        old, new = (edits or {}).get(name, ("", ""))
        assert old in text, f"{name} holds no {old!r}"
        if name != drop:
            broken = text.replace(old, new, 1) if old else text
            (folder / name).write_bytes(broken.encode("utf-8"))
    (folder / "lines").mkdir(exist_ok=True)
    (folder / "lines" / "countries.geojson").write_text(json.dumps(countries()))
    return folder


def countries() -> dict[str, object]:
    """Return the boxes as the outlines that ``corridor check`` reads."""
    features = [
        {
            "type": "Feature",
            "properties": {"iso": iso},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]],
            },
        }
        for iso, (w, s, e, n) in BOXES.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def line_of(name: str, needle: str) -> int:
    """Return the 1-based line of the tiny network's file that holds the text."""
    lines = TINY[name].splitlines()
    return 1 + next(index for index, line in enumerate(lines) if needle in line)


def row_count(name: str) -> int:
    """Return how many rows a file of the tiny network has, the header aside."""
    return len(list(csv.reader(io.StringIO(TINY[name])))) - 1
