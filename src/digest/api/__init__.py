"""One function for each command that needs no settings file.  Parts are loaded when they are used.

So are the functions that check editions and list parts, since a one-off summary needs none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from digest import late_name, plugins
from digest.api.inputs import document_at, limited, sources_at
from digest.errors import NotAnArticleError, SourceError, UnreadableError, UsageError
from digest.model.article import Article, Document, Sentence
from digest.model.summary import Budget, Frequencies, Summary

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from digest.api.catalogue import parts, require_formats
    from digest.api.outputs import print_edition, write
    from digest.api.proofs import diff, explain, key_of, verify, verify_file, verify_made, verify_raw, verify_signer
    from digest.api.renderings import verify_files
    from digest.api.templates import copy_templates
    from digest.model.article import Failure
    from digest.model.edition import Edition, History, Plan
    from digest.model.feed import FeedEntry
    from digest.ports import Source

__all__ = [
    "brief",
    "brief_of",
    "budget",
    "cluster",
    "compare",
    "compose",
    "copy_templates",
    "demo",
    "diff",
    "explain",
    "extract",
    "key_of",
    "parse_feed",
    "parts",
    "print_edition",
    "read",
    "read_all",
    "render",
    "require_formats",
    "sources_at",
    "split_sentences",
    "summaries",
    "summarize",
    "verify",
    "verify_file",
    "verify_files",
    "verify_made",
    "verify_raw",
    "verify_signer",
    "write",
]

_HOME = {
    **dict.fromkeys(("parts", "require_formats"), "catalogue"),
    **dict.fromkeys(("diff", "explain", "key_of", "verify", "verify_file", "verify_made"), "proofs"),
    **dict.fromkeys(("verify_raw", "verify_signer"), "proofs"),
    "verify_files": "renderings",
    "copy_templates": "templates",
    **dict.fromkeys(("print_edition", "write"), "outputs"),
}

# Sentences of a summary if no budget is given.
SENTENCES = 3
# The methods that `compare` applies.
COMPARED = ("ranked", "lead", "lex-rank", "text-rank", "lsa")


def __getattr__(name: str) -> object:
    value = globals()[name] = late_name(__name__, _HOME, name)
    return value


def read(source: str | Path | bytes, *, language: str | None = None) -> Article:
    """Return the clean article in a file, at an address, in bytes, or on standard input ("-"); the first of several.

    Raises SourceError if the document cannot be read, and NotAnArticleError if it holds no article.
    """
    return read_all(source, language=language)[0]


def read_all(source: str | Path | bytes, *, language: str | None = None) -> tuple[Article, ...]:
    """Return all articles of one document, as `read`.  `language` (ISO 639-1) overrides the detected language."""
    from digest.reading.articles import extract as extract_all

    spoken = _language(language)
    document = document_at(source)
    articles = limited(extract_all, document)
    return tuple(_spoken(article, spoken) for article in articles) if spoken else articles


def extract(html: bytes | str, url: str | None = None) -> Article:
    """Return the article of an HTML page.  Raises NotAnArticleError."""
    body = html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html
    document = Document(url or "page", body, media_type="text/html", url=url)
    return limited(plugins.load("extractors", "html"), document)[0]


def parse_feed(body: bytes, url: str | None = None) -> "tuple[FeedEntry, ...]":
    """Return the entries of a feed (RSS, Atom, RDF, JSON Feed) in its order.  Raises NotAnArticleError."""
    from digest.sources.parse import parse_feed as parse

    return parse(body, url)


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """Return the sentences of a text; `text[s.start:s.end] == s.text` for each."""
    from digest.model.canonical import hash_text
    from digest.text.sentences import spans_of

    name = hash_text(text)
    return tuple(
        Sentence("", name, start, end, position, paragraph, text[start:end])
        for position, (start, end, paragraph) in enumerate(spans_of(text, _language(language) or "und"))
    )


def summarize(
    what: str | Article | Sequence[Article],
    sentences: int | None = None,
    words: int | None = None,
    share: float | None = None,
    method: str | None = None,
) -> Summary:
    """Choose sentences from a text, an article, or several articles on one event; word for word, in reading order.

    The budget is one of `sentences` (3 by default), `words` and `share` (0 to 1).  `method` is a name from `digest
    plugins` or "module:attr"; the default is "ranked" for one article and "coverage" for several.
    """
    articles = _articles(what)
    name = method or ("ranked" if len(articles) < 2 else "coverage")
    summary: Summary = plugins.load("summarizers", name)(articles, budget(sentences, words, share))
    return summary


def summaries(
    articles: Iterable[str | Article],
    sentences: int | None = None,
    words: int | None = None,
    share: float | None = None,
    method: str = "ranked",
    frequencies: Frequencies | None = None,
    executor: "Executor | None" = None,
    chunk: int = 200,
) -> Iterator[Summary]:
    """Yield a summary for each of many articles, in their order, equal to the result of `summarize`.

    Articles are read as summaries are taken, so memory use does not grow with their number.  With an `executor`
    (processes, or Dask's `Client.get_executor()`), chunks of `chunk` articles are processed in parallel; the result
    depends neither on the chunks nor on their order.  `frequencies` are passed to every chunk.
    """
    from digest.building.batch import in_chunks

    return in_chunks(articles, budget(sentences, words, share), method, frequencies, executor, chunk)


def compare(articles: Sequence[Article], limit: Budget, methods: Sequence[str] = COMPARED) -> list[Summary]:
    """Return a summary of the articles by each of `methods`, in their order."""
    return [plugins.load("summarizers", method)(articles, limit) for method in methods]


def budget(sentences: int | None = None, words: int | None = None, share: float | None = None) -> Budget:
    """Return the budget; three sentences if all are None.  Raises UsageError if more than one is given."""
    if sentences is None and words is None and share is None:
        sentences = SENTENCES
    try:
        return Budget(sentences, words, share)
    except ValueError as error:
        raise UsageError(str(error)) from error


def cluster(articles: Sequence[Article], method: str = "events") -> list[list[Article]]:
    """Return the articles grouped by event; each is in exactly one group."""
    grouping = plugins.load("clusterers", method)(articles)
    return [[articles[at] for at in group] for group in grouping.groups]


def compose(
    articles: Sequence[Article],
    day: date | None = None,
    minutes: float = 5.0,
    history: "History | None" = None,
    plan: "Plan | None" = None,
    failures: "Sequence[Failure]" = (),
) -> "Edition":
    """Return an edition of the articles for `day`, by default the day of the newest article."""
    from digest.building.make import build
    from digest.model.edition import Plan, Slot

    chosen = plan or Plan(minutes=float(minutes))
    return build(articles, chosen, Slot(day) if day else None, failures, history)


def brief(
    paths: Sequence[str | Path],
    plan: "Plan | None" = None,
    day: date | None = None,
    without: Sequence[Path] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> "Edition":
    """Return an edition of files, folders and addresses.  Raises UnreadableError if no article is found."""
    return brief_of(sources_at(paths, without), plan, day, progress)


def brief_of(
    sources: "Sequence[Source]",
    plan: "Plan | None" = None,
    day: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
    sentences: str = "sentencex",
) -> "Edition":
    """Return an edition of the sources.  Raises UnreadableError if no article is found.

    With `sentences` "punkt", a splitter that is trained on the articles splits them into sentences.
    """
    from digest.reading.articles import gather
    from digest.reading.worker import each_in_worker

    found = gather(sources, progress, each_in_worker)
    if not found.articles:
        raise _nothing(found.failures)
    articles = found.articles
    if sentences == "punkt":
        from digest.reading.resplit import learned_from

        articles = tuple(map(learned_from(articles), articles))
    return compose(articles, day, plan=plan, failures=found.failures)


def demo(plan: "Plan | None" = None) -> "Edition":
    """Return an edition of the sample articles that come with the program."""
    from digest.resources import shipped

    return brief([shipped("seeds")], plan)


def render(edition: "Edition", format: str = "text", **settings: object) -> bytes:  # noqa: A002 - the word that users know
    """Return the edition as text, html, mail, markdown or json.

    `settings` are those of the renderer (text has `width`).  Raises UsageError for an unknown format.
    """
    from digest.building.make import rendering

    return rendering(edition, format, **settings).body


def _articles(what: str | Article | Sequence[Article]) -> Sequence[Article]:
    if isinstance(what, str):
        return (Article.from_text(what),)
    return (what,) if isinstance(what, Article) else tuple(what)


def _spoken(article: Article, language: str) -> Article:
    """Return the article with another language, and split into sentences for it."""
    from digest.text.sentences import spans_of

    return replace(article, language=language, spans=spans_of(article.text, language))


def _language(code: str | None) -> str | None:
    """Return the code of a language in its basic form.  Raises UsageError if the language is unknown."""
    if code is None or code in ("en", "und"):
        return code
    from digest.text.language import base_code, known_languages

    base = base_code(code)
    if base not in known_languages():
        raise UsageError(f"there is no language {code!r}; give an ISO 639-1 code such as en, de or ko")
    return base


def _nothing(failures: "Sequence[Failure]") -> UnreadableError:
    """Return the error for a brief without articles, with the first failure."""
    if not failures:
        return SourceError("no documents found; give files, or folders that hold some")
    if len(failures) == 1:
        return NotAnArticleError(failures[0].reason)
    return NotAnArticleError(f"{len(failures)} documents and no article could be read; the first: {failures[0].reason}")
