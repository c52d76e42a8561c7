"""A sentence from the middle of a longer quotation has neither marks nor a speaker, and comes last."""

import pytest

from digest.model.article import Article
from digest.model.summary import Budget
from digest.summarizers.candidates import candidates
from digest.summarizers.coverage import Coverage
from digest.summarizers.ranked import Ranked

# A quotation is cut at its inner ends if it has more than 45 words.
EN = (
    "I slept at the quay all night with my two children, four bags, a parrot in a cage and a neighbour from Velt who had "
    "lost his shoes, his ticket and, as he told all who came by, his good mood as well."
)
DE = (
    "Ich schlief am Kai mit zwei Kindern, vier Koffern, einem Papagei im Käfig und einem Nachbarn aus Velt, der seine "
    "Schuhe, seine Karte und, wie er allen sagte, die vorbeikamen, auch noch seine gute Laune an diesem Abend verloren "
    "hatte."
)
FR = (
    "J’ai dormi au port avec mes deux enfants, quatre valises, un perroquet dans sa cage et un voisin de Velt qui avait "
    "perdu ses chaussures, son billet et, comme il le disait à tous ceux qui passaient par là, sa bonne humeur aussi."
)
ES = (
    "Dormí en el puerto con mis dos hijos, cuatro maletas, un loro en su jaula y un vecino de Velt que había perdido los "
    "zapatos, el billete y, como decía a todos los que pasaban por allí, también el buen humor."
)


def _complete(text: str, language: str) -> dict[str, bool]:
    article = Article.from_text(text, language=language, clean=False)
    return {
        candidate.text: candidate.complete and not candidate.is_inside_quotation for candidate in candidates([article])
    }


@pytest.mark.parametrize(
    ("text", "inside", "language"),
    [
        (f"“{EN} Nobody in town had a bed. The ferry came at six,” Ann Lee said.", "Nobody", "en"),
        (f'"{EN} Nobody in town had a bed. The ferry came at six," Ann Lee said.', "Nobody", "en"),
        (f"Ann Lee said: “{EN} Nobody in town had a bed. The ferry came at six.”", "Nobody", "en"),
        (f"„{DE} Niemand hatte ein Bett frei. Die Fähre kam um sechs“, sagte Ann Lee.", "Niemand", "de"),
        (f"« {FR} Personne n’avait de lit. Le bac est venu à six heures », a dit Ann Lee.", "Personne", "fr"),
        (f"«{ES} Nadie tenía una cama. El barco llegó a las seis», dijo Ana Lee.", "Nadie", "es"),
        (f"“{EN} Nobody in town had a bed.\n\n“The ferry came at six. It was full,” she said.", "Nobody", "en"),
    ],
)
def test_the_middle_of_a_quotation_is_not_complete(text: str, inside: str, language: str) -> None:
    found = _complete(text, language)
    assert [complete for sentence, complete in found.items() if sentence.startswith(inside)] == [False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“I slept at the quay,” Ann Lee said. Nobody in town had a bed.", "en"),
        ("He is 6'2\" tall and rows for Velt. Nobody in town had a bed.", "en"),
        ('The "old" quay was shut. Nobody in town had a bed.', "en"),
        ("„Ich schlief am Kai“, sagte Ann Lee. Nobody hatte ein Bett.", "de"),
        ("»Ich schlief am Kai«, sagte Ann Lee. Nobody hatte ein Bett.", "de"),
        ("« J’ai dormi au port », a dit Ann Lee. Nobody n’avait de lit.", "fr"),
        (f"“{EN} It rained.\n\nNobody in town had a bed.", "en"),
    ],
)
def test_behind_a_quotation_a_sentence_is_complete(text: str, language: str) -> None:
    found = _complete(text, language)
    assert [complete for sentence, complete in found.items() if sentence.startswith("Nobody")] == [True]


def test_a_summary_has_no_sentence_from_the_middle_of_a_quotation() -> None:
    text = (
        f"“{EN} Nobody in the town of Velt had a bed for me. The ferry to Orrin came at six,” Ann Lee said. The ferry "
        "to Orrin stopped at Velt on Monday with a broken shaft. Its 80 passengers slept at the quay of Velt, as the town "
        "has no hotel."
    )
    article = Article.from_text(text, "Ferry to Orrin stops at Velt", language="en", clean=False)
    for method in (Ranked(), Coverage()):
        chosen = [sentence.text for sentence in method([article], Budget(sentences=2)).sentences]
        assert not any(sentence.startswith("Nobody") for sentence in chosen)
