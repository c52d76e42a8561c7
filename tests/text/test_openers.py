"""Sentences that open in the middle of a thought."""

import pytest

from digest.text.openers import dangles


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("He said the bridge was old.", "en"),
        ("“It will reopen in spring,” said the mayor.", "en"),
        ("However, nobody came.", "en"),
        ("In addition, the toll will rise.", "en"),
        ("Er kommt morgen.", "de"),
        ("„Aber die Gerste wird nicht besser.“", "de"),
        ("Zum Beispiel in Kiel.", "de"),
        ("Il a démissionné.", "fr"),
        ("C’est fini, dit-elle.", "fr"),
        ("De plus, le pont est vieux.", "fr"),
        ("Pero nadie vino.", "es"),
        ("Sin embargo, nadie vino.", "es"),
        ("Questo non basta.", "it"),
        ("No entanto, ninguém veio.", "pt"),
        ("Hij komt morgen.", "nl"),
        ("그러나 아무도 오지 않았다.", "ko"),
        ("이 같은 결정은 처음이다.", "ko"),
    ],
)
def test_pronouns_and_connectives_dangle(sentence: str, language: str) -> None:
    assert dangles(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The bridge was closed.", "en"),
        ("Theirry Marks spoke.", "en"),
        ("“We will rebuild,” said the mayor.", "en"),
        ("Das Haus brannte.", "de"),
        ("Ilford a gagné.", "fr"),
        ("그린피스가 밝혔다.", "ko"),
        ("He would dangle in English.", "xx"),
        ("", "en"),
        ("…", "en"),
    ],
)
def test_statements_stand_alone(sentence: str, language: str) -> None:
    assert not dangles(sentence, language)
