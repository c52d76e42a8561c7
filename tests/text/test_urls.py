"""Addresses: which may become links, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.urls import is_web, without_secrets


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example",
        "https://A.example:8080/x?y=1&z=%20#top",
        "http://127.0.0.1/",
        "https://xn--bcher-kva.example/",
        "http://bücher.example/ü",
    ],
)
def test_what_may_become_a_link(url: str) -> None:
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        None, "", "http://", "http:///x", "javascript:alert(1)", "ftp://a.example/", "http://a b.example/", "http://a.example/\n",
        'http://a.example/"x', "http://a.example/<b>", "http://a.example/\u202ex", "http://a.example/\x7f", "http://a.example/`",
        "http://a.example\\@b.example/", "http://[bad/", "HTTP//a.example",
    ],
)  # fmt: skip
def test_what_may_not(url: str | None) -> None:
    assert not is_web(url)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:canary@a.example/x", "https://***@a.example/x"),
        ("https://canary@a.example/x", "https://***@a.example/x"),
        ("https://me:can@ary@a.example/x", "https://***@a.example/x"),
        ("https://a.example/rss?token=canary", "https://a.example/rss?token=***"),
        ("https://a.example/rss?page=2&api_key=canary&x", "https://a.example/rss?page=2&api_key=***&x"),
        ("https://a.example/rss?Auth-Token=canary#top", "https://a.example/rss?Auth-Token=***#top"),
        ("https://a.example/a@b?keyword=kept&monkey=kept", "https://a.example/a@b?keyword=kept&monkey=kept"),
        ("https://a.example/rss?token=", "https://a.example/rss?token="),
        ("no address", "no address"),
    ],
)
def test_secrets_are_not_shown(url: str, shown: str) -> None:
    assert without_secrets(url) == shown


@given(st.text())
def test_what_is_shown_is_shown_again_as_it_is(text: str) -> None:
    assert without_secrets(without_secrets(text)) == without_secrets(text)
