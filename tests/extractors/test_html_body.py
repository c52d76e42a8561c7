"""The text of a page: whole, its own words in its order, and nothing of what stands around it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import digest
from digest.errors import NotAnArticleError
from digest.extractors.html.markup import SeenLine, parse, seen_lines
from digest.extractors.html.page import Html
from digest.extractors.html.page_lines import PageLines, key_of, locate
from digest.model.article import Article, Document

NEWS = (
    "The bridge over the Merrow was closed on Monday after an inspector found cracks in its main girder.",
    "Engineers will look at it again in the spring, the harbour trust that owns the bridge said in a statement.",
    "Until then a ferry will run every twenty minutes from the old pier, and it will cost nothing at all.",
    "Shopkeepers in the old town fear for their winter trade, for most of their buyers come over the bridge.",
)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str, head: str = "") -> Article:
    page = f"<html lang='en'><head><title>Bridge shut</title>{head}</head><body>{body}</body></html>"
    return Html()(Document("page.html", page.encode()))[0]


def ld(**data: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **data})}</script>"


def test_a_text_behind_the_end_of_the_page_is_read() -> None:
    page = f"<html><body><ul><li>News</li></ul></body></html><section><h1>Bridge shut</h1><div>{paragraphs(*NEWS)}</div></section>"
    assert Html()(Document("page.html", page.encode()))[0].text.split("\n\n") == list(NEWS)


def test_a_box_that_begins_with_a_bold_word_is_text() -> None:
    box = "<div class=box><b>Update:</b> The ferry of the old pier will run until midnight from Friday on, the trust said.</div>"
    text = read(f"<article>{paragraphs(*NEWS[:2])}{box}{paragraphs(*NEWS[2:])}</article>").text
    assert (
        text.split("\n\n")[2]
        == "Update: The ferry of the old pier will run until midnight from Friday on, the trust said."
    )


def test_entities_are_decoded_once() -> None:
    text = "The sign at the bridge says &amp;lt;closed&amp;gt;, and &lt;b&gt; stands for bridge in AT&amp;amp;T’s old plan."
    said = "The sign at the bridge says &lt;closed&gt;, and <b> stands for bridge in AT&amp;T’s old plan."
    assert read(f"<article>{paragraphs(NEWS[0], text, NEWS[1])}</article>").text.split("\n\n") == [
        NEWS[0],
        said,
        NEWS[1],
    ]


def test_an_article_in_several_containers_alike_is_whole() -> None:
    part = "<div class='body-part'><div class='inner'>{}</div></div><div class='ad'>Advertisement</div>"
    body = part.format(paragraphs(*NEWS)) + part.format(paragraphs(*(f"{text[:-1]} again." for text in NEWS)))
    assert len(read(f"<main><article>{body}</article></main>").text.split("\n\n")) == 8


def test_the_lead_above_the_text_is_part_of_it() -> None:
    lead = "Cracks in a girder have closed the only bridge to the old town for the whole of the winter."
    head = f"<meta name='description' content='{lead}'>"
    body = f"<header><h1>Bridge shut</h1><div class='intro'>{lead}</div></header><article>{paragraphs(*NEWS)}</article>"
    assert read(body, head).text.split("\n\n") == [lead, *NEWS]


def test_what_the_text_for_machines_has_not_is_left_out_around_it() -> None:
    more = "The fish market opens an hour later from Monday, and its stalls move to the north side of the square."
    body = f"<article>{paragraphs(*NEWS)}<h3>Lighter fare</h3>{paragraphs(more)}</article>"
    assert read(body, ld(articleBody=" ".join(NEWS))).text.split("\n\n") == list(NEWS)
    assert more in read(body).text


def test_a_text_for_machines_that_is_cut_off_cuts_nothing_off() -> None:
    body = f"<article>{paragraphs(*NEWS)}</article>"
    for told in (NEWS[0], f"{NEWS[0]} {NEWS[1]} {NEWS[2][:40]}", "Something else altogether, of another page."):
        assert read(body, ld(articleBody=told)).text.split("\n\n") == list(NEWS)


@pytest.mark.parametrize(
    "shell", ["<div id='root'></div>", "<div id='root'>You need to enable JavaScript to run this app.</div>"]
)
def test_a_page_that_a_script_fills_in_is_read_by_its_text_for_machines(shell: str) -> None:
    article = read(shell, ld(headline="Bridge shut", articleBody="\n\n".join(NEWS)))
    assert (article.title, article.text.split("\n\n")) == ("Bridge shut", list(NEWS))


@pytest.mark.parametrize(
    "around",
    [
        "<figure><img src='a.png'><figcaption>Nobody crosses the bridge on Tuesday morning, while gulls look on.</figcaption></figure>",
        "<aside><p>Sign up for our newsletter and get the news of the coast each morning in your mail.</p></aside>",
        "<ul><li><a href='/a'>Fish market moves to the north side of the square</a></li></ul>",
        "<p><a href='/a'>Read all about the fish market and its new opening hours</a></p>",
        "<script>var text = 'The script is no text, and nobody shall ever read it here.';</script>",
        "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav>",
    ],
)
def test_what_stands_in_the_text_and_is_not_it_is_left_out(around: str) -> None:
    body = f"<article>{paragraphs(*NEWS[:2])}{around}{paragraphs(*NEWS[2:])}</article>"
    assert read(body).text.split("\n\n") == list(NEWS)


def test_readings_over_words_are_not_said_twice() -> None:
    text = "<ruby>港<rt>みなと</rt></ruby>の橋は月曜日に閉鎖され、春まで渡れないと管理組合が発表した。"
    assert read(f"<article>{paragraphs(text * 3)}</article>").text.count("みなと") == 0


def test_subheads_stay() -> None:
    body = f"<article>{paragraphs(*NEWS[:2])}<h2>Ferry from the old pier</h2>{paragraphs(*NEWS[2:])}</article>"
    assert "Ferry from the old pier" in read(body).text.split("\n\n")


def test_what_is_left_out_is_kept_with_the_reason() -> None:
    article = read(f"<nav>Home News</nav><article>{paragraphs(*NEWS)}</article><footer>Imprint of the paper</footer>")
    left = {line.text: line.reason for line in article.removed}
    assert left["Home News"] == left["Imprint of the paper"] == "not in the main text"
    assert not set(left) & set(NEWS)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "section", "font", "span"])
def test_a_page_nested_deeper_than_any_parser_goes_is_read(tag: str) -> None:
    assert read(f"<{tag}>" * 10_000 + paragraphs(*NEWS) + f"</{tag}>" * 10_000).text.split("\n\n") == list(NEWS)


WORDS = st.lists(
    st.sampled_from(["bridge", "ferry", "old", "pier", "1,200", "said", "&amp;", "Ünal", "港"]), max_size=12
)
TAGS = st.sampled_from(["p", "div", "b", "li", "h2", "article", "span", "br", "td", "blockquote", "time", "a"])
PIECES = st.recursive(
    st.tuples(TAGS, WORDS.map(" ".join)).map(lambda made: f"<{made[0]}>{made[1]}."),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=25,
)


def words_in_order(words: list[str], text: str) -> bool:
    rest = iter(re.findall(r"\w+", text))
    return all(word in rest for word in words)


@pytest.mark.slow
@given(piece=PIECES, broken=st.text(alphabet="<>/&;#x10!-\"' =ap\x0b", max_size=20))
def test_the_words_of_an_article_stand_on_its_page_in_their_order(piece: str, broken: str) -> None:
    markup = f"<html><body>{piece}{broken}{paragraphs(*NEWS[:2])}</body></html>"
    try:
        [article] = Html()(Document("page.html", markup.encode()))
    except NotAnArticleError:
        return
    seen = "\n".join(line.text for line in seen_lines(parse(markup, "page"), "page"))
    assert words_in_order(re.findall(r"\w+", article.text), seen)


@given(
    lines=st.lists(st.sampled_from([*NEWS, "Ferry", "Pier", "More"]), max_size=8),
    wanted=st.permutations([*NEWS, "Ferry", "More"]),
)
def test_lines_are_found_in_the_order_of_the_page_and_none_twice(lines: list[str], wanted: list[str]) -> None:
    page = PageLines.of([SeenLine(line, 1) for line in lines])
    places = locate(wanted, page)
    assert [place.start for place in places] == sorted({place.start for place in places})
    assert all(page.letters[place.start : place.end] == key_of(place.text) for place in places)
    assert {place.text for place in places if len(place.text) > 60} == {line for line in lines if len(line) > 60}


def test_the_portrait_of_the_author_below_the_text_is_left_out() -> None:
    portrait = "Ada Lee writes on harbours and bridges, and lives on the coast. Mail her at ada@courier.example."
    body = f"<article>{paragraphs(*NEWS, portrait, 'More by Ada Lee')}</article>"
    assert read(body, ld(author={"name": "Ada Lee"})).text.split("\n\n") == list(NEWS)
    assert portrait.split(". ")[0] in read(body, ld(author={"name": "Bo Ray"})).text


def test_a_text_in_one_paragraph_below_the_name_of_its_author_is_no_portrait() -> None:
    body = f"<article>{paragraphs('The bridge on Monday', 'Bridge news by Ada Lee', ' '.join(NEWS * 3))}</article>"
    assert " ".join(NEWS) in read(body, ld(author={"name": "Ada Lee"})).text


def test_a_page_of_a_portrait_alone_is_refused() -> None:
    portrait = "Ada Lee writes on harbours and bridges, and lives on the coast with two dogs and an old boat."
    body = f"<article>{paragraphs('The bridge on Monday', 'Bridge news by Ada Lee', portrait)}</article>"
    with pytest.raises(NotAnArticleError):
        read(body, ld(author={"name": "Ada Lee"}))


@pytest.mark.parametrize(
    "head", ["<title>Weir</title>", "<head><meta charset=utf-8>", "<html><head><title>Weir</title>"]
)
@pytest.mark.parametrize("tag", ["article", "main", "section"])
def test_a_head_without_an_end_hides_no_text(head: str, tag: str) -> None:
    text = "The weir was opened on Tuesday. Nine keepers raised its four gates by hand while the town watched."
    [article] = Html()(Document("a.html", f"{head}<{tag}><p>{text}</p></{tag}>".encode()))
    assert article.text == text


@pytest.mark.parametrize(
    "around",
    [
        "<h1>Bridge shut</h1><p class=byline>By Newsroom</p><figure><figcaption>Photo: Radio archive</figcaption></figure>{}",
        "<h1>Bridge shut</h1><div class='article-author'>Ann Lee</div>{}",
        "<h1>Bridge shut</h1><p class='image-caption'>The weir. Photo: Ann Lee</p>{}",
        "<h1>Bridge shut</h1><span>18 November 2026</span>{}",
        "<h1>Brücke gesperrt</h1><p class=autor>Von Anna Lee</p>{}",
    ],
)
def test_a_short_page_gives_its_paragraphs_alone(around: str) -> None:
    short = ("How high is the weir, and who paid for it?", "Last week's winner, Mrs Finch, gets a mug.")
    assert read(f"<article>{around.format(paragraphs(*short))}</article>").text.split("\n\n") == list(short)


@pytest.mark.parametrize(
    "template",
    ["<template shadowrootmode=open>{}</template>", "<template shadowroot='open'><slot></slot>{}</template>"],
)
def test_text_in_the_shadow_of_an_element_is_read(template: str) -> None:
    inner = template.format(f"<article>{paragraphs(*NEWS)}</article>")
    assert read(f"<x-news>{inner}</x-news><template><p>No text of the page.</p></template>").text.split("\n\n") == list(
        NEWS
    )


FAIR = (
    "<h2>{0}. Harbour Days</h2><p>Date: {0}-{1} January 2026</p><p>Location: Brackwater</p>"
    "<ul><li>Who should go: builders, drivers, readers and planners</li><li>Free for children</li></ul>"
    "<p>The fair number {0} shows boats of all sizes, and the harbour keeps its gates open until nine.</p>"
)


def test_subheads_places_and_items_of_a_list_stay_and_date_nothing() -> None:
    fairs = "".join(FAIR.format(number, number + 3) for number in range(1, 6))
    article = read(f"<main><article><h1>Five fairs to visit</h1>{paragraphs(NEWS[0])}{fairs}</article></main>")
    lines = article.text.split("\n\n")
    assert len(lines) == 1 + 5 * 6
    assert lines[1:7] == [
        "1. Harbour Days",
        "Date: 1-4 January 2026",
        "Location: Brackwater",
        "Who should go: builders, drivers, readers and planners",
        "Free for children",
        "The fair number 1 shows boats of all sizes, and the harbour keeps its gates open until nine.",
    ]
    assert article.published is None


@pytest.mark.parametrize(
    "items",
    [
        "<h3>Preis</h3><p>Ab 29.900 Euro</p><h3>Reichweite</h3><p>410 Kilometer</p>",
        "<ol><li>oak</li><li>iron</li><li>chains and lamps</li></ol>",
        "<h2>Day 1</h2><p>Tolm</p><h2>Day 2</h2><p>Brackwater</p><h2>Day 3</h2><p>Tolm</p>",
        "<h4>Who pays?</h4><p>The county.</p><h4>When?</h4><p>In May.</p>",
    ],
)
def test_short_lines_that_a_page_sets_like_text_stay(items: str) -> None:
    given = re.sub(r"<[^<>]*>", "\n", items).split("\n")
    article = read(f"<article>{paragraphs(*NEWS[:2])}{items}{paragraphs(*NEWS[2:])}</article>")
    assert article.text.split("\n\n") == [*NEWS[:2], *filter(None, given), *NEWS[2:]]


@pytest.mark.parametrize("box", ["Sign up for our newsletter", "Read more: the ferry of Tolm", "Advertisement"])
def test_calls_between_the_paragraphs_go_however_they_are_set(box: str) -> None:
    body = "".join(f"<p>{text}</p><p>{box}</p>" for text in NEWS)
    assert read(f"<article>{body}</article>").text.split("\n\n") == list(NEWS)


LEAD = "Cracks in a girder have closed the only bridge to the old town for the whole of the winter."


@pytest.mark.parametrize(
    "above",
    [
        "<h1>Bridge shut</h1><div class=summary>{}</div>",
        "<h1>Bridge shut</h1><div class='Article_elementLead__N3pGr'><p>{}</p></div><p class=byline>By Ann Lee</p>",
        "<h1>Bridge shut</h1><div class=intro><div class='intro__text u-typo'>{}</div></div><div>18 November 2026</div>",
        "<h1>Bridge shut</h1><h2 class='font--subhead subheadline'>{}</h2><figure><figcaption>The bridge</figcaption></figure>",
        "<h1>Bridge shut</h1><p data-manual=teaserText class=css-1>{}</p>",
        "<h1>Bridge shut</h1><p class=standfirst>{}</p><div class=related><a href=/x>The ferry of Tolm in winter</a></div>",
        "<h1>Puente cerrado</h1><p class='entradilla'>{}</p>",
        "<h1>Pont fermé</h1><p class='article__chapo'>{}</p>",
    ],
)  # fmt: skip
def test_the_first_paragraph_in_an_element_for_leads_is_kept(above: str) -> None:
    body = f"<header>{above.format(LEAD)}</header><div class=body>{paragraphs(*NEWS)}</div>"
    assert read(f"<main>{body}</main>").text.split("\n\n") == [LEAD, *NEWS]


def test_a_lead_that_is_described_is_kept_below_another_one() -> None:
    other = "Ann Lee, the engineer of the port, was the first to see the three cracks on Friday."
    head = f"<meta name=description content='{LEAD}'>"
    body = f"<h1>Bridge shut</h1><p class=intro>{other}</p><div><b>Brackwater.</b> {LEAD}</div><div>{paragraphs(*NEWS)}</div>"
    assert read(f"<main>{body}</main>", head).text.split("\n\n") == [other, f"Brackwater. {LEAD}", *NEWS]


def test_a_caption_that_a_description_repeats_is_not_the_lead() -> None:
    caption = "The bridge on Friday evening, seen from the tower of the old customs house at low water."
    head = f"<meta name=description content='{LEAD}'><meta property=og:description content='{caption}'>"
    figure = f"<figure><img src=a.jpg></figure><div class='text-caption'><span>{caption}</span></div>"
    lead = f"<p class=font-medium><span>Brackwater.</span> {LEAD}</p><aside></aside>"
    body = f"<h1>Bridge shut</h1><div>{figure}</div><section>{lead}</section><article>{paragraphs(*NEWS)}</article>"
    assert read(f"<main>{body}</main>", head).text.split("\n\n") == [f"Brackwater. {LEAD}", *NEWS]


@pytest.mark.parametrize("place", ["Berlin. ", "Kiel (dpo) - ", "PUTRAJAYA, Nov 22 — ", ""])
def test_a_lead_with_its_place_before_it_is_known_by_the_description(place: str) -> None:
    head = f"<meta name=description content='{LEAD}'>"
    body = f"<h1>Bridge shut</h1><div><b>{place}{LEAD}</b></div><article>{paragraphs(*NEWS)}</article>"
    assert LEAD in read(f"<main>{body}</main>", head).text


@pytest.mark.parametrize(
    "above",
    [
        "<header><h1>Bridge shut</h1><p>{}</p></header><p>1 May</p>",
        "<div><h1>Bridge shut</h1><div class=x><h2>{}</h2></div></div><figure><figcaption>The bridge in May.</figcaption></figure>",
        "<h1>Bridge shut</h1><p class=byline>By Ann Lee</p><p class=article-excerpt>{}</p><p>2 min</p>",
        "<h1>Bridge shut</h1><div class=synopsis><div>{}</div></div>",
        "<h1>Bridge shut</h1><h2 class=epigraph>{}</h2>",
    ],
)
def test_a_sentence_right_below_the_title_is_the_lead(above: str) -> None:
    body = f"{above.format(LEAD)}<div class=body>{paragraphs(*NEWS)}</div>"
    assert read(f"<main>{body}</main>").text.split("\n\n") == [LEAD, *NEWS]


def test_of_two_lines_like_descriptions_the_lead_is_the_upper_one_and_not_a_caption() -> None:
    caption = "An inspector looks at the girder of the bridge to the old town from a boat on Sunday."
    head = f"<meta name=description content='{caption}'><meta property=og:description content='{LEAD}'>"
    body = f"<h1>Bridge shut</h1><b>{LEAD}</b><figure><figcaption>{caption}</figcaption></figure>"
    text = read(f"<main>{body}<article>{paragraphs(*NEWS)}</article></main>", head).text
    assert text.split("\n\n")[:2] == [LEAD, NEWS[0]]


def test_a_button_in_a_sentence_does_not_part_it() -> None:
    parted = f"<p>For those who hold shares like <a>Tarrow</a><button></button>, {NEWS[0]}</p>"
    body = f"<article><h1>Bridge shut</h1>{parted}{paragraphs(*NEWS[1:])}</article>"
    assert read(body).text.startswith(f"For those who hold shares like Tarrow, {NEWS[0]}")


def test_the_summary_of_another_article_is_no_lead() -> None:
    other = "<div class=teaser><a href=/ferry><p class=summary>The ferry of Tolm will run every hour until the spring.</p></a></div>"
    body = f"<h1>Bridge shut</h1>{other}<article>{paragraphs(*NEWS)}</article>"
    assert read(f"<main>{body}</main>").text.split("\n\n") == list(NEWS)


ELEMENTS = [{"type": "text", "content": f"<b>{text}</b>"} for text in NEWS]
ROWS = "".join(f'{number:x}:["$","p",null,{{"children":{json.dumps(text)}}}]\n' for number, text in enumerate(NEWS))
TEASERS = [
    {"title": "The ferry of Tolm", "text": "The ferry of Tolm will run every hour until the spring, said its crew."}
]


@pytest.mark.parametrize(
    "script",
    [
        f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps({'content_elements': ELEMENTS})};Fusion.a=1</script>",
        f"<script id=__NEXT_DATA__ type=application/json>{json.dumps({'props': {'article': {'body': paragraphs(*NEWS)}, 'more': TEASERS}})}</script>",
        f"<script>self.__next_f.push([1,{json.dumps(ROWS[:150])}])</script><script>self.__next_f.push([1,{json.dumps(ROWS[150:])}])</script>",
    ],
    ids=["Fusion", "__NEXT_DATA__", "__next_f"],
)
@pytest.mark.parametrize("shown", ["", f"<p>{NEWS[0]}</p>"])
def test_the_text_in_scripts_is_read_where_the_page_has_less(script: str, shown: str) -> None:
    assert read(f"<h1>Bridge shut</h1><div id=root>{shown}</div>{script}").text.split("\n\n") == list(NEWS)


def test_the_text_on_the_page_comes_before_that_in_scripts() -> None:
    script = f"<script id=__NEXT_DATA__>{json.dumps({'article': ' '.join(NEWS), 'b': TEASERS})}</script>"
    assert read(f"<article>{paragraphs(*NEWS)}</article>{script}").text.split("\n\n") == list(NEWS)


@pytest.mark.parametrize("field", ["children", "dangerouslySetInnerHTML"])
def test_facts_that_a_script_adds_to_the_page_are_read(field: str) -> None:
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2026-11-18", "author": {"name": "Ann Lee"}})
    given = data if field == "children" else {"__html": data}
    pushed = json.dumps([0, {"type": "application/ld+json", field: given}])
    article = read(
        f"<article>{paragraphs(*NEWS)}</article><script>(self.__next_s=self.__next_s||[]).push({pushed})</script>"
    )
    assert article.authors == ("Ann Lee",)
    assert article.published is not None


@pytest.mark.parametrize(
    "between",
    [
        "<h3>Ferry</h3><ul><li>Winter: hourly</li><li>Summer: never</li></ul>",
        "<h3>Fähre</h3><ul><li>Winter: stündlich</li><li>Sommer: nie</li></ul>",
        "<h2>1. Old pier</h2><p>Place: Brackwater</p><p>Open: at nine</p><blockquote>Mind the steps</blockquote>",
        "<ol><li><p>Old pier</p></li><li><p>New pier</p></li></ol><h4>Tickets</h4>",
    ],
)
def test_subheads_items_and_short_lines_between_paragraphs_stay_in_their_order(between: str) -> None:
    lines = re.findall(r">([^<>]+)<", between)
    body = f"<article><h1>Bridge shut</h1><div>{paragraphs(*NEWS[:2])}{between}{paragraphs(*NEWS[2:])}</div></article>"
    assert read(body).text.split("\n\n") == [*NEWS[:2], *lines, *NEWS[2:]]


def test_a_list_of_links_and_a_box_between_paragraphs_stay_out() -> None:
    link = "<li><a href='/{0}'>Tram line {0} opens after a decade</a></li>"
    boxes = f"<ul>{''.join(map(link.format, range(4)))}</ul><aside><h4>Weather</h4><p>Rain: often</p></aside>"
    body = f"<article><h1>Bridge shut</h1>{paragraphs(*NEWS[:2])}{boxes}{paragraphs(*NEWS[2:])}</article>"
    assert read(body).text.split("\n\n") == list(NEWS)


@pytest.mark.parametrize("cell", ["<td>{}</td>", "<td><p>{}</p></td>", "<td><b>{}</b><br></td>"])
def test_a_table_in_the_text_stays_as_rows(cell: str) -> None:
    rows = (("Crossing", "Price", "Hours"), ("Ferry", "4 pounds", "9 to 5"), ("Old bridge", "nothing", "never"))
    table = "".join(f"<tr>{''.join(map(cell.format, row))}</tr>" for row in rows)
    body = (
        f"<article><h1>Bridge shut</h1>{paragraphs(*NEWS[:2])}<table>{table}</table>{paragraphs(*NEWS[2:])}</article>"
    )
    assert read(body).text.split("\n\n") == [*NEWS[:2], *map(" | ".join, rows), *NEWS[2:]]


def test_a_table_that_lays_out_the_page_has_no_rows() -> None:
    menu = "<td><ul><li>Home</li><li>Sport</li></ul></td>"
    body = f"<table><tr>{menu}<td><h1>Bridge shut</h1>{paragraphs(*NEWS)}</td></tr></table>"
    assert read(body).text.split("\n\n") == list(NEWS)


SENTENCES = [
    f"The garden of {town} has grown this plant for {years} years, its keeper said in a letter to the town on Monday."
    for town, years in zip("Orme Tarn Varne Skarne Merrin Halden Quillon".split(), range(3, 10), strict=True)
]


def _lines_of(markup: str) -> list[str]:
    return digest.extract(f"<html><body><h1>Plants of seven towns</h1>{markup}</body></html>").text.split("\n\n")


def test_a_table_in_a_figure_between_the_paragraphs_stays_as_rows() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in SENTENCES[:3])
    rows = "<tr><td>Town</td><td>Years</td></tr><tr><td>Orme</td><td>3</td></tr>"
    for around in ('<figure class="wp-block-table">{}</figure>', '<div class="scroll">{}</div>'):
        table = around.format(f"<table>{rows}</table>")
        found = _lines_of(f"<article>{paragraphs}{table}<p>{SENTENCES[3]}</p></article>")
        assert found == [*SENTENCES[:3], "Town | Years", "Orme | 3", SENTENCES[3]]


def test_items_of_sections_that_each_have_an_element_stay() -> None:
    parts = [
        f"<h2>Plant {n}</h2><p>{line} {line}</p><ul><li>Water: {n} cups</li></ul>" for n, line in enumerate(SENTENCES)
    ]
    found = _lines_of("".join(f'<div class="plant">{part}</div>' for part in parts))
    # Below the last paragraph, a line may be anything.
    assert [line for line in found if "cups" in line] == [f"Water: {n} cups" for n in range(len(SENTENCES) - 1)]
    assert "Plant 3" in found


def test_items_and_subheads_beside_two_paragraphs_stay() -> None:
    items = "".join(f"<li>{line}</li>" for line in SENTENCES[1:4])
    found = _lines_of(f"<main><p>{SENTENCES[0]}</p><h3>In other towns</h3><ul>{items}</ul><p>{SENTENCES[4]}</p></main>")
    assert found == [SENTENCES[0], "In other towns", *SENTENCES[1:5]]
