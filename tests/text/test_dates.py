"""Dates as pages and mails write them."""

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.dates import parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-18", "2026-11-18T00:00:00+00:00"),
        ("2026-11-18T21:45:00+01:00", "2026-11-18T21:45:00+01:00"),
        ("2026-11-18T21:45:00Z", "2026-11-18T21:45:00+00:00"),
        ("2026-11-18 21:45:00 UTC", "2026-11-18T21:45:00+00:00"),
        ("2026-11-18 21:45 Uhr", "2026-11-18T21:45:00+00:00"),
        ("2026-11-18 21:45 +01:00", "2026-11-18T21:45:00+01:00"),
        ("2026-11-18 22:52:30+5:30", "2026-11-18T22:52:30+05:30"),
        ("2026-11-18T22:52-3:30", "2026-11-18T22:52:00-03:30"),
        ("Thu, 19 Nov 2026 16:05:00 +0000", "2026-11-19T16:05:00+00:00"),
        ("Wed, 18 Nov 2026 22:52:30+5:30", "2026-11-18T22:52:30+05:30"),
        ("Wed, 18 Nov 2026 22:52:30 -03:00", "2026-11-18T22:52:30-03:00"),
        ("Wed, 11/18/2026 - 09:05", "2026-11-18T00:00:00+00:00"),
        ("2026年11月18日09:05", "2026-11-18T00:00:00+00:00"),
        ("Updated: 18 November 2026", "2026-11-18T00:00:00+00:00"),
        ("Nov. 19, 2026 11:20 a.m.", "2026-11-19T00:00:00+00:00"),
        ("19. März 2026, 19:30 Uhr", "2026-03-19T00:00:00+00:00"),
        ("Stand: 3.11.2026, 19.30 Uhr", "2026-11-03T00:00:00+00:00"),
        ("Do 26.11.26 | 14:07 Uhr", "2026-11-26T00:00:00+00:00"),
        ("2026. 11. 19. 14:07", "2026-11-19T00:00:00+00:00"),
        ("18 de noviembre de 2026", "2026-11-18T00:00:00+00:00"),
        ("입력 2026.11.20 15:32", "2026-11-20T00:00:00+00:00"),
        ("2026年3月2日", "2026-03-02T00:00:00+00:00"),
        ("18 ноября 2026, 14:05", "2026-11-18T00:00:00+00:00"),
        ("3 мая 2026 г.", "2026-05-03T00:00:00+00:00"),
        ("18 نوفمبر 2026", "2026-11-18T00:00:00+00:00"),
        ("18 नवंबर 2026", "2026-11-18T00:00:00+00:00"),
        ("18 พฤศจิกายน 2569", "2026-11-18T00:00:00+00:00"),
        ("4 มีนาคม พ.ศ. 2569", "2026-03-04T00:00:00+00:00"),
        ("18 listopada 2026", "2026-11-18T00:00:00+00:00"),
        ("5. července 2026", "2026-07-05T00:00:00+00:00"),
        ("5. června 2026", "2026-06-05T00:00:00+00:00"),
        ("18 Kasım 2026", "2026-11-18T00:00:00+00:00"),
        ("18. marraskuuta 2026", "2026-11-18T00:00:00+00:00"),
        ("2026. november 18.", "2026-11-18T00:00:00+00:00"),
        ("18 Νοεμβρίου 2026", "2026-11-18T00:00:00+00:00"),
        ("18 בנובמבר 2026", "2026-11-18T00:00:00+00:00"),
        ("18 tháng 11 năm 2026", "2026-11-18T00:00:00+00:00"),
        ("18 Desember 2026", "2026-12-18T00:00:00+00:00"),
        ("1er août 2026", "2026-08-01T00:00:00+00:00"),
        ("18.11.2026 um 9:30", "2026-11-18T00:00:00+00:00"),
        ("18/11/2026", "2026-11-18T00:00:00+00:00"),
    ],
)
def test_a_date_is_read(text: str, expected: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "18 November",
        "2026-13-45",
        "0001-01-01",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "Sat, 30 Nov 0000 00:00:00 +0000",
        "99 Smarch 2026",
        "Version 3.11.2026.4",
        "192.168.10.20",
        "11/12/2026",
        "40.13.2026",
        "4/5/2026",
        "18.13.2026",
        "1.2.20267",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_with_a_zone_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is not None


@pytest.mark.parametrize("zone", ["+0000", "-0000", "GMT", "+0530", "-0330", "+1400"])
@given(st.integers(31_536_000, 32_000_000_000))  # the years 1971 to 2984
def test_a_date_of_a_mail_is_read_as_the_standard_library_reads_it(zone: str, seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    written = f"{format_datetime(moment).rpartition(' ')[0]} {zone}"
    expected = parsedate_to_datetime(written)
    assert parse_date(written) == (expected if expected.tzinfo else expected.replace(tzinfo=UTC))


@pytest.mark.parametrize("written", ["Thu, 31 Nov 2026 16:05:00 +0000", "Thu, 19 Nov 2026 25:05:00 +0000"])
def test_a_date_of_a_mail_that_cannot_be_is_none(written: str) -> None:
    assert parse_date(written) is None
