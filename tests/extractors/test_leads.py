"""Leads are found by the names of their elements."""

import re

import pytest

from digest.extractors.html.leads import leads_of
from digest.extractors.html.markup import parse

NAMES = [
    "lead",
    "article-lead",
    "articleLead",
    "LEAD",
    "lead-text",
    "leadText",
    "story__lede big",
    "summary",
    "summaryBox",
    "page-intro",
    "introduction",
    "teaserText",
    "chapo",
    "sub_title",
    "post excerpt",
]
OTHERS = [
    "leader",
    "leaderboard",
    "ad-leader",
    "LEADER-1",
    "mislead",
    "leads",
    "decked",
    "deckchair",
    "introspection",
    "summaryless",
    "perexa",
    "subheading-list",
    "abstraction",
    "ingression",
    "excerpted",
]


@pytest.mark.parametrize(("name", "is_lead"), [*((name, True) for name in NAMES), *((name, False) for name in OTHERS)])
def test_a_word_for_leads_stands_apart_in_the_name_of_an_element(name: str, is_lead: bool) -> None:
    lead = "Two gates and eleven hands kept the river out of the streets of Tolm."
    tree = parse(f"<html><body><div class='{name}'>{lead}</div></body></html>", "page")
    assert leads_of(tree) == [re.sub(r"\W", "", lead)] * is_lead
