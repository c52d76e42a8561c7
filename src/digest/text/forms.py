"""Find pairs of reports that share a form and differ in the things that fill it: notices, market notes, results.

Two dividend notices, two weather warnings or two court cases have most of their words in common, in the same order, and
are not on one event.  Two reports of one event by two outlets have names and numbers in common, and few runs of words.
So the words of both are aligned: equal words in the same place are the form, and different words between two equal
parts are a slot.  Slots in which each report has a word that the other lacks count against one event, twice if both
words are names or numbers; each name and number that the two share counts for it.  Numbers alone count for nothing
where both name one place or person and tell the same of it: two outlets have two figures of one event.

Where the form is only a few words long ("X sack coach Y after ..."), the names and numbers decide alone: two reports
of one event have at least one of them in common.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from digest.text.form_words import END_OF_TITLE, FormWords
from digest.text.furniture.date_lines import is_date_word
from digest.text.spellings import are_spellings
from digest.text.words import vocabulary

# Two reports without this number of common runs share no form; most pairs, and cheap to find.
_RUNS = 2
# Words of a slot: a longer stretch is no slot of a form, but a text of its own.
_SLOT = 8
# Words of a slot that opens both texts and is their subject.
_SUBJECT = 3
# Share of the words of both that is the form, in equal stretches of two words and more.
_FORM = 0.25
# Slots that have to outnumber the shared names.  Over pairs of labelled reports of one event with common runs the
# greatest number is 1.
_ENOUGH = 2
# Names and numbers that each of two reports needs, where they share none; fewer if their titles or first words share a
# form.  Of labelled pairs in one group of a day, it parts 23 of 121 on two events and 7 of 1,750 on one.
_NAMED, _NAMED_IN_FORM = 3, 2
# Words that two titles have in common in the same order, and their share of the shorter title, from which on these are
# a form.
_IN_TITLES, _OF_TITLE = 2, 1 / 3
# Words of a last stretch that differs, up to which it is a slot too: a longer one goes on with other things.
_LAST = 1
# Stems behind a common opening that two texts of one outlet need, and the share of them that both may have.
_ENOUGH_BEHIND, _SHARED_BEHIND = 3, 0.2
# Digits of a count in one run at most.
_COUNT = 6
SlotKind = Literal["name", "number", "day", "word", "common"]
SlotPart = Literal["title", "text", "end"]
_AGAINST: dict[SlotKind, int] = {"name": 2, "number": 2, "day": 1, "word": 1, "common": 0}
# Letters of "am", "uhr" and "min"; the names of days and months that are as short are seldom between two blanks.
_LONGEST_HOUR = 3


class _Slot(NamedTuple):
    """Words that differ between two equal parts, and their kind; the `part` "end" is behind all equal parts.

    With `dated` an equal word beside them is a day or a month: "June 21st" and "June 28th".
    """

    kind: SlotKind
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    part: SlotPart = "text"
    dated: bool = False


def differ_in_slots(one: FormWords, other: FormWords, is_one_outlet: bool = False) -> bool:
    """Return whether two reports share a form and fill its slots with other words.

    An opening that two outlets share is that of a dispatch; one outlet has it before each part of a column.
    """
    if len(one.runs & other.runs) < _RUNS:
        return False
    if one.opening == other.opening:
        return is_one_outlet and _differ_behind_opening(one, other)
    slots, own, theirs = _compared(one, other)
    if not _is_form(own, theirs, one, other) or _differ_in_figures(slots, one, other):
        return False
    kinds = [slot.kind for slot in slots]
    if not {"name", "number"} & set(kinds):
        return False
    against = sum(map(_AGAINST.__getitem__, kinds))
    is_other = is_one_outlet and ("name" in kinds or _have_other_codes(one, other))
    return against - len(_shared_names(one, other, in_titles=is_other)) >= _ENOUGH


def _is_form(own: list[str], theirs: list[str], one: FormWords, other: FormWords) -> bool:
    """Return whether enough words of two reports are a form, and few are outside of it in both: `own` and `theirs`."""
    length = len(one.aligned) + len(other.aligned)
    if length - len(own) - len(theirs) < _FORM * length:
        return False
    table = vocabulary(one.language)
    free = ({table[word] for word in own} & {table[word] for word in theirs}) - {""}
    return len((one.stems & other.stems) - free) >= len(free)


def _differ_behind_opening(one: FormWords, other: FormWords) -> bool:
    """Return whether two texts with the same opening go on with other things, of which their titles tell."""
    table = vocabulary(one.language)
    titles = [{table[word] for word in report.title_words} - {""} for report in (one, other)]
    mine, theirs = one.behind(other), other.behind(one)
    opening = {table[word] for word in one.opening}
    if any(not own or own & opening for own in (titles[0] - titles[1], titles[1] - titles[0])):
        return False
    fewest = min(len(mine), len(theirs))
    return fewest >= _ENOUGH_BEHIND and len(mine & theirs) <= _SHARED_BEHIND * fewest


def _shared_names(one: FormWords, other: FormWords, in_titles: bool) -> set[str]:
    """Return the names and the whole numbers that two reports share; "0.06" and "0.31" have no number in common.

    With `in_titles` only the names in one of the titles: where one outlet names another person or firm in the same
    place, what else both reports name is its form: the host, the court, the agency that it quotes.
    """
    names = {name for name in one.names & other.names if not name[0].isdigit()}
    if in_titles:
        return names & {*one.title_words, *other.title_words}
    return names | (one.numbers & other.numbers)


def _differ_in_figures(slots: Iterable[_Slot], one: FormWords, other: FormWords) -> bool:
    """Return whether two reports tell one thing of one name, and nothing in it differs but its numbers.

    "3 cracks" and "5 cracks" in the same bridge are what two outlets say of one event.  Where one title has no word in
    the place of another of the other title, other words of the text are news of the same thing: a warning is "raised".
    """
    if _have_other_codes(one, other) or any(map(_names_another, slots)):
        return False
    kinds = {slot.kind for slot in slots if slot.part == "text" or (slot.part == "end" and _is_short(slot))}
    plain = {"number", "common", "word"} if _have_titles_of_one_thing(slots, one, other) else {"number", "common"}
    return "number" in kinds and kinds <= plain and any(not name[0].isdigit() for name in one.names & other.names)


def _have_titles_of_one_thing(slots: Iterable[_Slot], one: FormWords, other: FormWords) -> bool:
    titles = (slot.kind for slot in slots if slot.part == "title")
    return _have_common_title_word(one, other) and all(kind == "common" for kind in titles)


def _have_other_codes(one: FormWords, other: FormWords) -> bool:
    """Return whether two titles with a word in common name two roads, versions or products by their codes.

    Copies of one dispatch have the same codes in their texts, whichever of them each outlet puts into its title.
    """
    if not (one.codes and other.codes) or one.has_code(other.codes) or other.has_code(one.codes):
        return False
    return _have_common_title_word(one, other)


def _have_common_title_word(one: FormWords, other: FormWords) -> bool:
    return not set(one.title_words).isdisjoint(other.title_words)


def _names_another(slot: _Slot) -> bool:
    """Return whether a slot has a name, a day, or a number that names a thing: a long count has marks in it."""
    if slot.kind != "number":
        return slot.kind in ("name", "day")
    return slot.dated or any(word.isdecimal() and len(word) > _COUNT for word in (*slot.mine, *slot.theirs))


def _is_short(slot: _Slot) -> bool:
    return max(len(slot.mine), len(slot.theirs)) <= _LAST


def share_no_name(one: FormWords, other: FormWords) -> bool:
    """Return whether two reports have several names and numbers each, and none in common."""
    fewest = min(len(one.things) + len(one.numbers), len(other.things) + len(other.numbers))
    if fewest < _NAMED_IN_FORM or not one.numbers.isdisjoint(other.numbers):
        return False
    if other.has(one.things) or one.has(other.things):
        return False
    return fewest >= _NAMED or _share_form(one, other)


def _share_form(one: FormWords, other: FormWords) -> bool:
    """Return whether two reports have a run of words in common, or the frame of their titles."""
    from difflib import SequenceMatcher

    if not one.runs.isdisjoint(other.runs):
        return True
    blocks = SequenceMatcher(None, one.title_words, other.title_words, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    return common >= max(_IN_TITLES, _OF_TITLE * min(len(one.title_words), len(other.title_words)))


def fill_differently(one: FormWords, other: FormWords, is_version: bool = False) -> bool:
    """Return whether two texts that are nearly equal are one form of two places, days or companies.

    A later version has other numbers, and an edited copy has other words; a form has other names or days, and few other
    words beside its names, days and numbers.  A name in another spelling and a date in the place of a weekday are
    edits, and so is another day alone where both texts are versions of one outlet.
    """
    if _have_other_codes(one, other):
        return True
    slots = [slot for slot in _compared(one, other)[0] if not _is_house_style(slot)]
    filled = [slot for slot in slots if slot.kind in ("name", "number", "day")]
    if all(slot.kind == "number" for slot in filled) or 2 * len(filled) < len(slots):
        return False
    if is_version and _is_one_day(filled):
        return False
    return len(filled) > 1 or len(slots) == 1


def _compared(one: FormWords, other: FormWords) -> tuple[list[_Slot], list[str], list[str]]:
    """Return the slots, and the words of both that are outside of the form."""
    from difflib import SequenceMatcher

    a, b = one.aligned, other.aligned
    own: list[str] = []
    theirs: list[str] = []
    slots: list[_Slot] = []
    titled = a.index(END_OF_TITLE)
    at = beside = 0
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if block.a > at or block.b > beside:
            mine, others = a[at : block.a], b[beside : block.b]
            part: SlotPart = "title" if block.a <= titled else "text" if block.size else "end"
            dated = _has_day((*a[max(at - 1, 0) : at], *a[block.a : block.a + 1]))
            opens = at == titled + 1 and beside == b.index(END_OF_TITLE) + 1 and block.size > 0
            opens = opens and max(len(mine), len(others)) <= _SUBJECT
            slot = _Slot(_kind(mine, others, one, other), mine, others, part, dated)
            # who or what both texts are about, where any word has a capital
            slots.append(slot._replace(kind="name") if opens and slot.kind == "word" else slot)
        # one equal word alone is no part of a form
        alone = block.size == 1
        own += a[at : block.a + alone]
        theirs += b[beside : block.b + alone]
        at, beside = block.a + block.size, block.b + block.size
    return slots, own, theirs


def _kind(mine: tuple[str, ...], theirs: tuple[str, ...], one: FormWords, other: FormWords) -> SlotKind:
    """Return the difference in a slot: the days, or words that the other report lacks."""
    if not (mine and theirs) or max(len(mine), len(theirs)) > _SLOT:
        return "common"
    if _has_day(mine) and _has_day(theirs):
        return "day"
    ours, others = _own(mine, one, other), _own(theirs, other, one)
    if ours.isdisjoint(one.names) or others.isdisjoint(other.names):
        return "word" if ours and others else "common"
    return "number" if _has_digit(ours) and _has_digit(others) else "name"


def _is_one_day(slots: Iterable[_Slot]) -> bool:
    """Return whether all slots have one and the same change of a day."""
    return [slot.kind for slot in set(slots)] == ["day"]


def _is_house_style(slot: _Slot) -> bool:
    """Return whether a slot has one name in two spellings, or a weekday and a date."""
    if slot.kind == "day":
        return _has_digit(slot.mine) != _has_digit(slot.theirs)
    pairs = zip(slot.mine, slot.theirs, strict=False)
    return slot.kind == "name" and len(slot.mine) == len(slot.theirs) and all(are_spellings(*pair) for pair in pairs)


def _own(found: Iterable[str], report: FormWords, other: FormWords) -> set[str]:
    """Return the words of a report that the other one lacks."""
    table = vocabulary(report.language)
    return {word for word in found if table[word] and table[word] not in other.stems}


def _has_day(found: Iterable[str]) -> bool:
    return any(map(_is_day, found))


def _has_digit(found: Iterable[str]) -> bool:
    return any(word[0].isdigit() for word in found)


def _is_day(word: str) -> bool:
    """Return whether a word is a month or a day; those of the hours are short."""
    return len(word) > _LONGEST_HOUR and word.isalpha() and is_date_word(word)
