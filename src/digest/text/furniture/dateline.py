"""Find text glued before the first word of the news: a place and its agency, a byline with its time, share buttons."""

from digest.text.furniture.date_lines import is_date_word
from digest.text.furniture.furniture_phrases import GLUED, SUBJECTS
from digest.text.furniture.line_words import TRIM
from digest.text.furniture.regions import is_country, is_state

# Maximum letters of a dateline, and maximum words of a byline with its dates.
_DATELINE, _STAMP = 80, 40
_SEPARATORS = (" -- ", " – ", " — ", " ― ", "– ", "— ", ": ", ".- ", " - ", " = ")
# Dashes behind the region of a city; maximum words of a city; its letters, at least, before a state and before a
# country, since an alliance or a party of three or four may be there ("NATO, Ukraine -- ").
_DASHES = (" -- ", " - ", " – ", " — ", " ― ", "—", "– ", "--")
_NAMES, _CITY, _CITY_ABROAD = 4, 3, 5
_STAMPED = ("published", "updated", "posted", "modified", "veröffentlicht", "aktualisiert", "publié", "publicado")
_BY = ("by", "von", "par", "por")
# Maximum letters of an agency in brackets, and of a row of share buttons; maximum words of a dotted byline.
_AGENCY = 40
_ROW = 60
_BYLINE = 10
_OPENS_QUOTE = frozenset("\"“‘'")


def dateline_end(text: str) -> int:
    """Return the place where the first word after a dateline at the start of `text` begins; 0 without a dateline.

    >>> dateline_end("SEOUL, Jan. 7 (Wire) -- The ferry sank."), dateline_end("Seoul - The ferry sank.")
    (24, 0)
    """
    known = _bracketed(text) or _glued_agency(text) or _region_end(text)
    if known:
        return known
    found = [(at, mark) for mark in _SEPARATORS if (at := text.find(mark, 0, _DATELINE)) > 0]
    if not found:
        return 0
    at, mark = min(found)
    head = text[:at].rstrip()
    end = at + len(mark)
    is_place = _is_place(head, mark) or (mark == " - " and head.isupper() and is_country(head))
    return end + len(text[end:]) - len(text[end:].lstrip("-–—― ")) if is_place else 0


def _region_end(text: str) -> int:
    """Return the end of a city and its known region, as in "OLM, NY - ", "OLM, Va.—" or "Olm, Chile -- "; else 0.

    A city in mixed case counts before a double hyphen alone: other dashes may follow two words of a sentence.
    """
    city, comma, rest = text[:_DATELINE].partition(", ")
    found = [(at, mark) for mark in _DASHES if (at := rest.find(mark)) > 0]
    if not comma or not found:
        return 0
    at, mark = min(found)
    behind = len(city) + len(comma) + at + len(mark)
    start = behind + len(text[behind:]) - len(text[behind:].lstrip())
    news = text[start : start + 1]
    if not (news.isupper() or (news and news in _OPENS_QUOTE)):
        return 0
    if not (city.isupper() or mark.strip() == "--") or not _are_names(city.split()):
        return 0
    return start if _are_place(city, rest[:at].strip()) else 0


def _are_place(city: str, region: str) -> bool:
    """Return whether a name is followed by its region: party, company and country may stand before another one."""
    if is_state(region):
        return len(city) >= _CITY
    return len(city) >= _CITY_ABROAD and is_country(region) and not is_country(city)


def _are_names(words: list[str]) -> bool:
    """Return whether words may be the name of a city: few, capitalised, without a mark behind one."""
    return len(words) <= _NAMES and all(word[0].isupper() and word[-1] not in ",;:" for word in words)


def _glued_agency(text: str) -> int:
    """Return the end of a place and an agency that are glued to the first word, as in "Olm (WIRE)The ferry"; else 0."""
    place, opened, rest = text[:_DATELINE].partition("(")
    agency, closed, news = rest.partition(")")
    if not opened or not closed or not _is_agency(agency):
        return 0
    named = all(word[0].isupper() for word in place.split()) and len(place.split()) <= 6
    return len(place) + len(agency) + 2 if named and news[:1].isupper() else 0


def _bracketed(text: str) -> int:
    """Return the end of a bracketed agency, "(WIRE)The ferry", "(서울=한빛) 이름 기자 = ", "【東京＝山田】"; else 0."""
    if text.startswith("("):
        return _in_round_brackets(text)
    if text.startswith("【"):
        inside, closed, rest = text[1:].partition("】")
        return len(text) - len(rest) if closed and len(inside) <= _AGENCY and ("＝" in inside or "=" in inside) else 0
    return 0


def _in_round_brackets(text: str) -> int:
    """Return the end of "(서울=한빛) 이름 기자 = " or "(WIRE)"; else 0."""
    inside, closed, rest = text[1:].partition(")")
    if closed and "=" in inside and " = " in rest[:20]:
        return text.index(" = ") + 3
    news = rest.lstrip(" —–-")
    is_agency = closed and inside.isascii() and _is_agency(inside)
    return len(text) - len(news) if is_agency and (news[:1].isupper() or news[:1] in tuple('"“')) else 0


def _is_agency(name: str) -> bool:
    """Return whether a name is written like the name of an agency: two to eight capitals."""
    return 2 <= len(name) <= 8 and name.isalpha() and name.isupper()


