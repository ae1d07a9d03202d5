"""Names of countries, for people who write ``Russia`` where the files write ``RU``.

English short names of ISO 3166-1, with the names that freight people also use; a country that is
not listed is still known by its code.
"""

from __future__ import annotations

from typing import Final

__all__ = ["COUNTRY_CODES", "COUNTRY_NAMES"]

_CODES: Final = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""

COUNTRY_CODES: Final = frozenset(_CODES.split())
"""Two letters, ISO 3166-1, and XK, by which Kosovo goes."""

COUNTRY_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "AE": ("United Arab Emirates", "UAE"),
    "AF": ("Afghanistan",),
    "AM": ("Armenia",),
    "AT": ("Austria",),
    "AZ": ("Azerbaijan",),
    "BA": ("Bosnia and Herzegovina",),
    "BE": ("Belgium",),
    "BG": ("Bulgaria",),
    "BY": ("Belarus", "Беларусь", "Белоруссия"),
    "CH": ("Switzerland",),
    "CN": ("China", "中国", "Китай", "Çin"),
    "CZ": ("Czechia", "Czech Republic"),
    "DE": ("Germany",),
    "DK": ("Denmark",),
    "EE": ("Estonia",),
    "EG": ("Egypt",),
    "ES": ("Spain", "España", "Испания"),
    "FI": ("Finland",),
    "FR": ("France",),
    "GB": ("United Kingdom", "UK", "Britain"),
    "GE": ("Georgia", "Грузия", "Gürcistan"),
    "GR": ("Greece",),
    "HR": ("Croatia",),
    "HU": ("Hungary",),
    "IN": ("India",),
    "IQ": ("Iraq",),
    "IR": ("Iran", "Иран", "İran", "伊朗"),
    "IT": ("Italy",),
    "JP": ("Japan",),
    "KG": ("Kyrgyzstan", "Kyrgyz Republic"),
    "KR": ("South Korea", "Korea"),
    "KZ": ("Kazakhstan", "Казахстан", "Қазақстан", "Kazakistan", "哈萨克斯坦"),
    "LT": ("Lithuania",),
    "LU": ("Luxembourg",),
    "LV": ("Latvia",),
    "MD": ("Moldova",),
    "MK": ("North Macedonia",),
    "MN": ("Mongolia",),
    "NL": ("Netherlands", "Holland"),
    "NO": ("Norway",),
    "PK": ("Pakistan",),
    "PL": ("Poland",),
    "PT": ("Portugal",),
    "RO": ("Romania",),
    "RS": ("Serbia",),
    "RU": ("Russia", "Russian Federation", "Россия", "Rusya", "俄罗斯"),
    "SE": ("Sweden",),
    "SG": ("Singapore",),
    "SI": ("Slovenia",),
    "SK": ("Slovakia",),
    "TJ": ("Tajikistan",),
    "TM": ("Turkmenistan", "Туркменистан"),
    "TR": ("Türkiye", "Turkey", "Турция", "土耳其"),
    "UA": ("Ukraine",),
    "US": ("United States", "USA"),
    "UZ": ("Uzbekistan", "Узбекистан"),
    "VN": ("Vietnam", "Viet Nam"),
}
