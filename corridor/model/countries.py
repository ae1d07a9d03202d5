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
    "BE": ("Belgium",),
    "BG": ("Bulgaria",),
    "BY": ("Belarus", "Беларусь", "Белоруссия"),
    "CH": ("Switzerland",),
    "CN": ("China", "中国", "Китай", "Çin"),
    "CZ": ("Czechia", "Czech Republic"),
    "DE": ("Germany",),
    "EG": ("Egypt",),
    "ES": ("Spain", "España", "Испания"),
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
    "KG": ("Kyrgyzstan", "Kyrgyz Republic"),
    "KZ": ("Kazakhstan", "Казахстан", "Қазақстан", "Kazakistan", "哈萨克斯坦"),
    "LU": ("Luxembourg",),
    "MN": ("Mongolia",),
    "NL": ("Netherlands", "Holland"),
    "PL": ("Poland",),
    "RO": ("Romania",),
    "RS": ("Serbia",),
    "RU": ("Russia", "Russian Federation", "Россия", "Rusya", "俄罗斯"),
    "SG": ("Singapore",),
    "SI": ("Slovenia",),
    "SK": ("Slovakia",),
    "TJ": ("Tajikistan",),
    "TM": ("Turkmenistan", "Туркменистан"),
    "TR": ("Türkiye", "Turkey", "Турция", "土耳其"),
    "UA": ("Ukraine",),
    "UZ": ("Uzbekistan", "Узбекистан"),
}
