"""Dates as pages and mails write them."""

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
        ("Thu, 19 Nov 2026 16:05:00 +0000", "2026-11-19T16:05:00+00:00"),
        ("Updated: 18 November 2026", "2026-11-18T00:00:00+00:00"),
        ("Nov. 19, 2026 11:20 a.m.", "2026-11-19T00:00:00+00:00"),
        ("19. März 2026, 19:30 Uhr", "2026-03-19T00:00:00+00:00"),
        ("Stand: 3.11.2026, 19.30 Uhr", "2026-11-03T00:00:00+00:00"),
        ("Do 26.11.26 | 14:07 Uhr", "2026-11-26T00:00:00+00:00"),
        ("2026. 11. 19. 14:07", "2026-11-19T00:00:00+00:00"),
        ("18 de noviembre de 2026", "2026-11-18T00:00:00+00:00"),
        ("입력 2026.11.20 15:32", "2026-11-20T00:00:00+00:00"),
        ("2026年3月2日", "2026-03-02T00:00:00+00:00"),
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
        "99 Smarch 2026",
        "Version 3.11.2026.4",
        "192.168.10.20",
        "11/19/2026",
        "40.13.2026",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_with_a_zone_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is not None