def _is_place(head: str, mark: str) -> bool:
    """Return whether the text before a dash is a place: one with an agency in brackets, or one in capitals."""
    place, opened, agency = head.partition("(")
    words = place.replace(",", " ").split()
    if not all(word[0].isupper() or is_date_word(word.lower().strip(TRIM)) for word in words):
        return False
    if opened:
        return _closes_agency(agency) and len(words) <= 8
    if mark in (": ", " - ", ".- ", " = ") or not 0 < len(words) <= 6:
        return False
    city, *regions = place.split(",")
    first = words[0].strip(TRIM)
    return len(first) >= _CITY and first.isupper() and all(_is_region(city, region.strip()) for region in regions)


def _closes_agency(agency: str) -> bool:
    return agency.endswith((")", ").")) and agency[0].isalpha() and len(agency) <= _AGENCY


def _is_region(city: str, text: str) -> bool:
    """Return whether a text after a city is its region or a date."""
    words = [word.lower().strip(TRIM) for word in text.split()]
    return all(map(is_date_word, words)) or _are_place(city, text)


def stamp_end(text: str) -> int:
    """Return the end of a byline with its time ("By Ann Lee PUBLISHED: 10:00 GMT, 5 May 2026 |"), 0 without one.

    >>> stamp_end("By Ann Lee PUBLISHED: 10:00 GMT, 5 May 2026 The ferry sank.")
    44
    """
    words = text.split(" ", _STAMP)[:_STAMP]
    dotted = words[0] == "By." or words[:2] == ["By", "."]
    if not dotted and not _names_hour(" ".join(words).lower()):
        return 0
    plain = [word.strip(TRIM).lower() for word in words]
    if dotted:
        return _dotted_byline_end(words, plain)
    last = _stamp_words(words, plain)
    end = len(" ".join(words[:last])) + 1
    begins = text[end : end + 1]
    return end if last and (begins.isupper() or begins in _OPENS_QUOTE) else 0


def _stamp_words(words: list[str], plain: list[str]) -> int:
    """Return the number of words of a byline with its time, and of the marks behind it; 0 without one."""
    at = next((at for at, word in enumerate(plain) if word in _STAMPED), None)
    if at is None or not _may_stand_before(words[:at], plain[:at]):
        return 0
    last = _hour_end(words, plain, at)
    while 0 < last < len(words) and not plain[last]:
        last += 1
    return last


def _hour_end(words: list[str], plain: list[str], at: int) -> int:
    """Return the number of words up to the end of the hour and date from `at` on, 0 without a figure."""
    last, year = 0, False
    for place in range(at, len(words)):
        word = plain[place]
        year = year and word not in _STAMPED
        if _is_beyond_date(word, after_year=year):
            break
        if word[:1].isdigit() or (last and _is_zone(words[place], word)):
            last = place + 1
        year = year or (len(word) == 4 and word.isdigit())
    return last


def _is_beyond_date(word: str, *, after_year: bool) -> bool:
    """Return whether a word is outside an hour and date: no word of dates, or after the year a figure but no hour."""
    if word and not is_date_word(word):
        return True
    return after_year and word[:1].isdigit() and ":" not in word


def _is_zone(word: str, plain: str) -> bool:
    """Return whether a word is "AM", "PM" or a time zone."""
    return plain.isalpha() and word.strip(TRIM).isupper() and len(plain) in (2, 3)


def _names_hour(low: str) -> bool:
    """Return whether a text has a word such as "published": a cheap test that rejects most texts."""
    return any(stamped in low for stamped in _STAMPED)


def _dotted_byline_end(words: list[str], plain: list[str]) -> int:
    """Return the end of a byline in which full stops replace line ends, "By . Ann Lee . The ferry"; else 0."""
    last = 0
    for at, word in enumerate(words[1:_BYLINE], start=1):
        named = word[:1].isupper() or plain[at] in ("", "and", "for", "in")
        if not named:
            break
        if plain[at - 1] not in ("", "by", "and", "for", "in") and (word == "." or words[at - 1].endswith(".")):
            last = at + (word == ".")
            break
    return len(" ".join(words[:last])) + 1 if last else 0


def _may_stand_before(words: list[str], plain: list[str]) -> bool:
    """Return whether the words before a time are a byline, or are no words at all."""
    if not any(plain):
        return True
    return (
        plain[0] in _BY
        and len(words) <= 20
        and all(
            not word or word in ("and", "und", "et", "y", "for", "in", "the", *_BY) or whole[0].isupper()
            for whole, word in zip(words, plain, strict=True)
        )
    )


def glued_end(text: str) -> int:
    """Return the end of share buttons and advertisement marks that are glued to the first word; 0 without them.

    >>> glued_end("Share this article The ferry sank."), glued_end("Share this article with a friend.")
    (19, 0)
    """
    at = 0
    while step := _glued(text, at):
        at += step
    return at


def _glued(text: str, start: int) -> int:
    """Return the length of the share button or mark at `start` and of the marks and blanks after it; 0 without one."""
    low = text[start : start + _ROW].lower()
    subject = next((mark for mark in SUBJECTS if low.startswith(mark)), "") if low.startswith(SUBJECTS) else ""
    row = next((mark for mark in GLUED if low.startswith(mark)), "") if low.startswith(GLUED) else ""
    if subject:
        return len(subject)
    rest = text[start + len(row) : start + _ROW]
    bare = rest.lstrip(" :|·•–-")
    begins = bare[:1].isupper() or bare[:1] in tuple("\"“‘'")
    return len(row) + len(rest) - len(bare) if row and rest != bare and begins else 0
