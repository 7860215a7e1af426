"""What must hold between the parts of the organisation's file, beyond what each part may say alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from dialogs.catalogue.check_rules import Finding, Findings, suggestion
from dialogs.catalogue.toml_lines import TomlPath
from dialogs.domain.folding import fold
from dialogs.domain.organisation import Profile, Week, public_holidays, span
from dialogs.domain.service import LANGUAGES

ORDER = "Write begin before end, within one day."
A_YEAR = 2000
"""Any year: which countries and regions are known does not hang on it."""


def hours(profile: Profile) -> Findings:
    """Hours begin before they end, and those of one day do not overlap."""
    for day in Week.model_fields:
        yield from _in_order(("hours", day), getattr(profile.hours, day))
    for place, one in enumerate(profile.opened):
        yield from _in_order(("opened", place, "hours"), one.hours)


def _in_order(path: TomlPath, given: tuple[str, ...]) -> Findings:
    for place, each in enumerate(given):
        begin, end = span(each)
        if begin >= end:
            yield Finding((*path, place), f"'{each}' ends before it begins.", ORDER, each)
    for earlier, later in pairwise(sorted(given)):
        if span(later)[0] < span(earlier)[1]:
            what = f"'{earlier}' and '{later}' overlap."
            yield Finding((*path, given.index(later)), what, "Write them as one, or with a break between.", later)


def days(profile: Profile) -> Findings:
    """Closed days begin before they end; a day has hours of its own once."""
    for place, one in enumerate(profile.closed):
        if one.last and one.last < one.first:
            what = f"the last day, {one.last}, lies before the first, {one.first}."
            yield Finding(("closed", place, "last"), what, "Write the first day first.")
    special = [one.day for one in profile.opened]
    for place, day in enumerate(special):
        if day in special[:place]:
            yield Finding(("opened", place, "day"), f"the day {day} stands twice.", "Put its hours into one list.")


def country(profile: Profile) -> Findings:
    """Holidays are those of a country, and of a part of it, that are known."""
    if profile.region and not profile.holidays:
        yield Finding(("region",), "there is a region without a country.", 'Add holidays = "FR", say.', profile.region)
    if profile.holidays and not _known(profile.holidays, None):
        what = f"the public holidays of '{profile.holidays}' are not known."
        yield Finding(("holidays",), what, 'Write the two capitals of a country, as in "FR".', profile.holidays)
    elif profile.holidays and profile.region and not _known(profile.holidays, profile.region):
        what = f"'{profile.region}' is no region of {profile.holidays} with holidays of its own."
        yield Finding(("region",), what, _regions(profile.holidays, profile.region), profile.region)


def _known(country: str, region: str | None) -> bool:
    try:
        public_holidays(country, region, A_YEAR)
    except NotImplementedError:
        return False
    return True


def _regions(country: str, given: str) -> str:
    from holidays import list_supported_countries

    return suggestion(given, list_supported_countries().get(country, []))


def questions(profile: Profile) -> Findings:
    """Each question is recognised by words of its own, and has some in each language that must be there."""
    ids = [one.id for one in profile.questions]
    owners: dict[tuple[str, str], str] = {}
    for place, one in enumerate(profile.questions):
        if one.id in ids[:place]:
            yield Finding(("questions", place, "id"), f"question id '{one.id}' stands twice.", "Rename one.", one.id)
        if not (one.words.fr and one.words.en):
            what = "clients who write in the other language are not understood: the words are in one only."
            yield Finding(("questions", place, "words"), what, 'Write words = { fr = ["…"], en = ["…"] }.')
        for spoken, word in ((each, word) for each in LANGUAGES for word in one.words.to(each)):
            owner = owners.setdefault((spoken, " ".join(fold(word).split())), one.id)
            if owner != one.id:
                what = f"'{word}' asks question '{owner}' too."
                yield Finding(("questions", place, "words"), what, "Leave it to one of them.", word)


def staff(profile: Profile) -> Findings:
    """Nobody stands twice."""
    names = [one.name for one in profile.staff]
    for place, name in enumerate(names):
        if name in names[:place]:
            yield Finding(
                ("staff", place, "name"), f"'{name}' stands twice.", "Tell the two apart, or remove one.", name
            )


CHECKS: tuple[Callable[[Profile], Findings], ...] = (hours, days, country, questions, staff)


def all_of(profile: Profile) -> Iterator[Finding]:
    """All that is wrong between the parts."""
    return (found for check in CHECKS for found in check(profile))
