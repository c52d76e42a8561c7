"""What stands around the stories of a letter is of no story: names, greetings, captions, cards, calls, closings."""

import pytest

from digest.extractors.mail.mail import Mail
from digest.model.article import Article, Document
from extractors.newsletters import Newsletter

FERRY = ("Ferry fares rise by a tenth", "A return will cost 11 pounds from January, the company said on Thursday.")
ROOF = ("School roof closed the library", "Inspectors found two cracked beams above the reading room.")
CLOCK = ("Why the harbour clock runs late", "The clock on the pier has lost four minutes a month for years.")
STORIES = (FERRY, ROOF, CLOCK)
LINKED = '<h2><a href="https://pier.example/{at}">{title}</a></h2><p>{text}</p><p><a href="https://pier.example/{at}">{more}</a></p>'


def read(html: str = "", plain: str = "", subject: str = "Pier Letter, no. 8") -> list[tuple[str, str]]:
    return [(article.title, article.text) for article in articles(html, plain, subject)]


def articles(html: str = "", plain: str = "", subject: str = "Pier Letter, no. 8") -> tuple[Article, ...]:
    letter = Newsletter("letter", subject, "Pier Letter <pier@pier.example>", (), (), html=html, plain=plain)
    return Mail()(Document("letter.eml", letter.body))


def linked(more: str = "Read more") -> str:
    return "".join(LINKED.format(at=at, title=title, text=text, more=more) for at, (title, text) in enumerate(STORIES))


def test_the_name_of_the_letter_above_its_greeting_is_no_story() -> None:
    assert read(f"<h1>This week on the pier</h1><p>Hi Robin, our editors picked these.</p>{linked()}") == list(STORIES)


def test_a_greeting_below_a_heading_of_the_same_rank_is_no_story() -> None:
    assert read(f"<h2>Three short stories</h2><p>Happy Friday, all of you!</p>{linked()}") == list(STORIES)


def test_a_call_below_the_last_story_is_no_story() -> None:
    assert read(f"{linked()}<p><b>Did you like this letter?</b></p><p>Tell a friend of it.</p>") == list(STORIES)


def test_a_link_of_few_words_below_each_story_is_its_link_whatever_it_says() -> None:
    unlinked = linked("To the tale").replace("</a></h2>", "</h2>").replace("<h2><a", "<h2><b")
    found = articles(unlinked.replace('<b href="https://pier.example/', '<b id="'))
    assert [(article.title, article.url) for article in found] == [
        (title, f"https://pier.example/{at}") for at, (title, _) in enumerate(STORIES)
    ]


def test_text_in_cells_of_no_size_is_read_by_its_own_size() -> None:
    cells = "".join(
        f'<tr><td style="font-size:0px"><div style="font-size:22px"><b>{title}</b></div></td></tr>'
        f'<tr><td style="font-size:0px"><div style="font-size:13px">{text}</div></td></tr>'
        for title, text in STORIES
    )
    assert read(f'<table><tr><td style="font-size:0px">No one sees this line at all.</td></tr>{cells}</table>') == list(
        STORIES
    )


@pytest.mark.parametrize(
    "aside",
    [
        "<figure><img src='a.jpg'><figcaption>The pier in 1961, from the archive.</figcaption></figure>",
        "<table><tr><td><img src='a.jpg' width='600'></td></tr><tr><td>The pier at noon. (Ina Moor)</td></tr></table>",
        "<div class='bookmark-card'><a href='https://pier.example/old'><b>Peat, the last cut</b> It ended here.</a></div>",
        "<div class='subscription-box'><p>The pier lives by its readers, and you can be one of them.</p></div>",
    ],
)
def test_captions_cards_and_calls_are_left_out(aside: str) -> None:
    before, after = "The pier is shut until May, the town said.", "Its piles are to be mended first."
    assert read(f"<p>{before}</p>{aside}<p>{after}</p>") == [("Pier Letter, no. 8", f"{before}\n\n{after}")]


def test_a_line_beside_a_picture_that_is_all_the_text_of_its_story_stays() -> None:
    stories = "".join(f"<div><h2>{title}</h2><div><img src='a.jpg'>{text}</div></div>" for title, text in STORIES)
    assert read(stories) == list(STORIES)


def test_salutation_closing_and_postscript_are_left_out() -> None:
    text = "For a year I counted each bus at the stop. Of 21,416 buses 3,102 were late."
    letter = f"<p>Hi Robin,</p><p>{text}</p><p>See you next Friday,</p><p>Ansel</p><p>P.S. Order my book.</p>"
    assert read(letter) == [("Pier Letter, no. 8", text)]


def test_a_title_has_no_site_behind_it() -> None:
    html = "".join(
        f'<h3><a href="https://pier.example/{at}">{title}</a> — paper.example</h3><p>{text}</p>'
        for at, (title, text) in enumerate(STORIES)
    )
    assert read(html) == list(STORIES)


@pytest.mark.parametrize(
    ("subject", "several"), [("Fares, a roof and a clock", True), ("What is wrong on the pier", False)]
)
def test_headings_below_the_subject_are_stories_if_it_names_each(subject: str, several: bool) -> None:
    html = "".join(f"<h2>{title}</h2><p>{text}</p>" for title, text in STORIES)
    found = read(f"<h1>{subject}</h1><p>Good morning, all of you.</p>{html}", subject=subject)
    assert (found == list(STORIES)) is several
    assert len(found) == (3 if several else 1)


def test_a_plain_letter_is_read_in_whole_paragraphs_of_lines_wrapped_at_its_width() -> None:
    text = "The old quay is to close on 1 December, since its\npiles have rotted. Boats move to the north."
    plain = "".join(f"{title.upper()}\n{'-' * len(title)}\n{text}\n\n" for title, _ in STORIES)
    assert read(plain=plain) == [(STORIES[0][0].upper(), text.replace("\n", " "))]
