"""A number of another thing is no difference; a number of the same thing in nearly the same words is one.

Each row has a pair of sentences on two things and, beside it, one on one thing: a rule that only hides pairs fails.
"""

import pytest

from digest.model.article import Article
from digest.stories.differences import differences

PAIRS = {
    "a number that is needed": (
        ("The bill passed the Senate of Arva with 52 votes.", "Its sponsors fell short of the 60 votes needed in the Senate of Arva."),
        ("The bill needed 60 votes in the Senate of Arva.", "The bill needed 66 votes in the Senate of Arva."),
    ),
    "a number with the gunman": (
        ("A gunman killed eight people at the Arva depot on Monday.", "Nine people are dead, including the gunman, at the Arva depot after Monday's shooting."),
        ("A gunman killed eight people at the Arva depot on Monday.", "Nine people, including a child, were killed by a gunman at the Arva depot on Monday."),
    ),
    "the outlet's own sources": (
        ("Arva will sell its port, four officials familiar with the plan said.", "Arva will sell its port, three officials familiar with the plan said."),
        ("Arva arrested four port officials on Monday.", "Arva arrested three port officials on Monday."),
    ),
    "fellows of somebody": (
        ("Marlo and three fellow rowers testified in Arva on Monday.", "The four rowers testified in Arva on Monday."),
        ("Three rowers testified in Arva on Monday.", "Four rowers testified in Arva on Monday."),
    ),
    "a day that names a thing": (
        ("The mayor of Arva takes office on Jan. 20.", "The mayor of Arva won the Nov. 3 election."),
        ("The mayor of Arva takes office on Jan. 20.", "The mayor of Arva takes office on Jan. 22."),
    ),
    "a day that names each of two things": (
        ("The Dec. 22 report on Arva warns of violence.", "Voters in Arva fear violence before the Jan. 5 runoff."),
        ("The Dec. 22 runoff in Arva was free of violence.", "The Jan. 5 runoff in Arva was free of violence."),
    ),
    "an initial figure": (
        ("The council of Arva passed a budget of $22 million.", "The council of Arva passed a slimmer version of the initial $34 million budget."),
        ("The council of Arva passed a budget of $22 million.", "The council of Arva passed a slimmer budget of $34 million."),
    ),
    "those who killed": (
        ("A van killed 13 people in Arva.", "Five terrorists were shot dead in Arva."),
        ("A van killed 13 people in Arva.", "Fifteen people were killed by a van in Arva."),
    ),
    "a clock beside a record": (
        ("Marlo (52-3, 46 KOs) won the bout in Arva on Monday.", "The bout in Arva, which Marlo won, was stopped at the 2:15 mark."),
        ("Marlo won the match in Arva 3-1 on Monday.", "Marlo won the match in Arva 3-2 on Monday."),
    ),
    "the record of a team": (
        ("Arva (10-0) won the match against Tamsin on Monday.", "Arva won the match against Tamsin 91-73 on Monday."),
        ("Arva won the match against Tamsin (90-73) on Monday.", "Arva won the match against Tamsin 91-73 on Monday."),
    ),
    "the other side of a vote": (
        ("The vote in Arva was 322-87, a rare defeat for the mayor.", "The council of Arva voted 322-87, with 109 members of the mayor's party against her."),
        ("The vote in Arva was 322-87, a rare defeat for the mayor.", "The vote in Arva was 325-84, a rare defeat for the mayor."),
    ),
    "somebody's age": (
        ("A woman in her 60s is a patient of the clinic in Arva.", "The clinic in Arva has 63 patients."),
        ("The clinic in Arva has 60 patients.", "The clinic in Arva has 63 patients."),
    ),
    "a range of thousands": (
        ("Arva won the match 3-1 before 12,000 fans.", "Arva won the match before 11,000-2,000 fewer fans than hoped."),
        ("Arva won the match 3-1 before 12,000 fans.", "Arva won the match 3-2 before 12,000 fans."),
    ),
    "a number that the other sentence has too": (
        ("The goal in Arva was met in 58 days.", "The goal in Arva was met in less than 100 days, on the 58th day of the term."),
        ("The goal in Arva was met in 58 days.", "The goal in Arva was met in 67 days."),
    ),
}  # fmt: skip


def found(pair: tuple[str, str]) -> int:
    articles = [
        Article.from_text(text, title="Arva", publisher=name, language="en", id=name, clean=False)
        for name, text in zip(("Herald", "Courier"), pair, strict=True)
    ]
    return len(differences(articles))


@pytest.mark.parametrize("kind", PAIRS)
def test_two_things_do_not_differ(kind: str) -> None:
    assert found(PAIRS[kind][0]) == 0


@pytest.mark.parametrize("kind", PAIRS)
def test_one_thing_differs(kind: str) -> None:
    assert found(PAIRS[kind][1]) == 1
