"""Title, day, authors, publisher and language of a page, from whatever place tells them."""

import json

import pytest

from digest.extractors.html.authors import names_of
from digest.extractors.html.last_date import last_date
from digest.extractors.html.linked import items_of
from digest.extractors.html.markup import parse
from digest.extractors.html.page import Html
from digest.extractors.html.page_title import choose_title
from digest.model.article import Article, Document

TEXT = (
    "<p>The bridge over the Merrow was closed on Monday after an inspector found cracks in its main girder.</p>"
    "<p>Engineers will look at it again in the spring, the harbour trust that owns the bridge said.</p>"
)


def read(head: str = "", above: str = "", below: str = "", window: str = "Bridge shut") -> Article:
    page = f"<html><head><title>{window}</title>{head}</head><body><main>{above}<article>{TEXT}</article>{below}</main></body>"
    return Html()(Document("page.html", page.encode()))[0]


def ld(data: object) -> str:
    return f"<script type='application/ld+json'>{data if isinstance(data, str) else json.dumps(data)}</script>"


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (("Bridge shut", "Bridge shut", "Harbour in two"), "Bridge shut"),
        (("Bridge shut", "Cracks close bridge", "Cracks close bridge"), "Cracks close bridge"),
        (("Bridge shut", "Cracks close bridge", "Harbour in two"), "Bridge shut"),
        (("Bridge shut", "Bridge shut - World | Courier"), "Bridge shut"),
        (("", "Bridge shut | Harbour Courier"), "Bridge shut"),
        (("", "", "Bridge shut – Harbour Courier – 19.11.2026"), "Bridge shut – Harbour Courier – 19.11.2026"),
        (("Storm: bridge shut", "Storm: bridge shut"), "Storm: bridge shut"),
        (("다리 폐쇄", "다리 폐쇄 | 항구신문"), "다리 폐쇄"),
        ((), ""),
    ],
)
def test_the_title_is_what_most_places_agree_on(said: tuple[str, ...], title: str) -> None:
    assert choose_title(said, "Harbour Courier") == title


def test_the_name_of_an_outlet_is_known_by_its_host() -> None:
    assert choose_title(("", "Bridge shut | Courier"), "", "www.thecourier.example") == "Bridge shut"
    assert choose_title(("", "courier.example Bridge shut"), "", "courier.example") == "Bridge shut"
    assert choose_title(("", "Bridge shut | Rescue"), "", "www.thecourier.example") == "Bridge shut | Rescue"


def test_of_a_title_a_section_and_an_outlet_between_bars_the_title_stays() -> None:
    assert choose_title(("Bridge over Merrow shut | Local news | Harbour Trust",)) == "Bridge over Merrow shut"


@pytest.mark.parametrize(
    ("headings", "window", "title"),
    [
        (
            "<h1>The Courier</h1><h1>Bridge shut for good</h1>",
            "Bridge shut for good - The Courier",
            "Bridge shut for good",
        ),
        ("<h1>The Courier</h1><h2>Bridge shut</h2>", "Bridge shut — The Courier", "Bridge shut"),
        ("<h1>courier.example</h1>", "Bridge shut", "Bridge shut"),
        ("<h1>Local news</h1><h1>Bridge shut for good</h1>", "Bridge shut for good (Harbour)", "Bridge shut for good"),
        (
            "<h1><a>Bridge shut for good</a> <b>(post.example)</b> 87</h1>",
            "Bridge shut for good",
            "Bridge shut for good",
        ),
        ("<h1><b>Title:</b> Bridge shut for good</h1>", "Bridge shut for good", "Bridge shut for good"),
        ("<h1>Harbour<br>bridge sh<b>ut</b><span>.</span> Now</h1>", "", "Harbour bridge shut. Now"),
        ("<h1><span>Merrow</span><span>Bridge shut</span></h1>", "", "Merrow Bridge shut"),
    ],
)
def test_the_heading_of_an_article_is_no_name_and_has_its_own_words(headings: str, window: str, title: str) -> None:
    page = f"<html><head><title>{window}</title></head><body>{headings}<article>{TEXT}</article></body></html>"
    document = Document("page.html", page.encode(), url="https://courier.example/bridge")
    assert Html()(document)[0].title == title


