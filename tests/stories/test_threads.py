"""Stories go on from edition to edition under one name, and close when they are quiet."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from digest import api
from digest.canonical import hash_text
from digest.model.article import Article
from digest.model.edition import History, Quote, Thread
from digest.model.summary import Frequencies
from digest.stories.corrections import corrections
from digest.stories.threads import LATE, QUIET, Followed, carry_on, follow

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


def _days(seed: int, days: int = 14) -> list[list[list[Article]]]:
    """Groups of each day: every subject goes on for some days, at most two of them without a word."""
    rng = random.Random(seed)
    begin = {subject: rng.randrange(days - 4) for subject in SUBJECTS}
    found = []
    for day in range(days):
        met = [s for s in SUBJECTS if begin[s] <= day <= begin[s] + 7 and (day == begin[s] or rng.random() < 0.7)]
        found.append([[_article(s, day, n, rng) for n in range(rng.randint(1, 4))] for s in met])
    return found


def _replay(days: list[list[list[Article]]]) -> tuple[list[list[Followed]], tuple[Thread, ...]]:
    threads: tuple[Thread, ...] = ()
    decided = []
    for number, groups in enumerate(days):
        day = DAY + timedelta(days=number)
        frequencies = Frequencies.of(article for group in groups for article in group)
        followed = follow(groups, threads, frequencies, day)
        told = [(one, group, group[0].title) for one, group in zip(followed, groups, strict=True)]
        threads = carry_on(told, followed, threads, frequencies, day)
        decided.append(followed)
    return decided, threads


@pytest.mark.parametrize("seed", range(5))
def test_over_14_days_a_story_keeps_its_name_and_no_two_have_one(seed: int) -> None:
    days = _days(seed)
    decided, _ = _replay(days)
    names: dict[str, set[str]] = {}
    first: dict[str, date | None] = {}
    for groups, followed in zip(days, decided, strict=True):
        assert len({one.id for one in followed}) == len(followed)
        for group, one in zip(groups, followed, strict=True):
            names.setdefault(group[0].id.split("-")[0], set()).add(one.id)
            assert first.setdefault(one.id, one.since) == one.since
    assert [len(found) for found in names.values()] == [1] * len(names)
    assert len(set().union(*names.values())) == len(names)


def test_replayed_again_it_is_the_same() -> None:
    assert _replay(_days(3)) == _replay(_days(3))


def test_the_order_of_the_groups_makes_no_difference() -> None:
    days = _days(1)[:6]
    *before, last = days
    _, threads = _replay(before)
    frequencies = Frequencies.of(article for group in last for article in group)
    forth = follow(last, threads, frequencies, DAY)
    assert follow(last[::-1], threads, frequencies, DAY) == forth[::-1]


def _group(*subjects: str, seed: int = 0, day: int = 0) -> list[Article]:
    rng = random.Random(seed)
    return [_article(subject, day, number, rng) for number, subject in enumerate(subjects)]


def _after(groups: list[list[Article]]) -> tuple[Thread, ...]:
    return _replay([groups])[1]


def test_a_story_that_was_quiet_for_too_long_is_closed() -> None:
    threads = _after([_group("bridge", "bridge", "bridge")])
    for days, open_ in ((QUIET, 1), (QUIET + 1, 0)):
        left = carry_on([], [], threads, Frequencies.of([]), DAY + timedelta(days=days))
        assert len(left) == open_


def test_a_story_that_was_quiet_while_others_were_met_has_to_be_nearer() -> None:
    def thread(name: str, day: int, **weights: float) -> Thread:
        return Thread(name, DAY, DAY + timedelta(days=day), tuple(weights.items()), (), "")

    article = Article.from_text("A crack.", "Bridge crack", id="a", language="en", clean=False)
    alike = {"bridg": 0.6, "crack": 0.6}
    quiet, lately = thread("quiet", 0, **alike), thread("lately", 3, other=1.0)
    frequencies = Frequencies.of([article])
    [alone] = follow([[article]], [quiet], frequencies, DAY + timedelta(days=4))
    [beside] = follow([[article]], [quiet, lately], frequencies, DAY + timedelta(days=4))
    assert (alone.id, beside.id) == ("quiet", "quiet")  # a weekend without any brief is no quiet spell
    assert alone.near - beside.near == pytest.approx(3 * LATE)


def test_two_groups_of_one_story_are_told_as_split() -> None:
    threads = _after([_group("bridge", "bridge", "bridge", "bridge")])
    groups = [_group("bridge", "bridge", "bridge", seed=1, day=1), _group("bridge", seed=2, day=1)]
    one, other = follow(groups, threads, Frequencies.of([*groups[0], *groups[1]]), DAY + timedelta(days=1))
    assert one.id == threads[0].id
    assert other.id != one.id
    assert other.split == one.id


def test_two_stories_in_one_group_are_told_as_merged_and_one_is_closed() -> None:
    threads = _after([_group("bridge", "bridge"), _group("bridge", "bridge", seed=1, day=9)])
    assert len(threads) == 2
    group = _group("bridge", "bridge", "bridge", seed=2, day=1)
    frequencies = Frequencies.of(group)
    [one] = follow([group], threads, frequencies, DAY + timedelta(days=1))
    assert {one.id, *one.merged} == {thread.id for thread in threads}
    after = carry_on([(one, group, "")], [one], threads, frequencies, DAY + timedelta(days=1))
    assert [thread.id for thread in after] == [one.id]


def test_a_story_that_came_in_and_was_not_told_stays_open() -> None:
    threads = _after([_group("bridge", "bridge")])
    later = DAY + timedelta(days=3)
    group = _group("bridge", "bridge", seed=1, day=3)
    followed = follow([group], threads, Frequencies.of(group), later)
    [thread] = carry_on([], followed, threads, Frequencies.of(group), later)
    assert (thread.first, thread.last) == (DAY, later)


def test_an_edition_goes_on_with_the_story_of_the_one_before(make) -> None:
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


def test_explain_tells_what_a_story_goes_on_with_and_what_joined_it(tmp_path, run) -> None:
    threads = api.compose(_group("bridge", "bridge", "bridge"), day=DAY).threads
    edition = api.compose(
        _group("bridge", "bridge", seed=1, day=1), day=DAY + timedelta(days=1), history=History(threads=threads)
    )
    api.write(edition, tmp_path, [])
    out = run("explain", tmp_path / "edition.json").out
    assert "goes on: first told 2026-11-02, last 2026-11-02" in out
    assert "cut 0." in out
    [story] = api.explain(tmp_path / "edition.json")["stories"]
    assert story["joins"][0]["nearness"] >= story["joins"][0]["cut"] > 0


QUOTED = "The repair of the bridge will cost two million pounds, the trust said."


def test_a_sentence_that_was_quoted_and_is_changed_is_a_correction(make) -> None:
    now = QUOTED.replace("two", "three")
    article = make(f"The bridge is closed. {now}", id="x", publisher="Harbour Courier")
    [found] = corrections([article], [Quote("brief/1", "x", QUOTED), Quote("brief/1", "y", "Of another.")])
    assert (found.article, found.edition, found.said, found.now) == ("x", "brief/1", QUOTED, now)
    assert corrections([make(QUOTED, id="x")], [Quote("brief/1", "x", QUOTED)]) == ()
    [gone] = corrections([make("The bridge is closed.", id="x")], [Quote("brief/1", "x", QUOTED)])
    assert gone.now == ""


def test_a_correction_is_shown_in_the_edition_and_by_its_story(make) -> None:
    article = make(f"The bridge is closed. {QUOTED.replace('two', 'three')}", "Bridge closed", id="x", source="a.txt")
    history = History(frozenset([hash_text(QUOTED)]), quotes=(Quote("brief/1", "x", QUOTED),))
    edition = api.compose([article], day=DAY, history=history)
    assert [item.said for item in edition.stories[0].corrections] == [QUOTED]
    assert "three million" in edition.notices[0]
    assert "brief/1" in edition.notices[0]


def test_the_newest_version_of_an_address_is_told_and_the_older_is_counted(make) -> None:
    old = make("The bridge is closed. Two were hurt.", "Bridge", day=3, id="x", source="a")
    new = replace(make("The bridge is closed. Three were hurt.", "Bridge", day=4, id="x", source="a"), publisher="P")
    edition = api.compose([old, new])
    assert [sentence.text for sentence in edition.stories[0].summary.sentences][-1] == "Three were hurt."
    assert sorted(entry.bucket for entry in edition.account) == ["reprint", "shown"]
    assert any("older version" in entry.reason for entry in edition.account)


def test_an_article_from_the_future_is_told_of(make) -> None:
    edition = api.compose([make("It will be so.", day=9, source="a.txt")], day=DAY)
    assert edition.notices == ("a.txt is dated after this edition",)
    assert api.compose([make("It will be so.", day=3, source="a.txt")], day=DAY).notices == ()
