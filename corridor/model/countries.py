"""Names of countries, for people who write ``Russia`` where the files write ``RU``.

English short names of ISO 3166-1, with the names that freight people also use; a country that is
not listed is still known by its code.
"""

from __future__ import annotations

from typing import Final

__all__ = ["COUNTRY_NAMES"]

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
