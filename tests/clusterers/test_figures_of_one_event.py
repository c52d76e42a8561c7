"""Two short reports that differ in a number alone are on one event, unless another word of theirs differs too."""

import pytest

from digest.clusterers.events import Events
from digest.model.article import Article

# Each with the two texts of one event.
ONE = {
    "a crash": (
        "At least 5 people were killed when a bus left the road near Tarn on Monday, police said. The driver survived.",
        "At least 7 people were killed when a bus left the road near Tarn on Monday, police said. Rain was falling at the time.",
    ),
    "a bridge": (
        "The bridge in Tarn was closed on Monday after 3 cracks were found. It will open in spring.",
        "The bridge in Tarn was closed on Monday after 5 cracks were found, an inspector said.",
    ),
    "a march": (
        "About 10,000 people marched through Oslen on Saturday against the new pension law, organisers said.",
        "Some 4,000 people marched through Oslen on Saturday against the new pension law, according to police.",
    ),
    "a ferry": (
        "A ferry with 80 people on board ran aground off Skarn on Friday evening. All were brought to land.",
        "A ferry with 95 people on board ran aground off Skarn on Friday evening. Nobody was hurt, the coast guard said.",
    ),
    "a sentence": (
        "A court in Lund jailed trader Per Holm for 6 years on Wednesday for fraud. He will appeal.",
        "A court in Lund jailed trader Per Holm for 8 years on Wednesday for fraud, his lawyer said.",
    ),
    "a strike": (
        "A strike of ground staff stopped 300 flights at Varn airport on Monday. Talks go on today.",
        "A strike of ground staff stopped 420 flights at Varn airport on Monday, the operator said.",
    ),
}
TWO = {
    "two weeks": (
        "Tarn reported 30 new cases of flu in week 12, the health office said.",
        "Tarn reported 45 new cases of flu in week 13, the health office said.",
    ),
    "two days": (
        "The Elde stood at 3.1 metres in Halm on Monday morning, the water office said. It is falling.",
        "The Elde stood at 4.6 metres in Halm on Thursday morning, the water office said. It is rising.",
    ),
    "two sales": (
        "A director of Velcom sold 1,500 shares in a transaction on Friday, June 21st, a filing says.",
        "A director of Velcom sold 2,700 shares in a transaction on Friday, June 28th, a filing says.",
    ),
    "two changes of a map": (
        "Change 159682247 of Atlas adjusted paths and roads in the north; 159682247 is under review.",
        "Change 159681868 of Atlas adjusted paths and roads in the north; 159681868 is under review.",
    ),
    "two fuels": (
        "Petrol costs 182 cents a litre in Halm today, the motoring club said.",
        "Diesel costs 171 cents a litre in Halm today, the motoring club said.",
    ),
    "two offences": (
        "A court in Lund jailed a man of 34 for 6 years on Wednesday for arson.",
        "A court in Lund jailed a man of 51 for 3 years on Wednesday for fraud.",
    ),
    "a crash and a fire": (
        "Two people, aged 24 and 31, were hurt in a crash on Mill Road in Halm on Friday, police said.",
        "Three people, aged 52 and 60, were hurt in a fire on Mill Road in Halm on Friday, police said.",
    ),
}


def _groups(texts: tuple[str, str]) -> int:
    return len(Events()([Article.from_text(text, "") for text in texts]).groups)


@pytest.mark.parametrize("name", ONE)
def test_two_figures_of_one_event_are_one_story(name: str) -> None:
    assert _groups(ONE[name]) == 1


@pytest.mark.parametrize("name", TWO)
def test_another_word_beside_the_figure_is_another_event(name: str) -> None:
    assert _groups(TWO[name]) == 2