def test_no_heading_title_or_headline_of_the_page_is_a_line_of_its_text() -> None:
    article = read(
        ld({"@type": "NewsArticle", "headline": "Cracks close bridge"}), "<h1>Bridge over the Merrow shut</h1>"
    )
    assert "shut" not in article.text


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "datePublished": "2026-11-18T21:45:00+01:00", "dateModified": "2026-11-20"},
        {"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], "datePublished": "2026-11-18T21:45:00+01:00"}]},
        [[{"@type": "https://schema.org/ReportageNewsArticle", "datePublished": "2026-11-18T21:45:00+01:00"}]],
        {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2026-11-18T21:45:00+01:00"}},
        '{"@type": "NewsArticle", "datePublished": "2026-11-18T21:45:00+01:00",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2026-11-18T21:45:00+01:00"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2026-11-18T21:45:00+01:00"}\n//]]>',
        '{"@type": "WebSite"} {"@type": "NewsArticle", "datePublished": "2026-11-18T21:45:00+01:00"};',
        '{"@type": "NewsArticle", "headline": "Line\nbreak", "datePublished": "2026-11-18T21:45:00+01:00"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;datePublished&quot;: &quot;2026-11-18T21:45:00+01:00&quot;}",
    ],
)
def test_the_day_is_found_in_json_ld_of_any_shape(data: object) -> None:
    published = read(ld(data)).published
    assert published is not None
    assert published.isoformat() == "2026-11-18T21:45:00+01:00"


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        (meta("article:published_time", "2026-11-18") + meta("article:modified_time", "2026-11-20"), "", ""),
        ("<meta name='parsely-pub-date' content='2026-11-18T08:00:00Z'>", "", ""),
        ("<meta itemprop='datePublished' content='2026-11-18'>", "", ""),
        ("", "<span itemprop='datePublished'>18 November 2026</span>", ""),
        ("", "<time datetime='2026-11-18T10:00'>today</time>", ""),
        ("", "<h1>Bridge shut</h1><div>Wed 18.11.2026 | 14:07</div><div>Updated 20.11.2026</div>", ""),
        ("", "<div>Bridge, 1 May 2019</div><h1>Bridge shut</h1><p>By Ada Lee</p><p>November 18, 2026</p>", ""),
        ("", "", "<div>Date 18.11.2026</div>"),
    ],
)
def test_the_day_is_found_beside_json_ld(head: str, above: str, below: str) -> None:
    published = read(head, above, below).published
    assert published is not None
    assert published.date().isoformat() == "2026-11-18"


STAMPED = ld({"@type": "NewsArticle", "datePublished": "2027-05-30T08:00:00Z", "dateModified": "2027-05-29T08:00:00Z"})


@pytest.mark.parametrize(
    ("head", "above", "below", "day"),
    [
        (STAMPED, "<h1>Bridge shut</h1><p>November 18, 2026</p>", "", "2026-11-18"),
        (STAMPED, "<div>18.11.2026</div><h1>Bridge shut</h1>", "", "2026-11-18"),
        ("<meta name=dc.date content=2027-05-30>", "<h1>Bridge shut</h1><p>November 18, 2026</p>", "", "2026-11-18"),
        (STAMPED, "<h1>Bridge shut</h1><p>Updated May 11, 2027</p>", "", "2027-05-30"),
        (STAMPED, "<h1>Bridge shut</h1><p>May 29, 2027</p><p>March 3, 2026</p>", "", "2027-05-30"),
        (STAMPED, "<h1>Bridge shut</h1><p>August 18, 2028</p>", "", "2027-05-30"),
        (STAMPED, "<h1>Bridge shut</h1>", "<div>November 18, 2026</div>", "2027-05-30"),
        ("", "<p>November 18, 2026 • 8 minutes</p><h1>Bridge shut</h1>", "<p>May 2, 2026</p>", "2026-11-18"),
        ("", "<h1>Bridge shut</h1><p>Updated March 1, 2026</p><p>November 18, 2026</p>", "", "2026-11-18"),
        ("<meta name=published-date content=2026-11-18>", "<h1>Bridge shut</h1>", "", "2026-11-18"),
        (ld({"@type": "WebPage", "datePublished": "2026-11-18"}), "<h1>Bridge shut</h1>", "", "2026-11-18"),
        (ld({"@type": "WebPage", "datePublished": "2020-01-02"}), "<h1>Bridge shut</h1><p>18.11.2026</p>", "", "2026-11-18"),
    ],
)  # fmt: skip
def test_an_earlier_day_shown_above_the_text_is_that_of_the_publication(
    head: str, above: str, below: str, day: str
) -> None:
    published = read(head, above, below).published
    assert published is not None
    assert published.date().isoformat() == day


