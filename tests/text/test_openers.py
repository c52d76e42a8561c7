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
        ("The council made this decision to save money.", "en"),
        ("The harbour of Arva, however small, was closed.", "en"),
        ("The complaints of the tenants grew louder.", "en"),
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


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("In fact, nobody came.", "en"),
        ("Which is why nobody came.", "en"),
        ("It’s over, she said.", "en"),
        ("Unterdessen wuchs die Menge.", "de"),
        ("Auf diese Weise blieb die Brücke offen.", "de"),
        ("D’autre part, le pont est vieux.", "fr"),
        ("Por su parte, el alcalde calló.", "es"),
        ("Quest’ultimo non ha risposto.", "it"),
        ("Enquanto isso, ninguém veio.", "pt"),
        ("Daarmee is de brug dicht.", "nl"),
        ("이날 회의는 취소됐다.", "ko"),
        ("그들에게는 시간이 없다.", "ko"),
        ("그들만 남았다.", "ko"),
        ("しかし、橋は閉鎖された。", "ja"),
        ("他表示，大桥将关闭。", "zh"),
        ("Он ушёл в среду.", "ru"),
        ("Однако мост закрыт.", "ru"),
        ("उन्होंने कहा कि पुल बंद है।", "hi"),
        ("Tuy nhiên, cây cầu vẫn đóng.", "vi"),
        ("Dlatego most jest zamknięty.", "pl"),
        ("Han kom på torsdagen.", "sv"),
        ("Ωστόσο η γέφυρα έκλεισε.", "el"),
        ("עם זאת, הגשר סגור.", "he"),
        ("لكن الجسر مغلق.", "ar"),
        ("Proto je most zavřený.", "cs"),
    ],
)
def test_they_dangle_in_every_language_of_the_press(sentence: str, language: str) -> None:
    assert dangles(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Por primera vez, el puente se cierra.", "es"),
        ("Das Rathaus bleibt zu.", "de"),
        ("De brug is dicht.", "nl"),
        ("Den norske regjeringen gikk av.", "no"),
        ("市長は橋を閉鎖した。", "ja"),
        ("Мост закрыт.", "ru"),
        ("पुल बंद है।", "hi"),
        ("Ông Trần Văn Lộc đóng cầu.", "vi"),
        ("Le pont est fermé.", "fr"),
    ],
)
def test_subjects_of_their_own_stand_alone(sentence: str, language: str) -> None:
    assert not dangles(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("As part of that commitment, the firm will repay the fares.", "en"),
        ("With this step the town saves a month.", "en"),
        ("The council blocked that proposal, and the port stays.", "en"),
        ("Ann Orr, meanwhile, left the town.", "en"),
        ("The complaints say that the water is brown.", "en"),
        ("In such cases the fee is waived.", "en"),
        ("Nach diesem Treffen reiste die Ministerin ab.", "de"),
        ("Après cette réunion, la ministre est repartie.", "fr"),
        ("Tras esa reunión, la ministra se marchó.", "es"),
        ("Dopo questo incontro la ministra è partita.", "it"),
        ("Dopo quest’incontro la ministra è partita.", "it"),
        ("Com essa medida, a cidade poupa um mês.", "pt"),
        ("Nesse encontro, a ministra calou-se.", "pt"),
        ("Na deze ontmoeting vertrok de minister.", "nl"),
        ("Efter detta möte reste ministern.", "sv"),
        ("После этой встречи министр уехала.", "ru"),
        ("Po tej rozmowie minister wyjechała.", "pl"),
        ("Po této schůzce ministryně odjela.", "cs"),
    ],
)
def test_a_demonstrative_behind_a_preposition_dangles(sentence: str, language: str) -> None:
    assert dangles(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("In this year’s race, 40 boats ran.", "en"),
        ("On this Friday alone, 40 boats came.", "en"),
        ("Given that the bridge is shut, lorries wait.", "en"),
        ("With those who waited, the mayor ate soup.", "en"),
        ("In diesem Jahr kamen 40 Boote.", "de"),
        ("An diesem Dienstag kamen 40 Boote.", "de"),
        ("Pour ce lundi, 40 bateaux sont attendus.", "fr"),
        ("Après ce qui est arrivé à Olme, le maire se tait.", "fr"),
        ("En esta temporada llegaron 40 barcos.", "es"),
        ("In questa settimana arrivano 40 barche.", "it"),
        ("In quest’anno sono arrivate 40 barche.", "it"),
        ("In this country 40 boats are built a year.", "en"),
        ("On this day in 1940 the bridge was shut.", "en"),
        ("In diesem Land werden 40 Boote gebaut.", "de"),
        ("Dans ce pays, on construit 40 bateaux par an.", "fr"),
        ("En este país se construyen 40 barcos al año.", "es"),
        ("Nesta quarta-feira, chegaram 40 barcos.", "pt"),
        ("In dit jaar kwamen 40 boten.", "nl"),
        ("На этой неделе пришли 40 лодок.", "ru"),
        ("W tym roku przypłynęło 40 łodzi.", "pl"),
    ],
)
def test_a_time_behind_a_preposition_stands_alone(sentence: str, language: str) -> None:
    assert not dangles(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The offer was made by the chief of staff.", "en"),
        ("The move comes after a week of talks.", "en"),
        ("Die Entscheidung fiel am Abend.", "de"),
        ("La décision intervient un mois après la grève.", "fr"),
        ("L’incident est survenu à midi.", "fr"),
        ("La medida se aplica desde el lunes.", "es"),
        ("La decisione arriva dopo un mese.", "it"),
        ("A decisão foi tomada na sexta-feira.", "pt"),
        ("Het besluit volgt op een staking.", "nl"),
    ],
)
def test_an_act_that_was_reported_before_dangles(sentence: str, language: str) -> None:
    assert dangles(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The decision to shut the bridge was made on Monday.", "en"),
        ("The offer of the Olm brewery was refused.", "en"),
        ("The harbour trust’s decision was made on Monday.", "en"),
        ("Die Entscheidung über die Brücke fiel am Abend.", "de"),
        ("La décision de fermer le pont est tombée lundi.", "fr"),
        ("La decisión del ayuntamiento se conoció el lunes.", "es"),
        ("A decisão do tribunal foi tomada na sexta-feira.", "pt"),
        ("Het besluit van de raad volgt op een staking.", "nl"),
    ],
)
def test_an_act_that_is_named_stands_alone(sentence: str, language: str) -> None:
    assert not dangles(sentence, language)


def test_an_opener_of_one_such_thing_dangles() -> None:
    assert dangles("One such barge sank in May.", "en")
    assert dangles("Now a glove can help them.", "en")
    assert not dangles("One barge sank in May.", "en")
