"""Prove an edition: every sentence is, word for word, at its place in its article."""

from collections.abc import Iterator, Mapping, Sequence

from digest.model.article import Article, Failure, Sentence
from digest.model.canonical import hash_text
from digest.model.edition import Edition, Mention, Story
from digest.stories.headline import title_of
from digest.text.sentences import are_spans

# Letters of a sentence that a message shows.
_SHOWN = 50
_NO_INPUT = "not one that the edition was made of"


def verify(edition: Edition, articles: Sequence[Article] | None = None) -> list[Failure]:
    """Return the failed proofs, against `articles`, else against the edition's own articles; [] if all succeed."""
    given = edition.articles if articles is None else articles
    by_id: dict[str, Article] = {}
    for article in given:
        by_id.setdefault(article.id, article)
    problems = [problem for article in given for problem in _of_article(article)]
    if articles is None:
        problems += _of_inputs(edition)
    for number, story in enumerate(edition.stories, start=1):
        problems += _of_headline(story, number, by_id)
        for at, sentence in enumerate(story.quoted):
            subject = f'story {number}, sentence {at + 1}, "{_short(sentence.text)}"'
            place = story.places[at] if at < len(story.places) else ""
            problems += [Failure("verify", subject, why) for why in _of_sentence(sentence, story, place, by_id)]
        problems += _of_figures(story, number)
        problems += _of_titles(story, number, by_id)
    for mention in edition.mentions:
        problems += _of_mention(mention, by_id)
    return problems


def _of_article(article: Article) -> Iterator[Failure]:
    subject = f"article {article.id} ({article.source})"
    if hash_text(article.text) != article.text_hash:
        yield Failure("verify", subject, "its text is not the text of its hash")
    if not are_spans(article.text, article.spans):
        yield Failure("verify", subject, "its sentences are not cut where they begin and end")


def _of_inputs(edition: Edition) -> Iterator[Failure]:
    inputs = set(edition.inputs.articles)
    for article in edition.articles:
        if (article.id, article.text_hash) not in inputs:
            yield Failure("verify", f"article {article.id} ({article.source})", _NO_INPUT)
    names = {name for name, _ in inputs}
    for reference in edition.references:
        if reference.id not in names:
            yield Failure("verify", f"article {reference.id} ({reference.source})", _NO_INPUT)


def _of_headline(story: Story, number: int, by_id: Mapping[str, Article]) -> Iterator[Failure]:
    article = by_id.get(story.headline_of)
    subject = f'story {number}, headline, "{_short(story.headline)}"'
    if article is None or article.id not in story.articles:
        yield Failure("verify", subject, f"article {story.headline_of} is not there")
    elif not _has_headline(article, story.headline):
        yield Failure("verify", subject, f"neither the title nor a sentence of article {article.id}")


def _of_figures(story: Story, number: int) -> Iterator[Failure]:
    for item in story.differences:
        for sentence, figure in ((item.a, item.a_figure), (item.b, item.b_figure)):
            if figure not in sentence.text:
                yield Failure("verify", f'story {number}, figure "{_short(figure)}"', "it is not in its sentence")


def _of_titles(story: Story, number: int, by_id: Mapping[str, Article]) -> Iterator[Failure]:
    for title in story.titles:
        article = by_id.get(title.article)
        subject = f'story {number}, title, "{_short(title.text)}"'
        if article is None or article.id not in story.articles:
            yield Failure("verify", subject, f"its article {title.article} is not in the story")
        elif title.text not in (article.title, title_of(article)):
            yield Failure("verify", subject, f"not the title of article {article.id}")


def _of_mention(mention: Mention, by_id: Mapping[str, Article]) -> Iterator[Failure]:
    article = by_id.get(mention.headline_of)
    if article is None or not _has_headline(article, mention.headline):
        subject = f'in brief, "{_short(mention.headline)}"'
        yield Failure("verify", subject, f"neither the title nor a sentence of article {mention.headline_of}")


def _has_headline(article: Article, headline: str) -> bool:
    """Return whether a headline is the title, with or without the name of the outlet, or a sentence of an article."""
    return headline in (article.title, title_of(article), *(sentence.text for sentence in article.sentences))


def _of_sentence(sentence: Sentence, story: Story, place: str, by_id: Mapping[str, Article]) -> Iterator[str]:
    article = by_id.get(sentence.article)
    if article is None or article.id not in story.articles:
        yield f"its article {sentence.article} is not in the story"
        return
    if sentence.text_hash != article.text_hash:
        yield f"it is quoted from another revision of article {article.id}"
    if place != article.place:
        yield f"its source is given as {place!r}, and is {article.place!r}"
    if article.text[sentence.start : sentence.end] != sentence.text or not sentence.text:
        yield f"article {article.id} does not say this at {sentence.start}:{sentence.end}"
    elif sentence.position >= len(article.spans) or article.spans[sentence.position] != (
        sentence.start,
        sentence.end,
        sentence.paragraph,
    ):
        yield f"it is not sentence {sentence.position} of article {article.id}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
