"""The mail held against what nine mail programs know, by the table of caniemail in mail_programs.txt.

`MUST` are the features that a reader of the mail needs: each program knows them, at least in the part that is used.
`MAY` are features whose loss costs a reader nothing but a comfort; the reason is beside each.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from digest import plugins
from digest.model.edition import Edition
from renderers.test_mail_page import EVERY, STYLES, every_edition

TABLE = Path(__file__).with_name("mail_programs.txt")
PROGRAMS = 9

MUST = frozenset(
    """css-background-color css-border css-display css-display-none css-font css-font-size css-font-weight
    css-letter-spacing css-line-height css-margin css-max-width css-padding css-text-align css-text-decoration css-text-transform
    css-unit-percent css-unit-px css-width
    html-align html-anchor-links html-cellpadding html-cellspacing html-div html-h1-h6 html-lang html-lists
    html-mailto-links html-p html-role html-span html-style html-table html-width""".split()
)
MAY = {
    "css-at-media": "a program without it shows the light form",
    "css-at-media-prefers-color-scheme": "a program without it shows the light form",
    "css-important": "only in the dark form",
    "css-selector-attribute": "only before the styles are inlined",
    "css-selector-class": "only in the dark form",
    "css-selector-type": "only in the dark form",
    "css-max-height": "what stands ahead is not displayed",
    "css-overflow": "what stands ahead is not displayed",
    "css-overflow-wrap": "breaks a word that is wider than the mail",
    "css-table-layout": "keeps the width where a word is wider than the mail",
    "css-word-break": "keeps Korean words whole",
    "css-word-wrap": "breaks a word that is wider than the mail",
    "html-aria-label": "names the mail and its links to a screen reader; the title and the arrow are there too",
    "html-bdi": "keeps names of both directions apart",
    "html-body": "its language and direction are on an element within it too",
    "html-doctype": "the mail needs no mode of its own",
    "html-meta-color-scheme": "asks for the dark form",
}
# The features behind styles and elements that have no feature of their own name.
STYLE_FEATURES = {
    "border-bottom": "css-border", "border-left": "css-border", "border-right": "css-border", "border-top": "css-border",
    "font-family": "css-font", "color": "css-font",
}  # fmt: skip
ELEMENT_FEATURES = {
    "h1": "html-h1-h6", "h2": "html-h1-h6", "h3": "html-h1-h6", "ol": "html-lists", "ul": "html-lists",
    "li": "html-lists", "tbody": "html-table", "tr": "html-table", "td": "html-table",
}  # fmt: skip
# A document and its links: no program of mail is without them.
PLAIN = frozenset("html head title meta a".split())
ATTRIBUTE_FEATURES = {
    "lang": "html-lang", "role": "html-role", "align": "html-align", "width": "html-width",
    "cellpadding": "html-cellpadding", "cellspacing": "html-cellspacing", "aria-label": "html-aria-label",
}  # fmt: skip
# Attributes that HTML has had from the start, those that only browsers read, and the role as a word.
HARMLESS = frozenset("href id name class style dir border charset content aria-roledescription data-css-inline".split())


def _facts() -> dict[str, str]:
    lines = [line.split() for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    return {feature: known for known, feature in lines}


@cache
def _tree(name: str) -> Any:
    body = plugins.load("renderers", "mail", leave="leave@mail.example")(EVERY[name]()).body
    return lxml.html.document_fromstring(body.decode())


def _styles(element: Any) -> dict[str, str]:
    pairs = [style.split(":", 1) for style in (element.get("style") or "").split(";") if style.strip()]
    return {name.strip(): value.strip() for name, value in pairs}


def _features(tree: Any) -> Iterator[str]:
    """The features that a mail uses, by their names in the table."""
    yield "html-doctype"
    for element in tree.iter():
        if element.tag not in PLAIN:
            yield ELEMENT_FEATURES.get(element.tag, f"html-{element.tag}")
        for name in set(element.attrib) - HARMLESS:
            yield ATTRIBUTE_FEATURES[name]
        if element.get("href", "").startswith("mailto:"):
            yield "html-mailto-links"
        if element.get("href", "").startswith("#"):
            yield "html-anchor-links"
        if element.get("name") in ("color-scheme", "supported-color-schemes"):
            yield "html-meta-color-scheme"
        for name, value in _styles(element).items():
            yield (
                "css-display-none" if (name, value) == ("display", "none") else STYLE_FEATURES.get(name, f"css-{name}")
            )
            yield from (
                f"css-unit-{'percent' if unit == '%' else unit}" for unit in re.findall(r"\d(px|%|em|rem|vw|ch)", value)
            )
    yield from ("css-at-media", "css-at-media-prefers-color-scheme", "css-important", "css-selector-class")


def test_each_feature_that_a_mail_needs_is_known_to_every_program() -> None:
    facts = _facts()
    assert all(len(known) == PROGRAMS and set(known) <= set("yanu") for known in facts.values())
    assert {name: facts[name] for name in MUST if "n" in facts[name]} == {}
    assert set(facts) == MUST | set(MAY)


@pytest.mark.slow
@every_edition
def test_a_mail_has_no_feature_but_the_needed_and_the_harmless_ones(name: str) -> None:
    assert set(_features(_tree(name))) - MUST - set(MAY) == set()


@every_edition
def test_a_style_is_where_outlook_for_windows_knows_it(name: str) -> None:
    """The notes of the table: padding and borders in cells, widths of tables, margins not of spans, px, no auto alone."""
    _is_for_outlook(_tree(name))


def _is_for_outlook(tree: Any) -> None:
    for element in tree.body.iter():
        for style, value in _styles(element).items():
            kind = element.tag
            if style.startswith(("padding", "border")) and set(value.split()) != {"0"}:
                assert kind == "td", (kind, style, value)
            if style == "width":
                assert kind in ("table", "td")
            if style == "margin":
                assert kind not in ("span", "a", "bdi")
                assert "auto" not in value or element.get("align") == "center"
            if style == "font-size":
                assert value.endswith("px")
            if style == "font-weight":
                assert value in ("bold", "normal")
            if style.startswith("border"):
                assert all(int(width) <= 8 for width in re.findall(r"(\d+)px", value))


@every_edition
def test_a_place_in_a_mail_is_an_empty_link_with_a_name(name: str) -> None:
    """Gmail, Outlook and Yahoo find no place by an id alone."""
    tree = _tree(name)
    wanted = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    places = {link.get("name") for link in tree.xpath("//a[@name]") if not link.text_content() and not len(link)}
    assert wanted <= places


# The faults that the accessibility report of the Email Markup Consortium counts.


FAULTS = {
    "an image without a text": "//img[not(@alt)]",
    "a table that is no layout by its role": "//table[not(@role='presentation')]",
    "a layout with heads, captions or summaries": "//th | //caption | //table[@summary]",
    "no language": "/html[not(@lang)] | //body[not(@lang)] | //body/div[@role][not(@lang)]",
    "no direction": "/html[not(@dir)] | //body[not(@dir)] | //body/div[@role][not(@dir)]",
    "no title": "//head[not(title[normalize-space()])]",
    "no set of characters": "//head[not(meta[@charset='utf-8'])]",
    "no room to zoom": "//meta[contains(@content, 'user-scalable') or contains(@content, 'maximum-scale')]",
    "a page that loads itself anew": "//meta[@http-equiv='refresh']",
    "an id given twice": "//*[@id = preceding::*/@id]",
    "text in even lines": "//*[contains(@style, 'justify') or @align='justify']",
    "a link without a name": "//a[@href][not(@aria-label)][not(normalize-space())]",
    "a link to nowhere": "//a[@href='' or @href='#']",
    "a list with other things than items": "//ul/*[not(self::li)] | //ol/*[not(self::li)]",
    "an item without a list": "//li[not(parent::ul or parent::ol)]",
    "a heading without words": "//*[self::h1 or self::h2 or self::h3][not(normalize-space())]",
    "elements for looks alone": "//font | //center | //b | //i | //marquee | //blink",
    "what moves or plays": "//video | //audio | //object | //embed",
}


@every_edition
def test_a_mail_has_none_of_the_faults_that_the_consortium_counts(name: str) -> None:
    found = {fault: _tree(name).xpath(path) for fault, path in FAULTS.items()}
    assert {fault: len(elements) for fault, elements in found.items() if elements} == {}


@pytest.mark.parametrize("name", ["sample", "six languages"])
def test_a_mail_without_any_style_is_read_in_the_order_of_the_edition(name: str) -> None:
    edition: Edition = EVERY[name]()
    tree = _tree(name)
    for element in tree.iter():
        for attribute in ("style", "class", "width", "align"):
            element.attrib.pop(attribute, None)
    for block in tree.xpath("//style | //head"):
        block.drop_tree()
    shown = " ".join(tree.text_content().split())
    at = 0
    for story in edition.stories:
        said = [sentence.text for sentence in story.summary.sentences if sentence.text != story.headline]
        for line in (story.headline, *said):
            at = shown.index(line, at)


def test_every_style_that_a_mail_may_have_is_in_the_table() -> None:
    facts = _facts()
    assert {STYLE_FEATURES.get(style, f"css-{style}") for style in STYLES} <= set(facts)


@pytest.mark.parametrize("style", ["newspaper", "compact"])
def test_each_look_of_a_mail_has_the_features_that_programs_know(sample: Edition, style: str) -> None:
    body: bytes = plugins.load("renderers", "mail", style=style)(sample).body
    assert body != plugins.load("renderers", "mail")(sample).body
    tree = lxml.html.document_fromstring(body.decode())
    assert set(_features(tree)) - MUST - set(MAY) == set()
    _is_for_outlook(tree)
