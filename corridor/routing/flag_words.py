"""Limits of a way in words, a remark that stands for all of a family told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corridor.routing.restrictions import Flag

__all__ = ["flag_words"]


def flag_words(flags: Sequence[Flag]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield (places, words) for each flag; no places for a remark on the family.

    Examples
    --------
    >>> family = Flag(what="family", place_ids=("south",), note="barred since 2018")
    >>> leg = Flag(what="sanctioned", place_ids=("a-b",), note="barred since 2018")
    >>> list(flag_words([family, leg]))
    [((), 'barred since 2018'), (('a-b',), 'sanctioned, as above')]
    >>> list(flag_words([Flag(what="restricted", place_ids=("b-c",), note="War risk")]))
    [(('b-c',), 'restricted: War risk')]
    """
    told: set[str] = set()
    for flag in flags:
        if flag.what == "family":
            told.add(flag.note)
            yield (), flag.note
        elif flag.note in told:
            yield flag.place_ids, f"{flag.what}, as above"
        else:
            yield flag.place_ids, f"{flag.what}: {flag.note}".rstrip(": ")
