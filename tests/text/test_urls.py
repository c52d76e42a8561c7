"""Addresses: which may become links, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.urls import is_web, shown_url, without_secrets


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


# What is not shown, and what a page needs: of each pair, an address as feeds and mails have it, and as it is shown.
SHOWN = {
    "a page that counts a click": (
        "https://www.google.com/url?rct=j&sa=t&url=https://courier.example/a%3Fid%3D7&ct=ga&usg=AFQ",
        "https://courier.example/a?id=7",
    ),
    "a page that counts a click and names a page with a mark": (
        "https://l.example/l.php?u=https%3A%2F%2Fcourier.example%2Fa%3Futm_source%3Drss&h=AT0",
        "https://courier.example/a",
    ),
    "a page behind a star": (
        "https://redir.courier.example/online/rss091/*https://www.courier.example/a.html",
        "https://www.courier.example/a.html",
    ),
    "a page about an address": (
        "https://archive.example/view?url=https://courier.example/a",
        "https://archive.example/view?url=https://courier.example/a",
    ),
    "two addresses": (
        "https://a.example/redirect?from=https://b.example/&to=https://c.example/",
        "https://a.example/redirect?from=https://b.example/&to=https://c.example/",
    ),
    "campaign": ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
    "campaign in capitals": ("https://a.example/x?UTM_Source=rss", "https://a.example/x"),
    "campaign, coded": ("https://a.example/x?utm%5Fsource=rss", "https://a.example/x"),
    "campaign with an entity": ("https://a.example/x?id=1&amp;utm_source=rss", "https://a.example/x?id=1"),
    "campaign before a name": ("https://a.example/x?utm_id=4&id=9", "https://a.example/x?id=9"),
    "campaign between names": ("https://a.example/x?a=1&utm_id=4&b=2", "https://a.example/x?a=1&b=2"),
    "advertising": ("https://a.example/x?fbclid=I_w&gclid=C-1&msclkid=7&dclid=2", "https://a.example/x"),
    "mailer": ("https://a.example/x?mc_cid=12&mc_eid=34", "https://a.example/x"),
    "marketing": ("https://a.example/x?_hsenc=p2&_hsmi=8&mkt_tok=abc", "https://a.example/x"),
    "broadcaster": ("https://a.example/x?at_medium=RSS&at_campaign=rss", "https://a.example/x"),
    "older broadcaster": ("https://a.example/x?ns_mchannel=rss&ns_campaign=news", "https://a.example/x"),
    "channel of a station": ("https://a.example/x?traffic_source=rss", "https://a.example/x"),
    "icid": ("https://a.example/x?icid=rss_top", "https://a.example/x"),
    "maca": ("https://a.example/de/a-1?maca=de-rss-all-1-rdf", "https://a.example/de/a-1"),
    "cmpid": ("https://a.example/x?cmpid=rss", "https://a.example/x"),
    "xtor": ("https://a.example/x?xtor=RSS-3208", "https://a.example/x"),
    "xtor as a fragment": ("https://a.example/x#xtor=RSS-3208", "https://a.example/x"),
    "several as a fragment": ("https://a.example/x?id=2#utm_source=rss&utm_medium=m", "https://a.example/x?id=2"),
    "wt_mc": ("https://a.example/x?wt_mc=rss.red.news", "https://a.example/x"),
    "wt_zmc": ("https://a.example/x?wt_zmc=fix.int.zonaudev.x", "https://a.example/x"),
    "ref_src": ("https://a.example/x?ref_src=twsrc%5Etfw", "https://a.example/x"),
    "ref to a channel": ("https://a.example/x?ref=rss", "https://a.example/x"),
    "ref to a newsletter": ("https://a.example/x?ref=the-newsletter", "https://a.example/x"),
    "source of a blog": ("https://a.example/x?source=rss----7f60cf5620c9---4", "https://a.example/x"),
    "cmp of a channel": ("https://a.example/x?CMP=fb_gu", "https://a.example/x"),
    "partner of a channel": ("https://a.example/x?partner=rss&emc=rss", "https://a.example/x"),
    "analytics": ("https://a.example/x?pk_campaign=a&mtm_source=b&_ga=1.2&_gl=3", "https://a.example/x"),
    "a number of a page": ("https://a.example/?id=7731", "https://a.example/?id=7731"),
    "a post": ("https://a.example/?p=1204", "https://a.example/?p=1204"),
    "a branch": ("https://github.com/o/r/blob/a.md?ref=main", "https://github.com/o/r/blob/a.md?ref=main"),
    "a branch of a feed": ("https://a.example/r?ref=feature", "https://a.example/r?ref=feature"),
    "a source of data": ("https://a.example/data?source=census", "https://a.example/data?source=census"),
    "a day": ("https://a.example/list?from=2026-11-01&to=2026-11-20", "https://a.example/list?from=2026-11-01&to=2026-11-20"),
    "a content number": ("https://a.example/a?cid=55&nid=9", "https://a.example/a?cid=55&nid=9"),
    "a page of a list": ("https://a.example/l?page=2&sort=new", "https://a.example/l?page=2&sort=new"),
    "a search": ("https://a.example/s?q=utm_source%3Dx", "https://a.example/s?q=utm_source%3Dx"),
    "coding as it was": ("https://a.example/s?q=a+b%20c&e=%C3%A9&gclid=1", "https://a.example/s?q=a+b%20c&e=%C3%A9"),
    "a name without a value": ("https://a.example/x?amp&utm_id=1", "https://a.example/x?amp"),
    "a place on the page": ("https://a.example/x?utm_id=1#part-2", "https://a.example/x#part-2"),
    "a route in a fragment": ("https://a.example/#/story?id=3", "https://a.example/#/story?id=3"),
    "a video": ("https://a.example/watch?v=abc_DEF-1&t=10s", "https://a.example/watch?v=abc_DEF-1&t=10s"),
    "a signature": ("https://a.example/f?utm_id=1&X-Sig=9f", "https://a.example/f?utm_id=1&X-Sig=9f"),
    "a feed that is a format": ("https://a.example/x?format=rss", "https://a.example/x?format=rss"),
    "an empty query": ("https://a.example/x?", "https://a.example/x?"),
    "no query": ("https://a.example/x", "https://a.example/x"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "shown"), SHOWN.values(), ids=SHOWN)
def test_an_address_is_shown_without_what_counts_clicks_and_opens_the_same_page(given: str, shown: str) -> None:
    assert shown_url(given) == shown
    assert shown_url(shown) == shown
