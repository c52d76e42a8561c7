"""Inputs of the kinds that readers get wrong, each with the right value: those that were reported, and as many beside."""

import re
from typing import NamedTuple

import pytest

import digest
from conftest import ROOT
from digest.sources.feed_markup import without_tags

SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {}><channel><title>Courier</title><item>{}</item></channel></rss>'
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" {}><title>Courier</title><entry>{}</entry></feed>'
)
LINK, ALTERNATE = "<link>https://c.example/a</link>", '<link href="https://c.example/a"/>'
TEXT = "<description>The bridge was shut on Monday.</description>"


class Fault(NamedTuple):
    """What is in an entry, the field that is looked at, and its right value."""

    item: str
    field: str
    right: str
    form: str = RSS
    encoding: str = "utf-8"


FEEDS = {
    # reported
    "bare & in a title": Fault(
        f"<title>AT&T and R&D of Marks & Spencer</title>{LINK}{TEXT}", "title", "AT&T and R&D of Marks & Spencer"
    ),
    "bare & in a link": Fault(
        f"<title>a</title><link>https://c.example/s?a=1&b=2</link>{TEXT}", "url", "https://c.example/s?a=1&b=2"
    ),
    "bare & in a text": Fault(
        f"<title>a</title>{LINK}<description>AT&T cut its R&D budget on Monday, the company said.</description>",
        "text",
        "AT&T cut its R&D budget on Monday, the company said.",
    ),
    "elements in a text": Fault(
        f"<title>a</title>{LINK}<description>One. <b>bold</b> two.</description>", "text", "One. bold two."
    ),
    "xhtml summary": Fault(
        f'<title>a</title>{ALTERNATE}<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The ferry is late.'
        "</div></summary>",
        "text",
        "The ferry is late.",
        ATOM,
    ),
    "text of a film": Fault(
        f"<title>a</title>{ALTERNATE}<media:group><media:description>The film shows it.</media:description></media:group>",
        "text",
        "The film shows it.",
        ATOM,
    ),
    "bare < in a title": Fault(
        f"<title>Rates < 3% & rising > 2%</title>{LINK}{TEXT}", "title", "Rates < 3% & rising > 2%"
    ),
    "title of plain text": Fault(
        f'<title type="text">How should &lt;bridge&gt; work?</title>{ALTERNATE}<summary>x</summary>',
        "title",
        "How should <bridge> work?",
        ATOM,
    ),
    "bytes of another charset": Fault(
        f"<title>Brücke “gesperrt”</title>{LINK}{TEXT}", "title", "Brücke “gesperrt”", RSS, "windows-1252"
    ),
    "offset of one digit": Fault(
        f"<title>a</title>{LINK}{TEXT}<pubDate>2026-11-18T22:52:30+5:30</pubDate>",
        "published",
        "2026-11-18 22:52:30+05:30",
    ),
    "zero of a date": Fault(
        f"<title>a</title>{LINK}{TEXT}<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>", "published", "None"
    ),
    "blank in a link": Fault(
        f"<title>a</title><link>https://c.example/a b.html</link>{TEXT}", "url", "https://c.example/a%20b.html"
    ),
    "media text alone": Fault(
        f"<title>a</title>{LINK}<media:description>The weir in flood.</media:description>", "text", "The weir in flood."
    ),
    "counted link": Fault(
        f"<title>a</title>{LINK}{TEXT}<feedburner:origLink>https://c.example/orig</feedburner:origLink>",
        "url",
        "https://c.example/orig",
    ),
    "escaped twice": Fault(
        f"<title>a</title>{LINK}<content:encoded>Write &amp;lt;b&amp;gt; here.</content:encoded>",
        "text",
        "Write <b> here.",
    ),
    # beside
    "bare & before a semicolon": Fault(f"<title>Q&A; and B&B</title>{LINK}{TEXT}", "title", "Q&A; and B&B"),
    "bare & in an Atom link": Fault(
        '<title>a</title><link href="https://c.example/s?x=1&copy=2"/><summary>x</summary>',
        "url",
        "https://c.example/s?x=1&copy=2",
        ATOM,
    ),
    "a named reference of HTML": Fault(f"<title>Caf&eacute; M&uuml;ller</title>{LINK}{TEXT}", "title", "Café Müller"),
    "a reference of windows-1252": Fault(
        f"<title>The &#147;old&#148; pier</title>{LINK}{TEXT}", "title", "The “old” pier"
    ),
    "a link in a text": Fault(
        f'<title>a</title>{LINK}<description>See <a href="https://c.example/b">the map</a> here.</description>',
        "text",
        "See the map here.",
    ),
    "xhtml content": Fault(
        f'<title>a</title>{ALTERNATE}<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">It <i>sails</i>.'
        "</div></content>",
        "text",
        "It sails.",
        ATOM,
    ),
    "xhtml title": Fault(
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <em>old</em> pier</div></title>'
        f"{ALTERNATE}<summary>x</summary>",
        "title",
        "The old pier",
        ATOM,
    ),
    "an arrow in a title": Fault(f"<title>Fares: 9 -> 11 pounds</title>{LINK}{TEXT}", "title", "Fares: 9 -> 11 pounds"),
    "a heart in a title": Fault(f"<title>I <3 the pier</title>{LINK}{TEXT}", "title", "I <3 the pier"),
    "Cyrillic bytes of another charset": Fault(
        f"<title>Мост закрыт до весны, паромы идут</title>{LINK}{TEXT}",
        "title",
        "Мост закрыт до весны, паромы идут",
        RSS,
        "windows-1251",
    ),
    "offset without a colon": Fault(
        f"<title>a</title>{LINK}{TEXT}<pubDate>Wed, 18 Nov 2026 22:52:30 +0530</pubDate>",
        "published",
        "2026-11-18 22:52:30+05:30",
    ),
    "day without a time": Fault(
        f"<title>a</title>{LINK}{TEXT}<dc:date>2026-11-18</dc:date>", "published", "2026-11-18 00:00:00+00:00"
    ),
    "epoch as a date": Fault(
        f"<title>a</title>{LINK}{TEXT}<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", "published", "None"
    ),
    "letters beyond ASCII in a link": Fault(
        f"<title>a</title><link>https://c.example/brücke</link>{TEXT}", "url", "https://c.example/brücke"
    ),
    "line break in a link": Fault(
        f"<title>a</title><link>\n  https://c.example/a\n</link>{TEXT}", "url", "https://c.example/a"
    ),
    "enclosure before the link": Fault(
        '<title>a</title><link rel="enclosure" href="https://c.example/a.mp3"/><link href="https://c.example/a"/>'
        "<summary>x</summary>",
        "url",
        "https://c.example/a",
        ATOM,
    ),
    "code in a text": Fault(
        f"<title>a</title>{LINK}<description><![CDATA[Use <code>&lt;p&gt;</code> here.]]></description>",
        "text",
        "Use <p> here.",
    ),
}


