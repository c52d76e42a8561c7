"""Of a short page the sentences that are set in one element are the article, and the lines around it are not."""

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


def test_a_subhead_between_the_paragraphs_stays() -> None:
    assert text(f"<p>{FIRST}</p><h2>No buses either</h2><p>{SECOND}</p>") == [FIRST, "No buses either", SECOND]
