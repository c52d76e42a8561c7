"""A digest of a mailing list in plain text gives each of its messages."""

from digest.extractors.mail.mail import Mail
from digest.model.article import Article, Document

HEAD = "From: coast@lists.example\nSubject: Coast Digest, Vol 12\nDate: Fri, 20 Nov 2026 06:00:00 +0100\n\n"
BOOM = "The oil boom broke loose in the night and drifts off the point."
SEALS = "We counted 312 seals on the skerries this autumn."


def read(text: str) -> tuple[Article, ...]:
    return Mail()(Document("digest.eml", f"{HEAD}{text}".encode()))


def message(name: str, subject: str, text: str) -> str:
    return f"Message: 1\nDate: Thu, 19 Nov 2026 11:22:07 +0000\nFrom: {name} <a@mail.example>\nSubject: {subject}\n\n{text}\n\n-- \n{name}\n\n"


def test_each_message_has_its_subject_sender_and_date() -> None:
    rule = "-" * 30 + "\n\n"
    footer = "Subject: Digest Footer\n\nCoast mailing list, for members alone.\n\n"
    found = read(
        f"Send submissions to the list by mail.\n\nToday's Topics:\n\n   1. Boom\n\n{'-' * 70}\n\n"
        f"{message('Ina Moor', '[Coast] Oil boom lost', BOOM)}{rule}{message('Per Aune', 'Seal count', SEALS)}{rule}"
        f"{footer}{rule}End of Coast Digest, Vol 12, Issue 19, of all days.\n***************\n"
    )
    assert [(article.title, article.text) for article in found] == [("Oil boom lost", BOOM), ("Seal count", SEALS)]
    assert [str(article.published)[:10] for article in found] == ["2026-11-19"] * 2


def test_messages_below_a_topic_have_its_name() -> None:
    line = "=" * 77
    post = "---------- {} of 2 ----------\nFrom: Ola <ola@mail.example>\nDate: Nov 19 09:10AM +0100\n\n{}\n\n\n"
    found = read(
        f"{line}\nTopic: Weir repairs\nUrl: https://groups.example/t/1\n{line}\n\n{post.format(1, BOOM)}{post.format(2, SEALS)}"
    )
    assert [(article.title, article.text) for article in found] == [("Weir repairs", BOOM), ("Weir repairs", SEALS)]
    assert str(found[0].published)[:10] == "2026-11-20"  # a date without a year is that of the digest


def test_lines_that_look_like_a_header_make_no_message() -> None:
    rule = "\n\n----------\n"
    deals = [
        f"From: {start}\nTo: {end}\n\nThe train to {end} leaves on Friday."
        for start, end in (("Arva", "Velt"), ("Velt", "Olm"))
    ]
    [letter] = read(rule.join([SEALS, *deals]))
    assert letter.title == "Coast Digest, Vol 12"
    assert all(text in letter.text for text in (SEALS, "to Velt leaves", "to Olm leaves"))


def test_a_topic_in_a_letter_makes_no_digest() -> None:
    text = f"{SEALS}\n\n----------\nTopic: Boom\n\n{BOOM}\n\n----------\nFrom: Ina\n\n{SEALS}\n"
    assert [article.title for article in read(text)] == ["Coast Digest, Vol 12"]


def test_a_rule_in_a_message_does_not_end_it() -> None:
    rule = "-" * 30 + "\n\n"
    first = message("Ina", "Boom", f"{BOOM}\n\n{'=' * 20}\n\n{SEALS}").replace("-- \nIna\n\n", "")
    found = read(f"{first}{rule}{message('Per', 'Seals', SEALS)}")
    assert [article.text for article in found] == [f"{BOOM}\n\n{SEALS}", SEALS]


def test_a_mail_with_one_header_in_its_text_is_no_digest() -> None:
    text = f"{'-' * 30}\nFrom: Ina <ina@mail.example>\nSubject: Boom\n\n{BOOM}\n"
    assert [article.title for article in read(f"{SEALS}\n\n{text}")] == ["Coast Digest, Vol 12"]
