"""Sentences of a running story that recall its earlier days: in the pluperfect, or of a day that an edition covered."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from digest.model.article import Article, Sentence
from digest.stories.quantities.context import days_of
from digest.stories.quantities.context_words import CORRECTED, FUTURE
from digest.stories.quantities.patterns import matches

# The pluperfect of a main clause, by language; "had to" and "had a" are none.  German has its participle at the end.
_PLUPERFECT = {
    "en": r"\bhad (?:(?:not|already|never|first|also|earlier|\w+ly) )?(?:been|\w{3,}(?:ed|en|wn)|led|sat|held|made|put"
    r"|cut|quit|built|run|begun|brought|found|told|said|met|lost|won|gone|got|had|kept|hit|left|set|shut|stood|taken)\b",
    "fr": r"\b(?:avai(?:t|ent)|étai(?:t|ent)) (?:\w+ )?(?:été|\w{2,}(?:é|i|u|is|it|ert)e?s?)\b",
    "es": r"\bhabían? (?:sido|\w{2,}(?:ado|ido|to|cho))\b",
}
# A German participle at the end, and the verb that it needs: "hatte keine Zeit" and "waren gesperrt" are no pluperfect.
_PARTICIPLE = re.compile(r"(?:\w*ge|be|emp|ent|er|miss|über|unter|ver|zer)\w{2,}(?:t|en)|\w{2,}iert")
_HAD, _WERE = re.compile(r"\bhatten?\b"), re.compile(r"\bwar(?:en)?\b")
_ENDS = " .,!?"
# Where the main clause of a sentence ends.
_SUBORDINATE = re.compile(
    r",|\b(?:after|as|because|before|since|that|when|which|while|who|whose|weil|nachdem|dass|après|parce|depuis|porque"
    r"|que|qui)\b"
)
_WEEK = 7


def recalled(articles: Sequence[Article], first: date | None, told: date | None) -> Iterator[Sentence]:
    """Yield the sentences that recall what a story had from its `first` day to the day it was last `told`."""
    if not told:
        return
    for article in articles:
        for sentence in article.sentences:
            if not matches(CORRECTED, article.language, sentence.text) and _recalls(sentence, article, first, told):
                yield sentence


def _recalls(sentence: Sentence, article: Article, first: date | None, told: date) -> bool:
    if _is_pluperfect(sentence.text, article.language):
        return True
    return bool(article.published) and _is_of_a_day_before(sentence, article, first or told, told)


def _is_pluperfect(text: str, language: str) -> bool:
    """Return whether the main clause of a sentence is in the pluperfect, or any clause of a German one."""
    if language == "de":
        last = text.rstrip(_ENDS).rpartition(" ")[2]
        verb = _WERE if last == "worden" else _HAD if _PARTICIPLE.fullmatch(last) else None
        return bool(verb and verb.search(text))
    return language in _PLUPERFECT and bool(re.search(_PLUPERFECT[language], _main_clause(text)))


def _main_clause(text: str) -> str:
    """Return a sentence up to its first conjunction; one that opens it is passed over."""
    end = _SUBORDINATE.search(text, 1)
    return text[: end.start()] if end else text


def _is_of_a_day_before(sentence: Sentence, article: Article, first: date, told: date) -> bool:
    """Return whether all weekdays of a sentence lie before its article, and an edition of the story covered them."""
    named = days_of(sentence.text, article.language)
    if not named or not article.published or matches(FUTURE, article.language, sentence.text):
        return False
    today = article.published.date()
    if today.weekday() in named:
        return False
    days = [today - timedelta(days=(today.weekday() - day) % _WEEK) for day in named]
    # the day of the last edition may have gone on after it
    return all(first - timedelta(days=1) <= day < told for day in days)
