"""Of a short page the sentences that are set in one element are the article, and the lines around it are not."""

import pytest

import digest

PAGE = """<html><body><div class="page"><h1>Ferry to Orme stopped by ice</h1>
<p class="motto">The paper of the four islands.</p>
<div class="plate"><img src="a.jpg" alt=""><em>The ferry at its pier on Monday.</em></div>
<div class="story">{story}</div>
<div class="call"><h4>Seen something?</h4><p>Send the desk a message by the app.</p></div></div>
<div class="end"><p>Printed every Friday by the Orme Press. All rights are with the paper.</p></div></body></html>"""
FIRST = "The ferry to Orme did not sail on Monday, since ice had closed the sound."
SECOND = "It is to sail again on Wednesday."


def text(story: str) -> list[str]:
    return digest.extract(PAGE.format(story=story), "https://paper.example/ferry").text.split("\n\n")


def test_captions_calls_and_notes_of_the_outlet_are_left_out() -> None:
    assert text(f"<p>{FIRST}</p><p>{SECOND}</p>") == [FIRST, SECOND]


def test_a_paragraph_behind_a_line_break_stays() -> None:
    assert text(f"{FIRST}<br><br>{SECOND}<br>") == [FIRST, SECOND]


def test_paragraphs_that_each_have_an_element_of_their_own_stay() -> None:
    assert text(f'<div class="row"><p>{FIRST}</p></div><div class="row"><p>{SECOND}</p></div>') == [FIRST, SECOND]


@pytest.mark.parametrize("block", ["<p>{}</p>", "<div>{}</div><div><br></div>"])
@pytest.mark.parametrize("story", [(FIRST, "Nobody was hurt."), ("Ice, four days of it.", FIRST)])
def test_a_short_paragraph_beside_a_lone_one_stays(block: str, story: tuple[str, ...]) -> None:
    assert text("".join(map(block.format, story))) == list(story)


def test_a_page_of_short_lines_alone_gives_its_sentences() -> None:
    top = "".join(f"<div><a>{name}</a></div><div>-</div>" for name in ("Islands", "Share", "Mail", "Print", "Save"))
    page = f"""<html><body><article><h1>Toll ends in June</h1>{top}<figure><img><figcaption>The booth</figcaption>
        </figure><div class="text"><p>The bridge is free from 1 June.</p><p>Its debt is paid.</p></div>
        </article></body></html>"""
    article = digest.extract(page, "https://paper.example/toll")
    assert article.text.split("\n\n") == ["The bridge is free from 1 June.", "Its debt is paid."]


def test_a_text_set_by_line_breaks_alone_is_read_and_the_box_beside_it_is_not() -> None:
    page = f"""<html><body><div><div class="news"><h2>Ferry to Orme stopped by ice</h2><span>Monday</span><br>{FIRST}
        <br><br>{SECOND}<br><br><a href="/">Back</a></div><div class="side"><h4>Shop</h4><p>New scarves are in.</p>
        </div></div></body></html>"""
    assert digest.extract(page, "https://club.example/ice").text.split("\n\n") == [FIRST, SECOND]


@pytest.mark.parametrize("name", ["intro", "article-lead", "entradilla"])
def test_the_text_below_a_lead_of_another_element_stays(name: str) -> None:
    note = '<div class="by"><span>Ada Holm</span></div><div class="plate"><span>The pier</span></div>'
    lead, below = f'<div class="{name}"><p>{FIRST}</p></div>', "<h4>More news</h4><p>The market is open again.</p>"
    assert text(f"{lead}{note}<div class='b'><p>{SECOND}</p></div><div>{below}</div>") == [FIRST, SECOND]


@pytest.mark.parametrize(
    "name", ["art-caption", "leyenda", "authorBio", "c-newsletter", "article-donate", "site-tagline"]
)
@pytest.mark.parametrize("story", ["{aside}{first}{second}", "{first}{aside}{second}", "{first}{second}{aside}"])
def test_what_is_in_an_element_named_for_something_else_is_left_out(name: str, story: str) -> None:
    aside = f'<span class="{name}"><p>The ferry lies at its pier, and a gull is on its mast.</p></span>'
    assert text(story.format(aside=aside, first=f"<p>{FIRST}</p>", second=f"<p>{SECOND}</p>")) == [FIRST, SECOND]


