"""Stories go on from edition to edition under one name, and close when they are quiet."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import Ran
from digest import api
from digest.clusterers.events import LATE, Events
from digest.clusterers.kin import LanguageGroups, grouping
from digest.clusterers.linkage import NearPair
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.edition import Edition, History, Quote, Thread
from digest.model.partition import Kin, Link
from digest.model.summary import Frequencies, terms_by_language
from digest.stories.corrections import corrections
from digest.stories.threads import ENOUGH, KEPT, QUIET, ThreadMatch, by_quiet, carry_on, follow, vector, with_stories

DAY = date(2026, 11, 2)
SUBJECTS = {
    "bridge": "swing bridge girder crack harbour inspector ferry detour repair weld lorry engineer trust closure",
    "hail": "hail orchard apple grower harvest valley storm insurance crate cider frost blossom loss barn",
    "tram": "night tram line council vote timetable driver depot fare district stop referendum mayor budget",
    "battery": "sodium battery cell cold cycle laboratory electrode salt charge test researcher journal anode cost",
    "library": "library branch reader shelf evening volunteer loan roof leak petition novel borrower lease fund",
    "strike": "pilot strike airport union wage flight terminal holiday court talks strikebreaker ballot queue refund",
    "vaccine": "measles vaccine clinic nurse child dose outbreak school parent health office fever syringe campaign",
    "whale": "whale beach tide rescue vet sand volunteer net towing boat carcass museum skeleton dune",
}


def _article(subject: str, day: int, number: int, rng: random.Random) -> Article:
    words = rng.sample(SUBJECTS[subject].split(), 10)
    text = " ".join(f"The {a} was near the {b} again." for a, b in zip(words[:5], words[5:], strict=True))
    title = " ".join(words[:4])
    return Article.from_text(text, title, id=f"{subject}-{day}-{number}", language="en", clean=False)


def _days(seed: int, days: int = 14) -> list[list[Article]]:
    """The articles of each day: every subject goes on for some days, at most two of them without a word."""
    rng = random.Random(seed)
    begin = {subject: rng.randrange(days - 4) for subject in SUBJECTS}
    found = []
    for day in range(days):
        met = [s for s in SUBJECTS if begin[s] <= day <= begin[s] + 7 and (day == begin[s] or rng.random() < 0.7)]
        found.append([_article(s, day, n, rng) for s in met for n in range(rng.randint(1, 4))])
    return found


StoryText = list[tuple[ThreadMatch, list[Article]]]


def _told(articles: Sequence[Article], threads: tuple[Thread, ...], day: date) -> StoryText:
    """What each group of a day is."""
    grouping = Events()(articles, Frequencies.of(articles), threads)
    groups = [[articles[at] for at in group] for group in grouping.groups]
    return list(zip(follow(groups, grouping.kin, threads, day), groups, strict=True))


def _next(told: StoryText, threads: tuple[Thread, ...], day: date) -> tuple[Thread, ...]:
    """The open stories after a day on which all was told."""
    frequencies = Frequencies.of(article for _, group in told for article in group)
    shown = [(one, group, group[0].title) for one, group in told]
    return carry_on(shown, [one for one, _ in told], threads, frequencies, day)


def _replay(days: Sequence[Sequence[Article]]) -> tuple[list[StoryText], tuple[Thread, ...]]:
    threads: tuple[Thread, ...] = ()
    decided = []
    for number, articles in enumerate(days):
        day = DAY + timedelta(days=number)
        decided.append(_told(articles, threads, day))
        threads = _next(decided[-1], threads, day)
    return decided, threads


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_over_14_days_a_story_keeps_its_name_and_no_two_have_one(seed: int) -> None:
    decided, _ = _replay(_days(seed))
    names: dict[str, set[str]] = {}
    first: dict[str, date | None] = {}
    for told in decided:
        assert len({one.id for one, _ in told}) == len(told)
        for one, group in told:
            [subject] = {article.id.split("-")[0] for article in group}
            names.setdefault(subject, set()).add(one.id)
            assert first.setdefault(one.id, one.since) == one.since
    assert [len(found) for found in names.values()] == [1] * len(names)
    assert len(set().union(*names.values())) == len(names)


def test_replayed_again_it_is_the_same() -> None:
    assert _replay(_days(3)) == _replay(_days(3))


def test_the_order_of_articles_and_stories_makes_no_difference() -> None:
    *before, last = _days(1)[:6]
    _, threads = _replay(before)

    def names(told: StoryText) -> dict[str, ThreadMatch]:
        return {article.id: one for one, group in told for article in group}

    assert names(_told(last[::-1], threads[::-1], DAY)) == names(_told(last, threads, DAY))


def _group(*subjects: str, seed: int = 0, day: int = 0) -> list[Article]:
    rng = random.Random(seed)
    return [_article(subject, day, number, rng) for number, subject in enumerate(subjects)]


def _after(*days: list[Article]) -> tuple[Thread, ...]:
    return _replay(days)[1]


def test_where_articles_are_few_the_newest_stories_count_as_articles_that_hold_a_word() -> None:
    [old] = _after(_group("bridge", "bridge"))
    new = replace(old, id="0", last=DAY + timedelta(days=1), terms=(("whale", 0.5),))
    of_day = Frequencies({"en": ENOUGH - 1}, {"en": Counter(bridg=3, whale=2)})
    found = with_stories(of_day, [old, new])
    assert (found.articles["en"], found.counts["en"]) == (ENOUGH, Counter(bridg=3, whale=3))
    assert with_stories(Frequencies({"en": 1}, {}), [old, new]).articles == {"en": 3}


def test_a_day_of_150_articles_needs_no_stories_to_know_its_words_and_one_of_149_does() -> None:
    [thread] = _after(_group("bridge", "bridge"))
    for articles, after in ((149, 150), (150, 150), (151, 151)):
        assert with_stories(Frequencies({"en": articles}, {}), [thread]).articles["en"] == after


def test_a_story_that_was_quiet_for_too_long_is_closed() -> None:
    threads = _after(_group("bridge", "bridge", "bridge"))
    for days, open_ in ((KEPT, 1), (KEPT + 1, 0)):
        left = carry_on([], [], threads, Frequencies.of([]), DAY + timedelta(days=days))
        assert len(left) == open_


def test_a_story_last_met_on_monday_is_kept_for_two_weeks_and_closed_on_tuesday() -> None:
    threads = _after(_group("bridge", "bridge"))
    monday = threads[0].last
    assert monday == DAY
    for day, open_ in ((monday + timedelta(days=14), True), (monday + timedelta(days=15), False)):
        assert bool(carry_on([], [], threads, Frequencies.of([]), day)) == open_
    assert carry_on([], [], threads, Frequencies.of([]), None) == threads  # an undated edition closes nothing
    undated = tuple(replace(thread, last=None) for thread in threads)
    assert carry_on([], [], undated, Frequencies.of([]), DAY + timedelta(days=19)) == undated


def test_a_story_is_quiet_when_others_had_articles_for_more_than_four_days_without_it() -> None:
    [old] = _after(_group("bridge"))
    for days, quiet in ((QUIET, ()), (QUIET + 1, (old,))):
        new = replace(old, id="new", last=DAY + timedelta(days=days))
        assert by_quiet([old, new])[1] == quiet
    assert by_quiet([old]) == ((old,), ())
    undated = replace(old, last=None)
    assert by_quiet([undated, new])[1] == ()


def test_a_quiet_story_keeps_its_heaviest_80_terms_in_each_language() -> None:
    terms = {f"{code}{number:03}": round(0.2 - number / 1_000, 4) for code in ("", "de:") for number in range(100)}
    [old] = _after(_group("bridge"))
    old = replace(old, terms=tuple(sorted(terms.items())))
    [open_] = carry_on([], [], [old], Frequencies.of([]), DAY + timedelta(days=QUIET))
    [quiet] = carry_on([], [], [old], Frequencies.of([]), DAY + timedelta(days=QUIET + 1))
    assert open_ == old
    assert quiet == replace(old, terms=tuple(sorted(item for item in terms.items() if item[1] > 0.12)))


def test_a_term_of_the_title_weighs_1_6_times_and_a_repeated_one_less_than_twice() -> None:
    article = Article.from_text("A whale swam. A whale and a dune.", "Dune", id="a", language="en", clean=False)
    terms = vector([article], Frequencies({"en": 9}, {"en": Counter(whale=3, dune=3, swam=3)}))
    assert terms["whale"] / terms["swam"] == pytest.approx((2 / 3.2) / (1 / 2.2))
    assert terms["dune"] / terms["whale"] == pytest.approx(1.6)
    assert sum(weight**2 for weight in terms.values()) == pytest.approx(1)


def test_the_heaviest_120_terms_and_the_12_most_frequent_names_of_a_story_are_kept() -> None:
    words = [f"{a}{b}{c}q" for a in "bdfgk" for b in "aeiou" for c in "lmnprt"]
    text = " ".join(f"They met Zora{word} at {word}." for word in words)
    article = Article.from_text(text, "Meetings", id="a", language="en", clean=False)
    [thread] = _after([article])
    assert (len(thread.terms), len(thread.names)) == (120, 12)


def test_a_story_keeps_35_parts_of_100_of_the_weights_of_before() -> None:
    [old] = _after(_group("bridge", "bridge"))
    group, later = _group("whale", "whale", day=1), DAY + timedelta(days=1)
    known = Frequencies.of(group)
    [grown] = carry_on([(ThreadMatch(old.id, DAY), group, "Whale")], [], [old], known, later)
    before, now, after = dict(old.terms), vector(group, known), dict(grown.terms)
    kept = {stem for stem in after if stem in before and stem not in now}
    assert kept
    assert all(after[stem] == pytest.approx(0.35 * before[stem], abs=1e-4) for stem in kept)
    new = {stem for stem in after if stem not in before}
    assert new
    assert all(after[stem] == pytest.approx(0.65 * now[stem], abs=1e-4) for stem in new)


def test_the_name_of_a_new_story_has_12_digits_and_none_that_is_open() -> None:
    group = _group("bridge")
    [one] = follow([group], [], [], DAY)
    [other] = follow([group], [], [Thread(one.id, DAY, DAY, ())], DAY)
    assert len(one.id) == len(other.id) == 12
    assert other.id != one.id


def test_two_new_groups_of_the_same_articles_have_two_names() -> None:
    one, other = follow([_group("bridge"), _group("bridge")], [], [], DAY)
    assert one.id != other.id


def test_a_group_that_continues_a_story_has_its_first_day_and_the_last_day_in_an_edition() -> None:
    group, tuesday = _group("bridge", day=2), DAY + timedelta(days=1)
    for told, expected in ((DAY, DAY), (None, tuesday)):  # a record of an older version has no `told`
        [match] = follow([group], [Kin(0, 0, 0.4, "goes on")], [Thread("a", DAY, tuesday, (), told=told)], DAY)
        assert (match.id, match.since, match.told) == ("a", DAY, expected)


def test_the_nearness_to_a_story_is_kept_to_six_digits() -> None:
    [match] = follow([_group("bridge")], [Kin(0, 0, 0.123456789, "goes on")], [Thread("a", DAY, DAY, ())], DAY)
    assert match.near == 0.123457


def test_a_story_that_only_came_in_keeps_the_last_day_in_an_edition() -> None:
    tuesday, friday = DAY + timedelta(days=1), DAY + timedelta(days=4)
    for told, expected in ((DAY, DAY), (None, tuesday)):
        thread = Thread("a", DAY, tuesday, (), told=told)
        [after] = carry_on([], [ThreadMatch("a", DAY)], [thread], Frequencies.of([]), friday)
        assert (after.last, after.told) == (friday, expected)


def test_a_story_that_was_quiet_while_others_were_met_has_to_be_nearer() -> None:
    def thread(name: str, day: int, **weights: float) -> Thread:
        return Thread(name, DAY, DAY + timedelta(days=day), tuple(weights.items()), language="en")

    article = Article.from_text("A crack.", "Bridge crack", id="a", language="en", clean=False)
    quiet, lately = thread("quiet", 0, bridg=0.6, crack=0.6), thread("lately", 3, other=1.0)
    [alone] = Events()([article], None, [quiet]).links
    [beside] = Events()([article], None, [quiet, lately]).links
    assert beside.cut - alone.cut == pytest.approx(3 * LATE)  # a weekend without any brief is no quiet spell


def test_a_story_in_another_language_does_not_go_on() -> None:
    threads = _after(_group("bridge", "bridge"))
    [kin] = Events()(_group("bridge", seed=1), None, threads).kin
    assert kin.kind == "goes on"
    assert Events()(_group("bridge", seed=1), None, [replace(threads[0], language="de")]).kin == ()


def test_a_new_group_beside_one_that_goes_on_with_its_story_is_told_as_split() -> None:
    threads = _after(_group("bridge", "bridge"))
    groups = [_group("bridge", seed=1, day=1), _group("bridge", seed=2, day=1)]
    one, other = follow(groups, [Kin(0, 0, 0.4, "goes on"), Kin(1, 0, 0.1, "split")], threads, DAY + timedelta(days=1))
    assert (one.id, one.split) == (threads[0].id, "")
    assert other.id != one.id
    assert other.split == one.id


def test_two_stories_in_one_group_are_told_as_merged_and_one_is_closed() -> None:
    threads = tuple(replace(thread, id=name) for name in ("a", "b") for thread in _after(_group("bridge", "bridge")))
    tomorrow = DAY + timedelta(days=1)
    told = _told(_group("bridge", "bridge", seed=2, day=1), threads, tomorrow)
    [(one, _)] = told
    assert {one.id, *one.merged} == {"a", "b"}
    assert [thread.id for thread in _next(told, threads, tomorrow)] == [one.id]


def test_a_story_that_came_in_and_was_not_told_stays_open() -> None:
    threads = _after(_group("bridge", "bridge"))
    later = DAY + timedelta(days=3)
    group = _group("bridge", "bridge", seed=1, day=3)
    met = [one for one, _ in _told(group, threads, later)]
    [thread] = carry_on([], met, threads, Frequencies.of(group), later)
    assert (thread.first, thread.last, thread.told) == (DAY, later, DAY)


def test_an_edition_goes_on_with_the_story_of_the_one_before(make: Callable[..., Article]) -> None:
    first = api.compose(_group("bridge", "bridge", "bridge"), day=DAY)
    history = History(threads=first.threads)
    tomorrow = DAY + timedelta(days=1)
    again = api.compose(_group("bridge", "bridge", seed=1, day=1), day=tomorrow, history=history)
    [before], [now] = first.stories, again.stories
    assert (before.id, before.since, before.followed) == (now.id, DAY, 0)
    assert now.since == DAY
    assert now.followed > 0
    [thread] = again.threads
    assert (thread.first, thread.last) == (DAY, tomorrow)
    assert again.hash == api.compose(_group("bridge", "bridge", seed=1, day=1), day=tomorrow, history=history).hash


def test_explain_tells_what_a_story_goes_on_with_and_what_joined_it(tmp_path: Path, run: Callable[..., Ran]) -> None:
    threads = api.compose(_group("bridge", "bridge", "bridge"), day=DAY).threads
    edition = api.compose(
        _group("bridge", "bridge", seed=1, day=1), day=DAY + timedelta(days=1), history=History(threads=threads)
    )
    api.write(edition, tmp_path, [])
    out = run("explain", tmp_path / "edition.json").out
    assert "continues: first printed 2026-11-02, last 2026-11-02" in out
    assert "cut 0." in out
    [story] = api.explain(tmp_path / "edition.json")["stories"]
    assert all(join["nearness"] >= join["cut"] > 0 for join in story["joins"])
    assert f"story {story['id']}" in {join["b"] for join in story["joins"]}


QUOTED = "The repair of the bridge will cost two million pounds, the trust said."


def test_a_sentence_that_was_quoted_and_is_changed_is_a_correction(make: Callable[..., Article]) -> None:
    now = QUOTED.replace("two", "three")
    article = make(f"The bridge is closed. {now}", id="x", publisher="Harbour Courier")
    [found] = corrections([article], [Quote("brief/1", "x", QUOTED), Quote("brief/1", "y", "Of another.")])
    assert (found.article, found.edition, found.said, found.now) == ("x", "brief/1", QUOTED, now)
    assert corrections([make(QUOTED, id="x")], [Quote("brief/1", "x", QUOTED)]) == ()
    [gone] = corrections([make("The bridge is closed.", id="x")], [Quote("brief/1", "x", QUOTED)])
    assert gone.now == ""


def test_a_correction_is_shown_in_the_edition_and_by_its_story(make: Callable[..., Article]) -> None:
    article = make(f"The bridge is closed. {QUOTED.replace('two', 'three')}", "Bridge closed", id="x", source="a.txt")
    history = History(frozenset([hash_text(QUOTED)]), quotes=(Quote("brief/1", "x", QUOTED),))
    edition = api.compose([article], day=DAY, history=history)
    assert [item.said for item in edition.stories[0].corrections] == [QUOTED]
    assert edition.corrections == edition.stories[0].corrections
    for form in ("text", "html", "markdown"):
        shown = " ".join(api.render(edition, form).decode().split())
        assert "three million" in shown
        assert "brief/1" in shown


def test_the_newest_version_of_an_address_is_told_and_the_older_is_counted(make: Callable[..., Article]) -> None:
    old = make("The bridge is closed. Two were hurt.", "Bridge", day=3, id="x", source="a")
    new = replace(make("The bridge is closed. Three were hurt.", "Bridge", day=4, id="x", source="a"), publisher="P")
    edition = api.compose([old, new])
    assert [sentence.text for sentence in edition.stories[0].summary.sentences][-1] == "Three were hurt."
    assert sorted(entry.bucket for entry in edition.account) == ["reprint", "shown"]
    assert any("older version" in entry.reason for entry in edition.account)


def test_an_article_from_the_future_is_told_of(make: Callable[..., Article]) -> None:
    edition = api.compose([make("It will be so.", day=9, source="a.txt")], day=DAY)
    assert edition.notices == ("a.txt is dated after this edition",)
    assert api.compose([make("It will be so.", day=3, source="a.txt")], day=DAY).notices == ()


# A story in two languages: each day has its own articles, with names and numbers that both languages have.
FIRST_DAY = {
    "en": "Swing bridge closed after cracks are found. The Skarne Bridge in the port of Brackwater was closed after an "
    "inspector found three cracks, the longest of 38 centimetres. Chief engineer Tomas Wardell expects the repair of the "
    "bridge to cost 2.3 million pounds. Drivers have to take a detour of 14 kilometres.",
    "de": "Risse in Drehbrücke: Frachter sitzt fest. Nach der Sperrung der Skarne-Brücke in Brackwater liegt ein Frachter "
    "im Hafen fest. Der längste Riss in der Brücke misst 38 Zentimeter. Ingenieur Tomas Wardell rechnet mit Kosten von "
    "2,3 Millionen Pfund; der Umweg ist 14 Kilometer lang.",
}
NEXT_DAY = {
    "en": "Inspector: cracks in swing bridge are older. The cracks in the Skarne Bridge of Brackwater are years old, the "
    "inspector said after the repair had begun. Drivers in the port still take the detour.",
    "de": "Frachter darf Hafen verlassen. Der Frachter, der nach der Sperrung der Skarne-Brücke in Brackwater im Hafen "
    "lag, ist frei. Die Brücke mit dem Riss wurde für eine Stunde geöffnet.",
}
OTHERS = {
    "en": "Hail destroys apples. Hail destroyed the late apples of growers in the orchards of Merrin, and crates stay empty.",
    "de": "Bäckerei gewinnt Preis. Eine Bäckerei aus Merrin hat für ihr Brot einen Preis der Innung bekommen.",
}


def _of_day(told: dict[str, str], day: int, *languages: str) -> list[Article]:
    texts = [(language, told[language]) for language in languages] + ([*OTHERS.items()] if day == 0 else [])
    return [
        Article.from_text(
            text.split(". ", 1)[1], text.split(". ", 1)[0], id=f"{language}{day}{at}", language=language, clean=False
        )
        for at, (language, text) in enumerate(texts)
    ]


def _composed(articles: Sequence[Article], day: int, threads: Sequence[Thread] = ()) -> Edition:
    return api.compose(articles, day=DAY + timedelta(days=day), history=History(threads=tuple(threads)), minutes=30)


def _id_of(edition: Edition, article: str) -> str:
    return next(story.id for story in edition.stories if article in story.articles)


@pytest.mark.parametrize("languages", [("de",), ("en",), ("en", "de"), ("de", "en")])
def test_a_story_in_two_languages_goes_on_in_each_of_them(languages: tuple[str, ...]) -> None:
    first = _composed(_of_day(FIRST_DAY, 0, "en", "de"), 0)
    story = _id_of(first, "en00")
    assert story == _id_of(first, "de01")
    second = _composed(_of_day(NEXT_DAY, 1, *languages), 1, first.threads)
    assert {_id_of(second, article.id) for article in second.articles} == {story}
    assert len(second.stories) == 1
    assert second.stories[0].told == DAY


def test_a_language_without_news_for_a_day_keeps_its_terms() -> None:
    first = _composed(_of_day(FIRST_DAY, 0, "en", "de"), 0)
    second = _composed(_of_day(NEXT_DAY, 1, "en"), 1, first.threads)
    [before], [after] = (
        [thread for thread in edition.threads if thread.id == _id_of(first, "en00")] for edition in (first, second)
    )
    german, still = (terms_by_language(one.terms, one.language)["de"] for one in (before, after))
    assert german == still != ()
    third = _composed(_of_day(NEXT_DAY, 2, "de"), 2, second.threads)
    assert third.stories[0].id == before.id


def test_a_story_in_one_language_goes_on_as_near_with_a_second_one() -> None:
    """Nearness to the German reports is that of a story in German alone."""
    nearness = []
    for languages in (("de",), ("en", "de")):
        first = _composed(_of_day(FIRST_DAY, 0, *languages), 0)
        nearness.append(_composed(_of_day(NEXT_DAY, 1, "de"), 1, first.threads).stories[0].followed)
    assert nearness[0] == pytest.approx(nearness[1], rel=0.2) != 0


def test_a_story_that_goes_on_in_one_language_is_not_joined_into_another() -> None:
    parts = [LanguageGroups([[0, 3], [2]]), LanguageGroups([[1, 4], [3]], near=[NearPair(1, 3, 0.3)])]
    articles = [*_group("bridge"), *_group("hail"), *_group("tram")]
    found = grouping([replace(part, links=[Link(0, 3, 0.4, ()), Link(1, 4, 0.4, ())]) for part in parts], articles)
    assert [(kin.story, kin.kind) for kin in found.kin] == [(0, "goes on"), (1, "goes on")]


def test_a_story_keeps_its_most_frequent_names_and_those_of_the_day_before_count_once() -> None:
    people = "Brandt Callender Dorn Ehlers Falk Grell Hoyer Imhof Jansen Kolbe Lorenz Moor".split()
    often, once = people[6:], people[:6]
    texts = [f"On Monday the mayor met {' and '.join(often)}.", f"Then the mayor met {' and '.join(people)}."]
    articles = [Article.from_text(text, id=text, language="en", clean=False) for text in texts]
    before = Thread("a", DAY, DAY, (), names=("Zander", "Yates", once[0]), language="en")
    [grown] = carry_on(
        [(ThreadMatch("a", DAY), articles, "The mayor")],
        [],
        (before,),
        Frequencies.of(articles),
        DAY + timedelta(days=1),
    )
    places = [grown.names.index(name) for name in (*often, once[0])]
    assert max(places) <= 6, "twice is more than once, and a name of before counts"
    assert list(grown.names[7:12]) == sorted(grown.names[7:12]), (
        "of names that are as frequent, the first by the alphabet"
    )
    assert len(grown.names) == 12


def test_the_heaviest_terms_of_a_long_article_are_kept() -> None:
    rare = " ".join(f"zz{letter}{other}word" for letter in "abcdefgh" for other in "abcdefgh")
    plain = " ".join(f"aa{letter}{other}word" for letter in "abcdefghij" for other in "abcdefghij")
    article = Article.from_text(f"{rare} {rare} {rare}. {plain}.", id="a", language="en", clean=False)
    kept = vector([article], Frequencies.of([article]))
    assert len(kept) == 120
    assert sum(stem.startswith("zz") for stem in kept) == 64
