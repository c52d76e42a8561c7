"""Furniture goes with its reason; prose, subheads and quotations stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.characters import normalise
from digest.text.clean import clean_text
from digest.text.furniture import is_prose, reason_against

FURNITURE = [
    ("+1", "counter"),
    ("Comments0", "counter"),
    ("300", "counter"),
    ("12 comments", "counter"),
    ("댓글 0", "counter"),
    ("0005669944_001_20240207161716411", "image number"),
    ("IMG_2041.jpg", "image number"),
    ("A man looks at the sea in the port of Brackwater on Monday./Tidewater Post", "caption"),
    ("성도항 개장식에 참석한 주민들이 첫 배를 배웅하고 있다./한빛일보", "caption"),
    ("Workers on the quay. (Photo: Odd Fairley)", "caption"),
    ("Photo by Odd Fairley", "caption"),
    ("Foto: Reederei Tammsen", "caption"),
    ("Share it on", "menu"),
    ("Most Commented", "menu"),
    ("Sign in", "menu"),
    ("Skip to main content", "menu"),
    ("Quick access to top menu Direct access to main contents Quick access to page bottom", "menu"),
    ("Artikel teilen", "menu"),
    ("많이 본 뉴스", "menu"),
    ("By Colm Aldersey", "byline"),
    ("By Colm Aldersey, Nov. 19, 2026 11:20 a.m.", "byline"),
    ("Von Frauke Janßen-Thoms", "byline"),
    ("서이든 기자 ideun.seo@hanbit-ilbo.example", "byline"),
    ("Colm Aldersey’s Profile image", "byline"),
    ("18 November 2026", "date line"),
    ("입력 2026.11.20 15:32", "date line"),
    ("Updated: Nov. 19, 2026, 6:40 p.m. GMT", "date line"),
    ("Read more: Dredger returns after summer refit", "link to another article"),
    ("Sign up for our newsletter to get the day’s news each morning.", "notice"),
    ("This site uses cookies to count its readers.", "notice"),
    ("© 2026 North Coast Wire", "caption"),
    ("Alle Rechte vorbehalten.", "notice"),
    ("* * *", "no words"),
]
PROSE = [
    "By Monday, the river had fallen by two metres.",
    "“Share what you have,” she said.",
    "The comments section was closed.",
    "Photographs of the bridge were shown to the council on Friday.",
    "Subscribers lost 4 million dollars.",
    "Read more books, the minister told the pupils.",
    "He paid 300.",
    "The and/or clause was struck out by the judge on Monday.",
    "See the sea and die, they say.",
    "새 여객선터미널이 20일 문을 열었다.",
    "Wir haben Proviant für drei Wochen.",
]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_a_line_of_furniture_is_known_with_its_reason(line: str, reason: str) -> None:
    assert reason_against(line) == reason


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_never_furniture(line: str) -> None:
    assert is_prose(line)
    assert reason_against(line) == ""


def test_the_first_line_that_reads_like_a_title_becomes_it() -> None:
    cleaned = clean_text(
        "Skip to content\n\nBridge closed after cracks found\n\nBy Ann Lee\n\nThe bridge was closed on Monday."
    )
    assert cleaned.title == "Bridge closed after cracks found"
    assert cleaned.text == "The bridge was closed on Monday."
    assert [line.reason for line in cleaned.removed] == ["menu", "title", "byline"]


@pytest.mark.parametrize("title", ["Storm ends", "Mayor quits at last"])
def test_a_short_first_line_is_a_title_where_no_other_line_says_more(title: str) -> None:
    assert clean_text(f"{title}\n\nThe storm that hit the coast on Monday has ended.").title == title
    assert clean_text(f"World news\n\n{title} on the coast\n\nIt has ended.").title == f"{title} on the coast"


def test_a_few_characters_are_a_title_where_words_have_no_blanks_between() -> None:
    cleaned = clean_text("北京下雪\n\n北京市气象台周一表示，今年第一场雪将持续两天，部分地铁线路停运。")
    assert cleaned.title == "北京下雪"


def test_a_title_that_is_known_is_not_said_again() -> None:
    cleaned = clean_text("BRIDGE CLOSED!\nThe bridge was closed on Monday.", title="Bridge closed")
    assert (cleaned.title, cleaned.text) == ("Bridge closed", "The bridge was closed on Monday.")


def test_a_text_of_one_line_keeps_it() -> None:
    assert clean_text("Bridge closed after cracks found").text == "Bridge closed after cracks found"


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    wrapped = (
        "The council of the port agreed on Friday to close the bridge for\n"
        "six weeks and to ask the engineers for a second opinion on the\n"
        "cracks in its girder.\n\nNobody spoke against it."
    )
    assert clean_text(wrapped).text.split("\n\n") == [
        "The council of the port agreed on Friday to close the bridge for six weeks and to ask the engineers for a "
        "second opinion on the cracks in its girder.",
        "Nobody spoke against it.",
    ]
    listed = "It rained.\nOne item of the list that is long\nAnother item\nA third one\nThe end of it came on Monday."
    assert len(clean_text(listed).text.split("\n\n")) == 5


def test_a_subhead_between_paragraphs_stays() -> None:
    text = "The bridge was closed.\n\nWhat happens next\n\nEngineers will look at it again."
    assert "What happens next" in clean_text(text).text


def test_a_line_in_another_script_goes_where_it_is_no_sentence() -> None:
    cleaned = clean_text("The bridge was closed.\n\n정례브리핑하는 대변인\n\nEngineers will look at it.")
    assert [line.reason for line in cleaned.removed] == ["other script"]


def test_a_dateline_before_the_first_word_goes() -> None:
    cleaned = clean_text("BRACKWATER, Nov 19 (North Coast Wire) – The bridge will stay closed.\n\nIt is old.")
    assert cleaned.text.startswith("The bridge will stay closed.")
    assert cleaned.removed[0].reason == "dateline"


def test_of_several_lines_the_title_is_the_first_that_shares_words_with_the_text() -> None:
    cleaned = clean_text(
        "World, politics and sport\n\nMole breaks at Tarn Bay\n\nThe mole at Tarn Bay broke on Monday."
    )
    assert cleaned.title == "Mole breaks at Tarn Bay"
    assert ("World, politics and sport", "before the first sentence") in [(r.text, r.reason) for r in cleaned.removed]


def test_a_list_that_comes_before_the_first_sentence_stays_and_none_of_it_is_a_title() -> None:
    lines = (
        "The sea came in before the light\nand took the boats away\nIt left the ropes, it left the weight\n"
        "of all we meant to say\nThe harbour master rang his bell\nand no one heard it ring"
    )
    cleaned = clean_text(f"{lines}\nuntil the night was there.")
    assert (cleaned.title, cleaned.removed) == ("", ())


def test_marks_of_a_list_go_and_a_single_dash_stays() -> None:
    text = "People should do this:\n- bring in the bins and chairs.\n- park the cars away from the sea.\n\nThat is all."
    assert clean_text(text).text.split("\n\n")[1] == "bring in the bins and chairs."
    assert clean_text("- Nobody knows, he said.\n\nThat is all.").text.startswith("- Nobody")


def test_a_hyphen_at_a_line_end_goes_only_where_the_word_is_sure_to_be_one() -> None:
    wrapped = (
        "The board of the harbour met on Monday to speak of the well-\n"
        "known lighthouse, whose lamp was lost, and of the two boats re-\n"
        "covered by the crew of the ferry, which had been out all night in\n"
        "the storm that broke the mole and the wall of the old fish mar-\n"
        "ket.  The boats were recovered by hand."
    )
    text = clean_text(wrapped).text
    assert "well-known" in text
    assert "boats recovered" in text
    assert "fish market" in text


def test_lines_without_an_empty_line_between_paragraphs_are_joined_up_to_the_end_of_each() -> None:
    wrapped = (
        "The harbour at Tarn Bay was closed on Monday after waves of six\n"
        "metres broke over the eastern mole and took the lamp of the old\n"
        "lighthouse.\n"
        "Nobody was hurt, and the ferry will not sail before Wednesday if\n"
        "the wind holds."
    )
    assert len(clean_text(wrapped).text.split("\n\n")) == 2


def test_what_is_glued_before_the_news_goes_and_the_news_stays() -> None:
    for before, reason in (
        ("Share this ", "glued to the text"),
        ("TARN BAY, Nov. 20 (Wire) -- ", "dateline"),
        ("TARN BAY ― ", "dateline"),
        ("(AP)— ", "dateline"),
        ("SINGAPORE - ", "dateline"),
        ("Why it matters: ", "glued to the text"),
        ("Updated: ", "glued to the text"),
        ("Jerusalem (WIRE)", "dateline"),
        ("By Ann Lee PUBLISHED: 10:00 GMT, 5 May 2026 | ", "byline"),
        ("【東京＝山田】", "dateline"),
    ):
        cleaned = clean_text(f"{before}The harbour was closed on Monday.\n\nNobody was hurt.")
        assert cleaned.text.startswith("The harbour was closed"), before
        assert cleaned.removed[0].reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "Share this with a friend, the minister said.\n\nNobody did.",
        "Seoul - The ferry sank on Monday.\n\nNobody was hurt.",
        "The latest Harbour ferry sank on Monday.\n\nNobody was hurt.",
        "NASA - The agency for space sank a probe on Monday.\n\nNobody was hurt.",
        "By Monday the river had fallen by two metres.\n\nIt was updated 5 times.",
        "The federation (FIFA) said nothing.\n\nIt never does.",
        "He told the crowd to click here and there. They sign up for anything, she said.\n\nThat was all.",
    ],
)
def test_prose_that_begins_like_furniture_stays(text: str) -> None:
    cleaned = clean_text(text)
    assert (cleaned.text, cleaned.removed) == (text, ())


def test_calls_inside_a_paragraph_go_one_by_one() -> None:
    cleaned = clean_text(
        "The harbour is closed. Scroll down for video. Nobody was hurt. Klicken Sie hier, um die Bilder zu sehen. "
        "The ferry waits. (c) 2026 Tidewater Post. All rights reserved.",
        title="Storm",
    )
    assert cleaned.text == "The harbour is closed. Nobody was hurt. The ferry waits."
    assert {line.reason for line in cleaned.removed} == {"notice"}


def test_a_mail_loses_its_header_and_has_its_subject_for_a_title() -> None:
    mail = "From: Ann Lee <ann@post.example>\nSent: Monday\nTo: Desk\nSubject: Storm closes harbour\n\n"
    cleaned = clean_text(mail + "The harbour at Tarn Bay was closed on Monday.\n\n--\nAnn Lee\nReporter at the Post.")
    assert cleaned.title == "Storm closes harbour"
    assert cleaned.text == "The harbour at Tarn Bay was closed on Monday."


def test_what_follows_the_end_mark_of_a_press_release_goes() -> None:
    text = (
        "The yard will build two ships, it said.\n\nThe first sails in May.\n\n###\n\nWrite to Jonas Ott at the yard."
    )
    assert clean_text(text, title="Ships").text.endswith("sails in May.")


# Articles in many scripts and shapes, each between lines of a page: the sentences stay, the lines go.
ARTICLES = {
    "capitals": [
        "THE HARBOUR AT TARN BAY WAS CLOSED ON MONDAY AFTER WAVES OF SIX METRES BROKE OVER THE MOLE.",
        "NOBODY WAS HURT, THE HARBOUR MASTER SAID.",
    ],
    "small letters": [
        "the harbour at tarn bay was closed on monday after waves of six metres broke over the mole.",
        "nobody was hurt, the harbour master said.",
    ],
    "zh": ["塔湾港周一因六米高的巨浪关闭，港务局表示目前没有人员受伤。", "渡轮最早要到周三才能恢复，局长说。"],
    "ja": ["多留港は月曜日、高さ６メートルの波が防波堤を越えたため閉鎖された。", "けが人はいないと港湾事務所は話した。"],
    "ko": ["탄만 항구가 20일 높이 6m의 파도가 동쪽 방파제를 넘으면서 폐쇄됐다.", "항만청은 다친 사람은 없다고 밝혔다."],
    "th": [
        "ท่าเรือตาร์นเบย์ปิดให้บริการเมื่อวันจันทร์ หลังคลื่นสูงหกเมตรซัดข้ามเขื่อนกันคลื่นด้านตะวันออก เจ้าหน้าที่ระบุว่าไม่มีผู้ได้รับบาดเจ็บ",
        "นายท่าเรือกล่าวว่าเรือข้ามฟากจะยังไม่ออกเดินทางก่อนวันพุธ และขอให้ประชาชนหลีกเลี่ยงชายฝั่งจนกว่าลมจะสงบ",
    ],
    "ar": [
        "أغلق ميناء تارن يوم الاثنين بعد أن تجاوزت أمواج بلغ ارتفاعها ستة أمتار الحاجز الشرقي.",
        "وقال مدير الميناء إن أحدا لم يصب بأذى.",
    ],
    "hi": [
        "सोमवार को छह मीटर ऊँची लहरें पूर्वी तटबंध के ऊपर से निकल गईं, जिसके बाद बंदरगाह को बंद कर दिया गया।",
        "अधिकारी ने कहा कि किसी को चोट नहीं आई है।",
    ],
    "ru": ["Порт закрыли в понедельник после того, как волны перехлестнули через мол.", "Никто не пострадал, сообщил начальник."],
    "ka": ["თარნის პორტი ორშაბათს დაიკეტა, რადგან ტალღები მოლოს გადაევლო.", "პორტის უფროსის თქმით, არავინ დაშავებულა."],
    "de": ["Der Hafen wurde am Montag geschlossen, weil Wellen von sechs Metern über die Mole schlugen.", "Verletzt wurde niemand, sagte die Hafenmeisterin."],
    "sw": ["Bandari ilifungwa Jumatatu baada ya mawimbi ya mita sita kuvuka ukuta wa mashariki.", "Hakuna aliyejeruhiwa, mkuu wa bandari alisema."],
}  # fmt: skip
PAGE = ("Log in", "Most read", "Share", "Newsletter", "+1", "© 2026 Tidewater Post")


@pytest.mark.parametrize("sentences", ARTICLES.values(), ids=ARTICLES)
def test_the_sentences_of_an_article_stay_in_any_script_and_lines_of_a_page_go(sentences: list[str]) -> None:
    cleaned = clean_text("\n".join([*PAGE, *sentences, *PAGE]))
    assert cleaned.text.split("\n\n") == sentences


SHAPES = {
    "interview": "We spoke with Ada Quill, who runs the harbour.\nPost: When did you close?\nAda Quill: At six in the morning.",
    "ticker": "06:10 The harbour master closes the harbour.\n06:45 Two boats break loose and sink.\n07:30 Crews arrive.",
    "questions": "Is the mole safe?\nNo, it is not, the engineers say.\nWho pays?\nThe town does, for now.",
    "verse": "The sea came in before the light,\nit took the boats away;\nit left the ropes, it left the weight\nof all we meant to say.",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_texts_of_other_shapes_are_left_whole(text: str) -> None:
    assert clean_text(text, title="Storm").text.split("\n\n") == text.split("\n")


def test_a_page_around_an_article_goes_with_a_reason_for_each_line() -> None:
    menu = ["Home", "World", "Sport and leisure", "My account", "Weather in your town", "Puzzles", *PAGE]
    teasers = [
        "Ten walks for a rainy day",
        "Mayor: no new taxes",
        "Opinion: the mole must go",
        "Video: boats in the storm",
    ]
    story = [
        "The harbour at Tarn Bay was closed on Monday after waves of six metres broke over the eastern mole.",
        "Nobody was hurt, the harbour master said, but two boats that had broken loose were lost.",
        "The ferry to St Olm, which had been due to sail at noon, will not leave before Wednesday.",
    ]
    cleaned = clean_text("\n".join([*menu, "Storm closes harbour at Tarn Bay", *story, *teasers]))
    assert cleaned.title == "Storm closes harbour at Tarn Bay"
    assert cleaned.text.split("\n\n") == story
    reasons = {line.text: line.reason for line in cleaned.removed}
    assert reasons.keys() == {*menu, *teasers, cleaned.title}
    assert reasons["Ten walks for a rainy day"] == "reads like page furniture"


def test_a_text_that_is_no_page_keeps_its_lists_whatever_they_look_like() -> None:
    items = ["8 ripe pears, cored and peeled", "1 lemon", "2 tsp ground ginger", "1 jar of honey", "Salt", "6 cloves"]
    lines = ["For the jam of Tarn Bay you need:", *items, "Cook all of it for an hour.", "Serve it cold, they say."]
    assert clean_text("\n".join(lines), title="Jam").text.split("\n\n") == lines


def test_a_question_to_each_of_many_is_no_repeated_line() -> None:
    answers = ["I read it in a book.", "My mother told me.", "I do not know.", "At school, I think."]
    lines = [line for answer in answers for line in ("Where did you learn it, and from whom?", answer)]
    assert clean_text("\n".join(lines), title="Four answers").text.split("\n\n") == lines
    twice = "Two boats lie on the quay of the old town on Monday."
    assert clean_text(f"{twice}\n\nThe mole broke.\n\n{twice}", title="Storm").text.count(twice) == 1


LINES = [line for line, _ in FURNITURE] + PROSE + ["Bridge closed after cracks found", "What happens next"]
SOUP = [
    *LINES,
    *(sentence for sentences in ARTICLES.values() for sentence in sentences),
    *PAGE,
    "",
    "- a point of the list",
    "• another point of it",
    "The following streets are closed:",
    "TARN BAY (Wire) -- The ferry sank. Click here to see the pictures. Nobody was hurt.",
    "Share this Share this article The ferry sank.",
    "Subject: Subject: Storm",
    "From: Ann Lee",
    "###",
    "a line that was broken at a width of some sixty columns by a mail pro-",
    "gram and goes on here for as long, so that it may well be joined with",
    "the next one",
]
soups = st.lists(st.sampled_from(SOUP) | st.text(max_size=60), max_size=25).map("\n".join)


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_words_stand_in_the_document_in_the_same_order(text: str) -> None:
    cleaned = clean_text(text)
    rest = iter(text.split())
    assert all(any(word == other for other in rest) for word in cleaned.text.split())


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_every_line_is_kept_or_accounted_for(text: str) -> None:
    cleaned = clean_text(text)
    kept = cleaned.text.split("\n\n") if cleaned.text else []
    assert sorted([*kept, *(line.text for line in cleaned.removed)]) == sorted(
        line for line in text.split("\n") if line
    )


@pytest.mark.parametrize(
    "piece", ["Share this ", "Subject: ", "Click here to see. ", "By . ", "ab\n", "abcdefghij abc-\n", "("]
)
def test_a_text_that_was_made_to_be_slow_comes_to_an_end(piece: str) -> None:
    assert len(_letters(clean_text(piece * 20_000).text)) <= len(piece) * 20_000


@given(soups, st.none() | st.sampled_from(LINES))
def test_cleaning_twice_is_cleaning_once(text: str, title: str | None) -> None:
    once = clean_text(text, title)
    twice = clean_text(once.text, once.title)
    assert (twice.text, twice.title, twice.removed) == (once.text, once.title, ())


@given(soups)
def test_a_text_that_was_cleaned_has_no_other_title_in_it(text: str) -> None:
    once = clean_text(text)
    again = clean_text(once.text)
    assert (again.text, again.title, again.removed) == (once.text, "", ())


@given(soups)
def test_cleaning_only_deletes(text: str) -> None:
    rest = iter(_letters(normalise(text)))
    assert all(letter in rest for letter in _letters(clean_text(text).text))


@given(soups)
def test_every_letter_is_kept_or_accounted_for(text: str) -> None:
    cleaned = clean_text(text)
    told = cleaned.text + "".join(line.text for line in cleaned.removed)
    assert sorted(_letters(told)) == sorted(_letters(normalise(text)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    "before",
    [
        "TARN BAY, NY - ",
        "TARN, Va.—",
        "TARN, N.Y. – ",
        "TARN BAY, ICELAND -- ",
        "TARNOV, Spojené státy - ",
        "Tarnes, États-Unis -- ",
        "ΤΑΡΝΟΣ, ΗΠΑ - ",
        "TARNOWO, Österreich — ",
        "TARN BAY, British Columbia – ",
    ],
)
def test_a_city_with_its_region_before_the_news_goes(before: str) -> None:
    cleaned = clean_text(f"{before}The harbour was closed on Monday.\n\nNobody was hurt.")
    assert cleaned.text.startswith("The harbour was closed")
    assert cleaned.removed[0].reason == "dateline"


@pytest.mark.parametrize(
    "text",
    [
        "Patience, Thrift — These were the words over the door of the bank.",
        "BBC, ITV and Tarn FM — all three sent a crew to the harbour.",
        "NATO, UN - both of them kept quiet about the harbour on Monday.",
        "On Monday, Ann Lee - The Owl to her friends - closed the harbour.",
        "Tarn, Olm -- and no other town -- closed the harbour on Monday.",
        "IBM, Google — Shares of both fell by a tenth on Monday.",
        "CDU, SPD – Beide Parteien lehnten den Hafen am Montag ab.",
        "Mayor Orr, Deputy Hale -- Both of them voted for the harbour.",
        "NATO, Ukraine -- Talks about the harbour go on.",
        "FRANCE, Germany — Both sent tugs to the harbour.",
        "FRANCE, ALLEMAGNE – Les deux pays ont envoyé des remorqueurs.",
    ],
)
def test_names_before_a_dash_in_a_sentence_stay(text: str) -> None:
    assert clean_text(f"{text}\n\nNobody was hurt.").text.startswith(text)


@pytest.mark.parametrize(
    "call",
    [
        "Contact info: Odd Fairley, 4 Quay Street.",
        "Try it now at ferry.example or read the announcement.",
        "For more information, visit ferry.example.",
        "Weitere Informationen finden Sie unter ferry.example.",
        "Pour plus d’informations, rendez-vous sur ferry.example.",
        "Para más información, visite ferry.example.",
        "Voor meer informatie, zie ferry.example.",
    ],
)
def test_where_to_ask_is_no_news(call: str) -> None:
    cleaned = clean_text(f"The ferry to Olm has a new engine and sails again. {call} It costs four pounds.")
    assert cleaned.text == "The ferry to Olm has a new engine and sails again. It costs four pounds."


def test_a_sentence_on_information_stays() -> None:
    for text in ("For more information on the sinking the coroner will have to wait until May.", "Contact was lost."):
        assert clean_text(f"The ferry to Olm has sunk. {text}").text.endswith(text)


def test_marks_of_footnotes_behind_sentences_go_and_stay_inside_them() -> None:
    text = "The rate rose on Monday.[1] Banks,[2] too, cut lending.[3][4] “Nobody knew why.”[5] Rule [6] applies."
    cleaned = clean_text(text, "Rates")
    assert cleaned.text == "The rate rose on Monday. Banks,[2] too, cut lending. “Nobody knew why.” Rule [6] applies."
    assert [line.text for line in cleaned.removed] == ["[1]", "[3][4]", "[5]"]
    assert {line.reason for line in cleaned.removed} == {"footnote mark"}


def test_a_footnote_mark_of_several_numbers_goes_and_other_brackets_stay() -> None:
    text = "The rate rose on Monday.[4, 5] Banks cut lending.[2–6] Nobody knew why.[1,2] It was odd. [sic] They paid."
    cleaned = clean_text(text)
    assert cleaned.text == "The rate rose on Monday. Banks cut lending. Nobody knew why. It was odd. [sic] They paid."
    assert [line.text for line in cleaned.removed] == ["[4, 5]", "[2–6]", "[1,2]"]


def test_calls_of_a_writer_to_subscribe_are_no_sentences() -> None:
    news = "The mill at Olm turned again on Thursday, after forty years. It grinds rye for two bakers."
    calls = (
        "The Merrow Letter is a reader-supported publication. To receive new posts, become a free or paid subscriber.",
        "Thanks for reading The Merrow Letter! This post is public so feel free to share it.",
        "Thanks for reading! Subscribe for free to receive new posts and support my work.",
    )
    assert clean_text(f"{news}\n\n{calls[0]}\n\nNobody else mills rye.\n\n{calls[1]}\n\n{calls[2]}").text == (
        f"{news}\n\nNobody else mills rye."
    )