def test_a_name_of_the_whole_article_leaves_nothing_out() -> None:
    assert text(f'<div class="newsletter-post"><p>{FIRST}</p><p>{SECOND}</p></div>') == [FIRST, SECOND]


@pytest.mark.parametrize("tag", ["em", "i"])
def test_a_paragraph_in_italics_below_others_is_left_out(tag: str) -> None:
    note = f"<p><{tag}>Ada Holm is a reporter of the paper. Write to her at ada@paper.example.</{tag}></p>"
    assert text(f"<p>{FIRST}</p><p>{SECOND}</p>{note}") == [FIRST, SECOND]


def test_a_text_in_italics_stays_whole() -> None:
    assert text(f"<p><em>{FIRST}</em></p><p><em>{SECOND}</em></p>") == [FIRST, SECOND]


def test_a_first_paragraph_in_italics_and_words_in_italics_stay() -> None:
    second = SECOND.replace("again", "<em>again</em>")
    assert text(f"<p><em>{FIRST}</em></p><p>{second}</p>") == [FIRST, SECOND]


def test_a_subhead_between_the_paragraphs_stays() -> None:
    assert text(f"<p>{FIRST}</p><h2>No buses either</h2><p>{SECOND}</p>") == [FIRST, "No buses either", SECOND]


NOTES = [
    '<p class="foot">Short of time? <a href="/app">Read on in our app</a>.</p>',
    '<p class="promo"><em>You read this for free. <a href="/give">Help us to go on</a>!</em></p>',
    '<div class="weiter">Sie lesen gern auf Papier? <a href="/abo">Hier bestellen</a>.</div>',
    '<p class="legende">Le bac au quai lundi. <i>Photo du port</i></p>',
    '<blockquote class="note">Este texto es gratuito. <a href="/socios">Hágase socio</a>.</blockquote>',
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("story", ["{note}{first}{second}", "{first}{second}{note}"])
def test_a_lone_note_beside_paragraphs_of_one_sort_is_left_out(story: str, note: str) -> None:
    paragraphs = {"first": f"<p>{FIRST}</p>", "second": f"<p>{SECOND}</p>"}
    assert text(story.format(note=note, **paragraphs)) == [FIRST, SECOND]


@pytest.mark.parametrize("last", ["Nobody was hurt.", "It has sailed for 94 years without a day of rest until Monday."])
@pytest.mark.parametrize("block", ["<p>{}</p>", '<div class="para">{}</div>', '<div class="c"><span>{}</span></div>'])
def test_a_short_last_paragraph_below_an_advertisement_stays(block: str, last: str) -> None:
    first, second, third = map(block.format, (FIRST, SECOND, last))
    assert text(f'{first}{second}<div class="ad">ADVERTISEMENT</div>{third}') == [FIRST, SECOND, last]


def test_a_lone_first_paragraph_of_another_sort_stays_if_it_is_a_sentence() -> None:
    assert text(f'<p class="drop">{FIRST}</p><p>{SECOND}</p><p>Nobody was hurt.</p>')[0] == FIRST


@pytest.mark.parametrize(
    "line", ["Stand: 03.02.2026, 07:12 Uhr · Lesezeit: 1 Min.", "Updated 2026-02-03 07:12 by the desk on duty."]
)
def test_a_line_with_day_and_time_below_the_title_is_no_lead(line: str) -> None:
    page = PAGE.replace('<p class="motto">The paper of the four islands.</p>', f'<div class="stand">{line}</div>')
    story = f"<p>{FIRST}</p><p>{SECOND}</p>"
    article = digest.extract(page.format(story=story), "https://paper.example/ferry")
    assert article.text.split("\n\n") == [FIRST, SECOND]


def test_a_second_story_below_a_heading_is_not_added() -> None:
    other = "The choir of Orme sings in the old ice house on Friday at eight."
    page = PAGE.format(story=f"<p>{FIRST}</p><p>{SECOND}</p>").replace(
        '<div class="call">', f'<p class="x">Choir news</p><p class="x">{other}</p><div class="call">'
    )
    assert other not in digest.extract(page, "https://paper.example/ferry").text
