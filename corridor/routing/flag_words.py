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
    >>> leg = Flag(what="sanctioned", place_ids=("a-b",), note="By Qom. barred since 2018")
    >>> list(flag_words([family, leg]))
    [((), 'barred since 2018'), (('a-b',), 'sanctioned, as above. By Qom')]
    """
    told: list[str] = []
    for flag in flags:
        if flag.what == "family":
            told.append(flag.note)
            yield (), flag.note
            continue
        known = next((note for note in told if note and flag.note.endswith(note)), "")
        own = flag.note.removesuffix(known).strip(" .") if known else flag.note
        words = f"{flag.what}, as above" + (f". {own}" if own else "") if known else own
        yield flag.place_ids, words
