"""What a story opens with, and who speaks in it: the headline's news is told, and nobody is named without a name."""

import pytest

from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.summary import Budget
from digest.summarizers.candidates import candidates
from digest.summarizers.coverage import Coverage
from digest.summarizers.eligible import eligible, is_caption, is_said_by_pronoun
from digest.summarizers.speakers import is_unknown_speaker

DEMAND = "Group demands $70 million for the Marlo attack"
ATTACK = (
    "Thieves who are feared in many ports attacked the software of Marlo Freight on Friday and stopped the cranes of forty "
    "harbours. The harbours of Arva and Tamsin were closed for a day."
)
OTHER = (
    "An attack by thieves on the software of Marlo Freight stopped the cranes of forty harbours from Arva to Tamsin. The "
    "company has hired divers."
)
RANSOM = (
    "The group has demanded $70 million for a key after its attack on Marlo Freight, three harbours of Tamsin Bay said on "
    "Monday. A ransom of that size was never paid."
)


def opening_of(*avoid: str) -> str:
    """The first sentence of the story's summary."""
    texts = (("Cranes stand still after attack on Marlo Freight", ATTACK), ("Marlo attack", OTHER), (DEMAND, RANSOM))
    articles = [
        Article.from_text(text, title=title, publisher=f"P{at}", id=str(at), language="en")
        for at, (title, text) in enumerate(texts)
    ]
    return Coverage()(articles, Budget(sentences=1), avoid=avoid).sentences[0].text


def test_a_story_opens_with_the_sentence_that_tells_its_headline() -> None:
    assert opening_of(hash_text(DEMAND)) == RANSOM.partition(" A ransom")[0]


def test_without_a_headline_it_opens_with_what_most_outlets_tell() -> None:
    assert opening_of() in (ATTACK.partition(" The harbours")[0], OTHER.partition(" The company")[0])


def test_a_sentence_with_a_label_before_it_comes_last() -> None:
    text = (
        "The harbour of Arva in the north was closed on Monday. Why it matters: The port of Arva is the largest one in the "
        "north. Nobody was hurt in the harbour on Monday."
    )
    article = Article.from_text(text, title="Harbour", language="en")
    assert [candidate.position for candidate in eligible(candidates([article]), [article])] == [0, 2]


SPOKEN = (
    "The bridge closed on Monday, engineer Ann Orr said. Nobody was hurt at all. Orr also said that it will be mended."
)


@pytest.mark.parametrize(
    ("text", "known", "is_unknown"),
    [
        (SPOKEN, "", True),
        (SPOKEN.replace("hurt", "sorry"), "", True),
        (SPOKEN, "Ann Orr closes the bridge", False),
        (SPOKEN.replace("Ann Orr", "Orr"), "", False),
        ("State police came on Monday. Nobody was hurt at all. Police said that it will be mended.", "", False),
    ],
)
def test_a_surname_needs_its_introduction(text: str, known: str, is_unknown: bool) -> None:
    last = candidates([Article.from_text(text, title="Bridge", language="en")])[-1]
    assert is_unknown_speaker(last, [known]) is is_unknown


@pytest.mark.parametrize(
    "text",
    [
        "Ann Orr gets a hug during a show in this August 13, 2007 file photo.",
        "Ann Orr (L) and Lee Marlo at the fair.",
        "Ann Orr speaks during the debate with Lee Marlo at the hall, Wednesday, Oct. 3, 2012, in Arva.",
    ],
)
def test_a_caption_is_no_statement(text: str) -> None:
    assert is_caption(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Orr speaks for the harbour, which closed on Wednesday.",
        "She was left (right before the vote) by her party.",
        "The storm, which hit on Wednesday, Oct. 3, 2012, killed nine.",
    ],
)
def test_a_statement_is_no_caption(text: str) -> None:
    assert not is_caption(text, "en")


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("“We lost it all,” she said.", True),
        ("“Will they pay?” he asked on Monday.", True),
        ('"It is late," said he.', True),
        ("“We lost it all,” Orr said.", False),
        ("Orr was glad: “We won,” he said.", False),
        ("“We lost,” the mayor, who had hoped, said.", False),
    ],
)
def test_a_pronoun_is_no_speaker(text: str, is_said: bool) -> None:
    assert is_said_by_pronoun(text, "en") is is_said