def test_the_last_net_for_a_date_is_the_address_or_a_change_but_never_the_text() -> None:
    page = f"<html><head><title>Bridge shut</title>{{}}</head><body>{TEXT}<p>It was built by the trust on May 2, 2021.</p></body>"
    changed = page.format("<meta property=article:modified_time content=2026-11-18>").encode()
    undated = page.format("").encode()
    found = [
        Html()(Document("page.html", changed))[0].published,
        Html()(Document("page.html", undated, url="https://courier.example/2026/11/18/bridge"))[0].published,
        Html()(Document("page.html", undated, url="https://courier.example/bridge"))[0].published,
    ]
    assert [date and date.date().isoformat() for date in found] == ["2026-11-18", "2026-11-18", None]


def test_a_moment_is_told_in_the_page_s_own_zone() -> None:
    head = ld({"@type": "NewsArticle", "datePublished": "2026-11-18T23:30:00Z"})
    published = read(head + meta("article:published_time", "2026-11-19T00:30:00+01:00")).published
    assert published is not None
    assert published.isoformat() == "2026-11-19T00:30:00+01:00"


def test_of_several_articles_for_machines_the_one_with_the_heading_counts() -> None:
    data = [
        {"@type": "NewsArticle", "headline": "Fish dearer", "author": "Cy Poe"},
        {"@type": "NewsArticle", "headline": "Bridge shut", "author": "Ada Lee"},
    ]
    assert read(ld(data), "<h1>Bridge shut</h1>").authors == ("Ada Lee",)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (["By Ada Lee and Bo Ray"], ("Ada Lee", "Bo Ray")),
        (["ADA LEE", "Ada Lee", "Ada  Lee"], ("ADA LEE",)),
        (["Von Ada Lee, Berlin"], ("Ada Lee",)),
        (["Ada Lee, Chief Correspondent; Bo Ray, Reporter"], ("Ada Lee", "Bo Ray")),
        (["Ada Lee (Special envoy)", "Bo Ray | desk@wire.example"], ("Ada Lee", "Bo Ray")),
        (["https://courier.example/authors/ada", "@adalee"], ()),
        (["Par Ada Lée et Bo Ray"], ("Ada Lée", "Bo Ray")),
        (["Por Ada Lee y Bo Ray"], ("Ada Lee", "Bo Ray")),
        (["이가람 기자"], ("이가람",)),
        (["Ada Lee\nRedakteurin"], ("Ada Lee",)),
        (["Harbour Courier", "Ada Lee"], ("Ada Lee",)),
        (["Ada van der Lee-Ray"], ("Ada van der Lee-Ray",)),
        (["Anders Andersson"], ("Anders Andersson",)),
        (["42", "", "a" * 90], ()),
    ],
)
def test_names_are_cleaned(said: list[str], names: tuple[str, ...]) -> None:
    assert names_of(said, "Harbour Courier") == names


def test_authors_are_looked_up_by_their_id() -> None:
    data = {
        "@graph": [
            {"@type": "NewsArticle", "author": {"@id": "#p1"}},
            {"@type": "Person", "@id": "#p1", "name": "Ada Lee"},
        ]
    }
    assert read(ld(data)).authors == ("Ada Lee",)


def test_the_names_of_all_places_for_machines_are_joined() -> None:
    head = (
        ld({"@type": "NewsArticle", "author": [{"name": "Ada Lee"}]}) + "<meta name='author' content='Bo Ray, Ada Lee'>"
    )
    assert read(head).authors == ("Ada Lee", "Bo Ray")


def test_a_byline_is_read_where_machines_are_told_the_publisher_alone() -> None:
    head = ld({"@type": "NewsArticle", "author": {"name": "Harbour Courier"}, "publisher": {"name": "Harbour Courier"}})
    teaser = "<div class='teaser'><span class='author'>Cy Poe</span></div>"
    assert read(head, f"{teaser}<p class='byline'>By <a>Ada Lee</a></p>").authors == ("Ada Lee",)


def test_publisher_and_language_are_told() -> None:
    article = read(meta("og:site_name", "Harbour Courier") + meta("og:locale", "en_GB"))
    assert (article.publisher, article.language) == ("Harbour Courier", "en")


def test_json_ld_never_says_an_author_of_another_page() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Bridge shut",
        "author": "Ada Lee",
        "hasPart": {"@type": "Article", "author": "X Y"},
    }
    items = items_of(parse(f"<html><head>{ld(data)}</head>", "page"))
    assert [item.get("author") for item in items] == ["Ada Lee"]