@pytest.mark.parametrize("fault", FEEDS.values(), ids=FEEDS.keys())
def test_an_entry_of_a_feed_has_its_right_value(fault: Fault) -> None:
    body = fault.form.replace("{}", SPACES, 1).replace("{}", fault.item).encode(fault.encoding)
    [entry] = digest.parse_feed(body, url="https://c.example/feed")
    text = " ".join(without_tags(entry.html).split())
    found = {"title": entry.title, "url": entry.url, "published": str(entry.published), "text": text}
    assert found[fault.field] == fault.right


SENTENCES = {
    # reported
    "Rates fell in Dec. Exports rose.": ("Rates fell in Dec.", "Exports rose."),
    "He sold Acme Inc. Shareholders agreed.": ("He sold Acme Inc.", "Shareholders agreed."),
    "It went to Martin Lake Jr. Fans cheered.": ("It went to Martin Lake Jr.", "Fans cheered."),
    # beside
    "They met on 3 Jan. Talks go on.": ("They met on 3 Jan.", "Talks go on."),
    "She left Weir Ltd. Nobody took over.": ("She left Weir Ltd.", "Nobody took over."),
    "It is run by Ola Brandt Sr. His son cooks.": ("It is run by Ola Brandt Sr.", "His son cooks."),
    "On 3 Jan. 2027 Dr. Lake of Acme Inc. spoke.": ("On 3 Jan. 2027 Dr. Lake of Acme Inc. spoke.",),
}


