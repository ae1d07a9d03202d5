"""Which polygon of the atlas belongs to which country, by membership of the United Nations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shapely.geometry import Point, box

from lines_build.topology import Atlas, read_atlas

# Natural Earth draws some de facto lines. A map for freight follows the United Nations instead:
# what no member state answers for under another name is drawn within the member that does.
JOINED = {
    "Baikonur": "KZ",
    "Kosovo": "RS",
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Akrotiri": "CY",
    "Dhekelia": "CY",
    "Somaliland": "SO",
    "Siachen Glacier": "XX",
}
CRIMEA = box(32.3, 44.2, 36.7, 46.25)

ISO_BY_NUMBER = {
    number: iso
    for iso, number in (
        pair.split(":")
        for pair in (  # noqa: SIM905 - a hundred quoted pairs would hide the list
            "AE:784 AF:004 AL:008 AM:051 AO:024 AT:040 AZ:031 BA:070 BD:050 BE:056 BF:854 BG:100 "
            "BH:048 BI:108 BJ:204 BN:096 BT:064 BW:072 BY:112 CD:180 CF:140 CG:178 CH:756 CI:384 "
            "CM:120 CN:156 CV:132 CY:196 CZ:203 DE:276 DJ:262 DK:208 DZ:012 EE:233 EG:818 EH:732 "
            "ER:232 ES:724 ET:231 FI:246 FR:250 GA:266 GB:826 GE:268 GH:288 GM:270 GN:324 GQ:226 "
            "GR:300 GW:624 HK:344 HR:191 HU:348 ID:360 IE:372 IL:376 IN:356 IQ:368 IR:364 IS:352 "
            "IT:380 JO:400 JP:392 KE:404 KG:417 KH:116 KM:174 KP:408 KR:410 KW:414 KZ:398 LA:418 "
            "LB:422 LI:438 LK:144 LR:430 LS:426 LT:440 LU:442 LV:428 LY:434 MA:504 MD:498 ME:499 "
            "MG:450 MK:807 ML:466 MM:104 MN:496 MO:446 MR:478 MT:470 MU:480 MV:462 MW:454 MY:458 "
            "MZ:508 NA:516 NE:562 NG:566 NL:528 NO:578 NP:524 OM:512 PH:608 PK:586 PL:616 PS:275 "
            "PT:620 QA:634 RO:642 RS:688 RU:643 RW:646 SA:682 SC:690 SD:729 SE:752 SG:702 SI:705 "
            "SK:703 SL:694 SN:686 SO:706 SS:728 ST:678 SY:760 SZ:748 TD:148 TG:768 TH:764 TJ:762 "
            "TL:626 TM:795 TN:788 TR:792 TW:158 TZ:834 UA:804 UG:800 UZ:860 VN:704 YE:887 ZA:710 "
            "ZM:894 ZW:716"
        ).split()
    )
}


def read_countries(atlas_folder: Path) -> Atlas:
    """Read countries keyed by ISO alpha-2; others of the world keep Natural Earth's name."""
    atlas = read_atlas(atlas_folder / "countries-10m.json", "countries", _key)
    return _crimea_in_ukraine(atlas)


def _key(geometry: dict) -> str:
    name = geometry["properties"]["name"]
    return JOINED.get(name) or ISO_BY_NUMBER.get(geometry.get("id", ""), name)


def _crimea_in_ukraine(atlas: Atlas) -> Atlas:
    def in_crimea(rings: list) -> bool:
        return all(CRIMEA.contains(Point(p)) for p in atlas.line(rings[0]))

    russia, crimea = [], []
    for rings in atlas.polygons["RU"]:
        (crimea if in_crimea(rings) else russia).append(rings)
    if not crimea:
        raise SystemExit("Crimea is no longer a polygon of its own: look at the atlas again")
    polygons = {**atlas.polygons, "RU": russia, "UA": atlas.polygons["UA"] + crimea}
    return replace(atlas, polygons=polygons)