BODY = (
    "<p>The weir below the old mill was opened on Tuesday for the first time since 2019, by nine keepers.</p>"
    "<p>The county paid 41,000 euros for new oak and iron, its treasurer said on the bank in the evening.</p>"
)


def _page(above: str, head: str = "") -> Article:
    page = f"<html><head><title>Courier: Weir opened</title>{head}</head><body><article>{above}</article></body></html>"
    return Html()(Document("page.html", page.encode()))[0]


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("<p>Updated: <time datetime=2026-11-20>20 November</time></p><p>Published: <time datetime=2026-11-18>18</time></p>{}", ""),
        ("<div><b>Aktualisiert</b> <time datetime=2026-11-20>x</time></div><time datetime=2026-11-18>y</time>{}", ""),
        ("<time datetime=2026-11-20>Mis à jour le 20</time><time datetime=2026-11-18>Publié le 18</time>{}", ""),
        ("<h1>Weir opened</h1><span>Wed, 11/18/2026 - 09:05</span>{}", ""),
        ("<h1>Weir opened</h1><p>BRACKWATER, Nov. 18, 2026 /PRNewswire/ -- The weir was opened after a year of work on it.</p>{}", ""),
        ("<h1>Weir opened</h1><p>TOLM, Ohio, November 18, 2026 (GLOBE NEWSWIRE) -- The weir was opened after a year of work.</p>{}", ""),
        ("<h1>Weir opened</h1>{}", "<meta name=publishdate content='2026年11月18日09:05'>"),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_publication(above: str, head: str) -> None:
    found = _page(above.format(BODY), head).published
    assert found is not None
    assert found.date().isoformat() == "2026-11-18"


def test_the_name_of_the_site_before_a_title_is_no_part_of_it() -> None:
    assert _page(BODY, "<meta property=og:site_name content=Courier>").title == "Weir opened"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (["Themen bearbeiten", "Ann Lee"], ("Ann Lee",)),
        (["Quelle: sid", "Foto: Bo Ray", "Ann Lee"], ("Ann Lee",)),
        (["Condé Nast", "Ann Lee"], ("Ann Lee",)),
        (["Lee", "Ann Lee"], ("Ann Lee",)),
        (["bell hooks", "Ludwig van Beethoven"], ("bell hooks", "Ludwig van Beethoven")),
    ],
)
def test_labels_and_owners_are_no_authors(said: list[str], names: tuple[str, ...]) -> None:
    assert names_of(said) == names


@pytest.mark.parametrize(
    "line",
    [
        "A version of this article appears in print on Nov. 19, 2026, Section A, Page 4.",
        "Reporting by Ann Lee in Brackwater; Editing by Bo Ray",
        "Reporting by Ann Lee and Bo Ray in Tolm, additional reporting by Cy Dow; Editing by Di Fox",
        "Our Standards: The Courier Trust Principles.",
    ],
)
def test_notices_of_the_desk_below_the_text_are_left_out(line: str) -> None:
    assert line not in _page(f"<h1>Weir opened</h1>{BODY}<p>{line}</p>").text


def test_a_page_whose_element_has_thousands_of_attributes_is_not_searched_for_a_last_date() -> None:
    attributes = " ".join(f"a{number}=x" for number in range(1_000))
    page = "<html><head>{}</head><body><p {}>Rain fell.</p></body></html>"
    stamp = '<meta name="dc.date.issued" content="2026-11-20">'
    assert last_date(page.format(stamp, ""), None) is not None
    assert last_date(page.format(stamp, attributes), None) is None


@pytest.mark.parametrize("value", [False, "False", "false", "no", "http://schema.org/False"])
def test_an_article_that_its_page_calls_closed_is_marked(value: object) -> None:
    assert read(ld({"@type": "NewsArticle", "headline": "Bridge shut", "isAccessibleForFree": value})).notes == (
        "for subscribers",
    )


def test_a_locked_tier_marks_an_article_and_a_free_or_silent_page_does_not() -> None:
    assert read(meta("article:content_tier", "locked")).notes == ("for subscribers",)
    other = {"@type": "WebPageElement", "isAccessibleForFree": False}
    for head in ("", meta("article:content_tier", "free"), ld({"@type": "NewsArticle", "isAccessibleForFree": True})):
        assert read(head).notes == ()
    assert read(ld([{"@type": "NewsArticle", "headline": "Bridge shut", "hasPart": other}])).notes == ()