@pytest.mark.parametrize(("text", "right"), SENTENCES.items())
def test_a_text_is_split_at_the_ends_of_its_sentences(text: str, right: tuple[str, ...]) -> None:
    assert tuple(sentence.text for sentence in digest.split_sentences(text, "en")) == right


FOOTNOTES = {
    "The rate rose.[1] Banks cut lending.[2][3] Nobody knew why.": "The rate rose. Banks cut lending. Nobody knew why.",
    "The toll rose.[12] Drivers paid.": "The toll rose. Drivers paid.",
    "The weir fell.[a] Nobody slept.[note 2] It rained.": "The weir fell. Nobody slept. It rained.",
}


@pytest.mark.parametrize(("text", "right"), FOOTNOTES.items())
def test_footnote_marks_go(text: str, right: str) -> None:
    article = digest.Article.from_text(text, title="Rates")
    assert [sentence.text for sentence in article.sentences] == re.split(r"(?<=\.) ", right)


FIRST, SECOND = (
    "The bridge over the Aue was shut on Monday after an inspector had found three cracks in it.",
    "It stays shut until the spring, since the steel for its girder has to come from abroad, the town said.",
)
PAGE = "<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{above}{text}{below}</article></body></html>"


def read(
    head: str = "", above: str = "", below: str = "", title: str = "Bridge shut", text: str = ""
) -> digest.Article:
    text = text or f"<p>{FIRST}</p><p>{SECOND}</p>"
    page = PAGE.format(title=title, head=head, above=above, below=below, text=text)
    return digest.extract(page, "https://courier.example/bridge")


DAYS = {
    # reported
    "changed above published": (
        '<p>Updated: <time datetime="2026-11-20">20</time></p><p>Published: <time datetime="2026-11-18">18</time></p>'
    ),
    "day and time": "<div>Wed, 11/18/2026 - 09:05</div>",
    "wire": "<p>BRACKWATER, Nov. 18, 2026 /PRNewswire/ -- The town has news.</p>",
    "Chinese": "<div>2026年11月18日09:05</div>",
    # beside
    "changed above published, in German": (
        '<p>Aktualisiert: <time datetime="2026-11-20">20.11.</time></p>'
        '<p>Veröffentlicht: <time datetime="2026-11-18">18.11.</time></p>'
    ),
    "day with a dot": "<div class='date'>18.11.2026 | 09:05 Uhr</div>",
    "second wire": "<p>DELM, Nov. 18, 2026 (GLOBE NEWSWIRE) -- The town has news.</p>",
    "Japanese": "<div>2026年11月18日 9時05分</div>",
}


@pytest.mark.parametrize("above", DAYS.values(), ids=DAYS.keys())
def test_the_day_of_a_page_is_that_of_its_publication(above: str) -> None:
    assert str(read(above=above).published)[:10] == "2026-11-18"


NOTES = (
    # reported
    "A version of this article appears in print on Nov. 19, 2026, Section A, Page 3 of the paper.",
    "Reporting by Ann Lee; Editing by Per Aune",
    "Our Standards: The Courier Trust Principles.",
    "Photo: Ann Lee/Courier",
    # beside
    "This story has been updated to correct the name of the bridge.",
    "Additional reporting by Per Aune; Writing by Ann Lee",
    "Copyright 2026 The Courier. All rights reserved.",
    "Foto: Ina Moor/dpa",
)


@pytest.mark.parametrize("note", NOTES)
def test_notes_of_the_desk_are_no_text(note: str) -> None:
    assert note not in read(below=f"<p>{note}</p>").text


@pytest.mark.parametrize("title", ["Courier: Bridge shut", "Bridge shut | Courier", "Bridge shut - Courier"])
def test_the_name_of_the_site_is_no_part_of_a_title(title: str) -> None:
    head = '<meta property="og:site_name" content="Courier">'
    page = f"<html><head><title>{title}</title>{head}</head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert digest.extract(page, "https://news.example/bridge").title == "Bridge shut"


