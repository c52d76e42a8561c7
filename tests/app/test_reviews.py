"""A brief that covers a week or a month sums up the editions of another brief, and repeats none of their sentences."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from conftest import Ran
from digest.app.report import Report
from digest.app.runner import Runner, open_runner
from digest.building.build import rebuild
from digest.building.make import rendering
from digest.editions.verification import verify
from digest.errors import UsageError
from digest.model.edition import Edition
from digest.settings import settings_file

pytestmark = pytest.mark.slow

MONDAY = datetime(2026, 11, 16, 6, 45, tzinfo=UTC)
DAILY = '[[brief]]\nname = "morning"\ntime = "06:45"\nfolder = "out"\nsentences = 1\nstory_sentences = 1\n'
WEEKLY = '[[brief]]\nname = "week"\ncovers = "week"\ntime = "08:00"\nfolder = "weeks"\nminutes = 3\n'
# The articles of each day: (file, title, text).
STRIKE = (
    ("Dockers strike in the northern port", "Dockers of the northern port went on strike on Monday. They ask for safer cranes. "
     "The port authority of the northern port said that forty ships were waiting."),
    ("Strike of the dockers enters a second day", "The strike of the dockers in the northern port entered its second day on Tuesday. "
     "Talks about the cranes began at noon. Sixty ships were waiting off the northern port."),
    ("Dockers end their strike", "The dockers of the northern port ended their strike on Wednesday. The cranes of the northern port get new brakes. "
     "The first ships were unloaded in the evening."),
)  # fmt: skip
OTHERS = (
    ("A bakery wins the cheese prize", "A bakery in the hills won the prize for the best goat cheese. Its owner had never made cheese before last spring. "
     "The jury tasted ninety samples without their labels."),
    ("Otters return to the mill pond", "Otters have come back to the mill pond after seventy years. Volunteers counted four of them at dawn. "
     "Anglers want a fence around the trout nursery."),
    ("Library lends telescopes", "The town library lends telescopes since this week. The waiting list has two hundred names. "
     "An astronomer teaches their use on Fridays."),
)  # fmt: skip


@dataclass
class Week:
    """A daily brief and the brief that covers it, with a clock that is set by hand."""

    folder: Path
    now: datetime = MONDAY
    briefs: str = DAILY + WEEKLY

    @property
    def settings(self) -> Path:
        path = self.folder / "digest.toml"
        path.write_text(f'[[source]]\npath = "inbox"\n{self.briefs}')
        return path

    def desk(self) -> Runner:
        return open_runner(settings_file.load(self.settings), clock=lambda: self.now)

    def news(self, name: str, title: str, text: str) -> None:
        folder = self.folder / "inbox"
        folder.mkdir(exist_ok=True)
        head = f'<title>{title}</title><meta property="article:published_time" content="{self.now.isoformat()}">'
        site = '<meta property="og:site_name" content="Harbour Courier">'
        (folder / f"{name}.html").write_text(
            f"<html><head>{head}{site}</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
        )

    def run_at(self, now: datetime) -> Report:
        self.now = now
        return self.desk().run_once()

    def pass_days(self) -> None:
        """Three days of the strike, each with another story beside it, and the rest of the week without news."""
        for day in range(7):
            self.now = MONDAY + timedelta(days=day)
            if day < len(STRIKE):
                self.news(f"strike{day}", *STRIKE[day])
                self.news(f"other{day}", *OTHERS[day])
            self.run_at(MONDAY + timedelta(days=day))
        self.run_at(MONDAY + timedelta(days=6, hours=2))

    def editions(self, brief: str) -> list[Edition]:
        """Return the editions of a brief, the oldest first."""
        desk = self.desk()
        return [desk.kept(row.key).edition for row in desk.store.editions.editions(brief)][::-1]


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return Week(tmp_path)


def _lines(edition: Edition) -> list[str]:
    return [line for story in edition.stories for line in story.lines]


def test_a_week_has_the_stories_of_its_days_each_turn_with_a_sentence_that_no_day_had(week: Week) -> None:
    week.pass_days()
    daily = week.editions("morning")
    [edition] = week.editions("week")
    assert len(daily) == 3
    assert {story.id for story in edition.stories} == {story.id for one in daily for story in one.stories}
    told = [line for one in daily for line in _lines(one)]
    lines = _lines(edition)
    assert len(set(lines)) == len(lines)
    assert not set(lines) & set(told)
    strike = edition.stories[0]
    assert strike.headline == STRIKE[-1][0]
    assert len(strike.summary.sentences) == 3
    assert len({sentence.article for sentence in strike.summary.sentences}) == 3
    assert strike.since == MONDAY.date()
    assert verify(edition) == []


def test_each_sentence_of_a_week_is_shown_with_its_source_and_its_day(week: Week) -> None:
    week.pass_days()
    [edition] = week.editions("week")
    text = rendering(edition, "text").body.decode()
    for name in ("text", "html", "mail"):
        shown = " ".join(rendering(edition, name).body.decode().split())
        assert all(f"Harbour Courier, {day} Nov" in shown for day in (16, 17, 18)), name
    golden = Path(__file__).parents[1] / "golden" / "week.txt"
    assert text == golden.read_text()


def test_a_story_weighs_as_much_as_all_its_days(week: Week) -> None:
    week.pass_days()
    [edition] = week.editions("week")
    weights: dict[str, float] = {}
    for one in week.editions("morning"):
        for story in one.stories:
            weights[story.id] = weights.get(story.id, 0) + story.score
    assert [round(story.score, 6) for story in edition.stories] == sorted(
        (round(weight, 6) for weight in weights.values()), reverse=True
    )


def test_each_article_of_the_week_is_accounted_for_once(week: Week) -> None:
    week.briefs = DAILY + WEEKLY.replace("minutes = 3", "minutes = 0.2")
    week.pass_days()
    [edition] = week.editions("week")
    articles = {name for one in week.editions("morning") for story in one.stories for name in story.articles}
    assert sorted(entry.article or "" for entry in edition.account) == sorted(articles)
    assert {entry.bucket for entry in edition.account} == {"shown", "merged", "over budget"}
    assert edition.mentions


def test_a_week_is_made_again_to_the_same_bytes_and_proved_by_the_command(week: Week, run: Callable[..., Ran]) -> None:
    week.pass_days()
    [edition] = week.editions("week")
    assert week.desk().rebuilt("week", "2026-11-22T08:00").hash == edition.hash
    for command in (("verify", "week"), ("verify", "week", "--rebuild"), ("explain", "week"), ("show", "week")):
        ran = run(*command, "--config", week.settings)
        assert ran.code == 0, ran


def test_the_next_week_does_not_repeat_the_one_before(week: Week) -> None:
    week.pass_days()
    week.news("late", "Cranes of the northern port pass their test", "The cranes of the northern port passed their test after the strike. "
              "An engineer of the dockers watched the new brakes. The northern port pays for them.")  # fmt: skip
    week.run_at(MONDAY + timedelta(days=8))
    week.run_at(MONDAY + timedelta(days=13, hours=2))
    first, second = week.editions("week")
    assert len(second.stories) == 1
    assert not set(_lines(first)) & set(_lines(second))


def test_a_week_of_the_same_minute_has_the_edition_of_that_day_whatever_the_order_of_the_briefs(week: Week) -> None:
    week.briefs = WEEKLY.replace("08:00", "06:45") + DAILY
    sunday = MONDAY + timedelta(days=6)
    week.news("other", *OTHERS[0])
    week.run_at(sunday)
    assert len(week.editions("week")) == 1


def test_a_week_without_editions_is_quiet_with_the_reason(week: Week) -> None:
    week.news("other", *OTHERS[0])
    week.run_at(MONDAY - timedelta(days=14))
    report = week.run_at(MONDAY + timedelta(days=6, hours=2))
    assert "week: quiet, brief 'morning' had no edition in this week" in report.notes
    assert week.editions("week") == []


def test_a_month_has_one_edition_on_the_first_of_its_days(week: Week) -> None:
    week.briefs = DAILY + WEEKLY.replace('"week"', '"month"')
    week.pass_days()
    week.run_at(datetime(2026, 12, 1, 8, tzinfo=UTC))
    [edition] = week.editions("month")
    assert edition.slot.day == date(2026, 12, 1)
    assert len(edition.stories) == 4


def _covered(week: Week, name: str) -> list[list[str]]:
    return [[key.partition("/")[2] for key in edition.summed_up] for edition in week.editions(name)]


def test_an_article_that_came_in_before_the_last_review_is_no_purged_text(week: Week, run: Callable[..., Ran]) -> None:
    sunday = MONDAY + timedelta(days=6)
    week.news("strike0", *STRIKE[0])
    week.run_at(sunday)
    week.news("other0", *OTHERS[0])
    week.run_at(sunday + timedelta(hours=2))  # it comes in with the review, and is in the edition of the next day
    week.run_at(sunday + timedelta(days=1))
    week.run_at(sunday + timedelta(days=7, hours=2))
    assert _covered(week, "week") == [["2026-11-22/06:45"], ["2026-11-23/06:45"]]
    ran = run("verify", "week", "--rebuild", "--config", week.settings)
    assert ran.code == 0, ran.err


def test_a_purged_text_of_a_review_is_counted(week: Week) -> None:
    week.pass_days()
    [row] = week.desk().store.editions.editions("week")
    stored = week.desk().kept(row.key)
    store = week.desk().store
    more = replace(stored.edition.inputs, articles=(*stored.edition.inputs.articles, ("gone", "0" * 64)))
    with pytest.raises(UsageError, match="1 of its 7 texts were purged"):
        rebuild(replace(stored, edition=replace(stored.edition, inputs=more)), store)


def test_no_day_is_lost_between_two_months_of_first_sundays(week: Week) -> None:
    week.briefs = DAILY + WEEKLY.replace('"week"', '"month"') + 'days = "sun"\n'
    for number, day in enumerate((1, 3, 20)):
        week.news(f"other{number}", *OTHERS[number])
        week.run_at(datetime(2026, 11, day, 6, 45, tzinfo=UTC))
        week.run_at(datetime(2026, 11, day, 8, tzinfo=UTC))
    week.run_at(datetime(2026, 12, 6, 8, tzinfo=UTC))
    assert _covered(week, "month") == [["2026-11-01/06:45"], ["2026-11-03/06:45", "2026-11-20/06:45"]]


def test_an_edition_that_is_late_for_its_week_is_in_the_next(week: Week) -> None:
    sunday = MONDAY + timedelta(days=6)
    week.news("strike0", *STRIKE[0])
    week.run_at(sunday - timedelta(days=1))
    week.news("other0", *OTHERS[0])
    week.briefs = DAILY + 'to_file = "none.txt"\n' + WEEKLY
    week.run_at(sunday)  # its recipients file is not there
    week.run_at(sunday + timedelta(hours=2))
    week.briefs = DAILY + WEEKLY
    week.run_at(sunday + timedelta(hours=3))
    week.run_at(sunday + timedelta(days=7, hours=2))
    assert _covered(week, "week") == [["2026-11-21/06:45"], ["2026-11-22/06:45"]]


def test_times_of_two_zones_are_compared_as_moments(week: Week) -> None:
    week.briefs = DAILY + 'timezone = "Asia/Tokyo"\n' + WEEKLY.replace("08:00", "22:00")
    sunday = MONDAY.replace(hour=22, minute=0) + timedelta(days=6)
    week.news("strike0", *STRIKE[0])
    week.run_at(sunday.replace(hour=21, minute=45))  # 06:45 of Monday in Tokyo
    week.run_at(sunday)
    assert _covered(week, "week") == [["2026-11-23/06:45"]]


def test_a_quiet_week_without_editions_has_its_line_if_it_is_wanted(week: Week) -> None:
    week.briefs = DAILY + WEEKLY + 'quiet_day = "line"\n'
    week.run_at(MONDAY + timedelta(days=6, hours=2))
    [edition] = week.editions("week")
    assert edition.stories == ()


@pytest.mark.parametrize(
    ("brief", "line", "words"),
    [
        ('covers = "week"\ndays = "mon-fri"', 10, 'days = "sun"'),
        ('covers = "week"\ntime = ["08:00", "18:00"]', 10, 'time = "18:00"'),
        ('covers = "month"\ndays = "sun"\ntime = ["08:00", "18:00"]', 10, "needs one time"),
        ('covers = "weekly"', 12, 'covers = "week"'),
        ('of = "morning"', 10, 'covers = "week"'),
        ('covers = "week"\nof = "mornign"', 13, "'morning'"),
    ],
)
def test_a_mistake_is_one_line(week: Week, run: Callable[..., Ran], brief: str, line: int, words: str) -> None:
    week.briefs = f'{DAILY}# more\n[[brief]]\nname = "week"\n{brief}\nfolder = "weeks"\n'
    (week.folder / "inbox").mkdir()
    ran = run("config", "check", "--config", week.settings)
    assert ran.code == 3
    [said] = ran.err.splitlines()
    assert f"line {line}: " in said
    assert words in said
