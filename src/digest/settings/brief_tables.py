"""The table [[brief]]: how an edition is made, when, and for whom."""

from datetime import date, timedelta
from functools import partial
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from digest.mail.address import address_of
from digest.model.brief_rules import Mute, Weight
from digest.model.edition import Plan
from digest.settings.value_types import (
    SEVEN,
    FilePath,
    Hours,
    Language,
    Line,
    Mailbox,
    Span,
    Table,
    Word,
    age,
    lasting,
    named,
    weekdays,
    zone,
)


class MuteSettings(Table):
    """{ word = "season finale", until = 2026-12-24 }, or the word alone."""

    word: Word
    until: date | None = None


class SectionSettings(Table):
    """{ name = "Sport", weight = -0.5 }, or the name alone."""

    name: Line
    weight: Annotated[float, Field(ge=-100, le=100)] = 0.0


class BriefSettings(Table):
    """[[brief]]: how an edition is made, when, and for whom."""

    name: Annotated[str, Field(pattern=r"^[\w-]{1,64}$")] = "brief"
    title: Annotated[Line, Field(max_length=100)] = ""
    time: Hours = SEVEN
    timezone: Annotated[str, AfterValidator(zone)] = "UTC"
    days: Annotated[frozenset[int], BeforeValidator(weekdays), Field(min_length=1)] = frozenset(range(7))
    covers: Literal["week", "month"] | None = None
    of: Line = ""
    minutes: Annotated[float, Field(gt=0, le=600)] = 5.0
    sentences: Annotated[int, Field(ge=1, le=100)] = 3
    story_sentences: Annotated[int, Field(ge=1, le=100)] = 4
    summarizer: str = "ranked"
    story_summarizer: str = "coverage"
    clusterer: str = "events"
    mute: tuple[Annotated[MuteSettings, BeforeValidator(partial(named, "word"))], ...] = ()
    want: tuple[Word, ...] = ()
    sources: tuple[Word, ...] = ()
    only: tuple[Word, ...] = ()
    languages: tuple[Language, ...] = ()
    publishers: Annotated[int, Field(ge=1, le=100)] = 1
    max_age: Annotated[timedelta | Literal["all"] | None, BeforeValidator(age), AfterValidator(lasting)] = None
    per_source: Annotated[int, Field(ge=1)] | None = None
    per_section: Annotated[int, Field(ge=1)] | None = None
    sections: tuple[Annotated[SectionSettings, BeforeValidator(partial(named, "name"))], ...] = ()
    to: tuple[Mailbox, ...] = ()
    to_file: FilePath | None = None
    channel: Literal["smtp", "sendmail", "maildir", "file", "stdout"] | None = None
    folder: FilePath | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "en"
    look: Literal["plain", "newspaper", "compact"] = "plain"
    renderer: str = ""
    templates: FilePath | None = None
    quiet_day: Literal["skip", "line"] = "skip"
    catch_up: Span = timedelta(hours=24)
    unsure: Literal["resend", "hold"] = "resend"

    @field_validator("to")
    @classmethod
    def _each_once(cls, to: tuple[str, ...]) -> tuple[str, ...]:
        """Keep each address once, even if it is repeated with different names."""
        return tuple({address_of(mailbox).lower(): mailbox for mailbox in reversed(to)}.values())[::-1]

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.channel in ("file", "maildir") and self.folder is None:
            raise ValueError(f'channel = "{self.channel}" needs a folder')
        return self

    @model_validator(mode="after")
    def _one_edition_a_period(self) -> Self:
        if self.of and self.covers is None:
            raise ValueError('of needs covers = "week" or covers = "month"')
        if self.covers == "week" and len(self.edition_days) > 1:
            raise ValueError('covers = "week" needs one day; write days = "sun"')
        if self.covers and len(set(self.time)) > 1:
            raise ValueError(f'covers = "{self.covers}" needs one time; write time = "{self.time[-1]:%H:%M}"')
        return self

    @property
    def edition_days(self) -> frozenset[int]:
        """The weekdays of its editions: as set, else Sunday for a brief that covers a week."""
        is_weekly = self.covers == "week" and "days" not in self.model_fields_set
        return frozenset((6,)) if is_weekly else self.days

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if self.language != "en" and self.templates is None:
            from digest.renderers.wording import languages

            if self.language not in languages():
                raise ValueError(
                    f"language: there are no words in {self.language!r}; known are {', '.join(languages())}"
                )
        return self

    @property
    def loss(self) -> str:
        """The reason why the recipients named in the settings get no mail; "" if they do."""
        if (self.to or self.to_file) and self.channel in ("file", "stdout"):
            return f'its readers get nothing: channel = "{self.channel}" sends no mail; give them a brief of their own'
        return ""

    def plan(self) -> Plan:
        """Return the part of these settings that decides the content of an edition."""
        return Plan(
            name=self.name,
            minutes=self.minutes,
            summarizer=self.summarizer,
            story_summarizer=self.story_summarizer,
            clusterer=self.clusterer,
            sentences=self.sentences,
            story_sentences=self.story_sentences,
            mute=tuple(Mute(item.word, item.until) for item in self.mute),
            want=self.want,
            only=self.only,
            languages=self.languages,
            publishers=self.publishers,
            max_age=self.max_age / timedelta(days=1) if isinstance(self.max_age, timedelta) else None,
            per_source=self.per_source,
            per_section=self.per_section,
            sections=tuple(Weight(item.name, item.weight) for item in self.sections),
            language=self.language,
            title=self.title,
        )