@pytest.mark.parametrize("names", [
    ["Themen bearbeiten"], ["Quelle: sid"], ["Condé Nast"], ["Brazil", "Rachel Brazil"],  # reported
    ["Alle Artikel"], ["Source: AFP"], ["Brazil", "Rachel Brazil", "Rachel Brazil"],  # beside
])  # fmt: skip
def test_labels_owners_and_single_names_are_no_authors(names: list[str]) -> None:
    head = "".join(f'<meta name="author" content="{name}">' for name in names)
    assert read(head).authors in ((), ("Rachel Brazil",))


QUIZ = (
    "How high is the weir, and who paid for it? Take our quiz and find out.",
    "Last week's winner, Mrs Finch, gets a mug.",
)


@pytest.mark.parametrize("above", [
    "<p class=byline>By Newsroom</p><figure><img><figcaption>Photo: Radio archive</figcaption></figure>",  # reported
    "<div class='meta'>Newsroom, 18 November</div><div class='img'><img><span class='legend'>The weir in 1911</span></div>",
])  # fmt: skip
def test_a_short_page_gives_its_paragraphs_alone(above: str) -> None:
    title = "Quiz of the week: how well do you know your valley?"
    text = "".join(f"<p>{line}</p>" for line in QUIZ)
    assert read(above=above, title=title, text=text).text.split("\n\n") == list(QUIZ)


@pytest.mark.parametrize("lead", [
    "<div class='summary'>The town has shut its bridge, and nobody knows for how long.</div>",  # reported
    "<p>Berlin. The town has shut its bridge, and nobody knows for how long.</p>",
    "<div class='standfirst'><p>The town has shut its bridge, and nobody knows for how long.</p></div>",  # beside
    "<p>PARIS — The town has shut its bridge, and nobody knows for how long.</p>",
])  # fmt: skip
def test_the_lead_of_a_page_is_its_first_paragraph(lead: str) -> None:
    head = '<meta name="description" content="The town has shut its bridge, and nobody knows for how long.">'
    for given in ("", head):
        assert "The town has shut its bridge" in read(given, above=lead).text.split("\n")[0]


# Faults over the line, in stores and in other formats, and the tests of them.
ELSEWHERE = {
    "Google News: the title alone": "sources/test_kinds_of_feeds.py::test_an_outlet_behind_a_headline_is_taken_off",
    "6,000 old entries: no page asked for": "fetching/test_fetch.py::test_the_pages_of_entries_too_old_for_every_brief",
    "a whole text under 120 words: the feed's": "fetching/test_fetch.py::test_a_whole_entry_has_no_page_read",
    "zstd, brotli, gzip undeclared": "sources/test_http.py::test_an_answer_is_unpacked_by_its_bytes",
    "a redirect that asks for its cookie": "sources/test_http.py::test_a_redirect_that_asks_for_its_cookie_is_followed",
    "a server that answers by Accept": "sources/test_feeds.py::test_a_server_that_answers_by_accept",
    "events page: headings, places and items": "extractors/test_html_body.py::test_subheads_places_and_items_of_a_list",
    "text in scripts, JSON-LD in __next_s": "extractors/test_html_body.py::test_the_text_in_scripts_is_read",
    "JSON-LD that a script adds": "extractors/test_html_body.py::test_facts_that_a_script_adds_to_the_page_are_read",
    "declarative shadow DOM": "extractors/test_html_body.py::test_text_in_the_shadow_of_an_element_is_read",
    "isAccessibleForFree": "extractors/test_html_facts.py::test_an_article_that_its_page_calls_closed_is_marked",
    "Beehiiv: three headed sections": "extractors/test_letter_frames.py::test_headings_below_the_subject_are_stories",
    "plain newsletter with stars": "extractors/test_newsletters.py::test_a_line_with_a_mark_is_the_title",
    "PDF with another date": "extractors/test_pdf.py::test_a_date_in_the_text_comes_before_the_files_own",
}


@pytest.mark.parametrize("named", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_every_other_fault_has_its_test(named: str) -> None:
    path, _, name = named.partition("::")
    assert f"def {name}" in (ROOT / "tests" / path).read_text(encoding="utf-8")
