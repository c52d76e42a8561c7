"""The verbs: whatever the command line does, one function a command.  Parts are loaded when they are used."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import plugins
from digest.errors import NotAnArticleError, SourceError, UnreadableError, UsageError
from digest.model.article import Article, Document, Sentence
from digest.model.summary import Budget, Frequencies, Summary

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from digest.editions.diff import StoryChange
    from digest.model.article import Failure
    from digest.model.delivery import Receipt
    from digest.model.edition import Edition, History, Plan
    from digest.model.feed import FeedEntry
    from digest.ports import Source
    from digest.sources.pages import Pages

# Sentences of a summary when nothing is asked for.
SENTENCES = 3
# The methods that `compare` sets side by side.
COMPARED = ("ranked", "lead", "lex-rank", "text-rank", "lsa")


def read(source: str | Path | bytes, *, language: str | None = None) -> Article:
    """The clean article in a file, in bytes, or on standard input ("-"); of several, the first.

    Raises SourceError when it cannot be had, NotAnArticleError when there is no article in it.
    """
    return read_all(source, language=language)[0]


def read_all(source: str | Path | bytes, *, language: str | None = None) -> tuple[Article, ...]:
    """All articles of one document, as `read`.  `language` overrules what is found (an ISO 639-1 code)."""
    from digest.reading.articles import extract as extract_all

    spoken = _language(language)
    articles = extract_all(_document(source))
    return tuple(_spoken(article, spoken) for article in articles) if spoken else articles


def extract(html: bytes | str, url: str | None = None) -> Article:
    """The article of an HTML page.  Raises NotAnArticleError."""
    body = html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html
    document = Document(url or "page", body, media_type="text/html", url=url)
    article: Article = plugins.load("extractors", "html")(document)[0]
    return article


def parse_feed(body: bytes, url: str | None = None) -> "tuple[FeedEntry, ...]":
    """The entries of a feed (RSS, Atom, RDF, JSON Feed), in its order.  Raises NotAnArticleError for what is none."""
    from digest.sources.parse import parse_feed as parse

    return parse(body, url)


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of any text; `text[s.start:s.end] == s.text` for each."""
    from digest.model.canonical import hash_text
    from digest.text.sentences import cut

    name = hash_text(text)
    return tuple(
        Sentence("", name, start, end, position, paragraph, text[start:end])
        for position, (start, end, paragraph) in enumerate(cut(text, _language(language) or "und"))
    )


def summarize(
    what: str | Article | Sequence[Article],
    sentences: int | None = None,
    words: int | None = None,
    share: float | None = None,
    method: str | None = None,
) -> Summary:
    """Choose sentences from a text, an article, or several articles on one event; word for word, in reading order.

    The budget is one of `sentences` (3 when nothing is given), `words` and `share` (0 to 1).  `method` is a name
    from `digest plugins` or "module:attr"; without one, "ranked" for one article and "coverage" for several.
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
    """One summary for each of many articles, in their order, each as `summarize` gives it.

    Streams: articles are drawn as summaries are taken, so that memory does not grow with their number.  With an
    `executor` (processes, or Dask's `Client.get_executor()`), chunks of `chunk` articles are worked on side by side;
    the result depends neither on the chunks nor on their order.  `frequencies` are handed to every chunk.
    """
    from digest.building.batch import in_chunks

    return in_chunks(articles, budget(sentences, words, share), method, frequencies, executor, chunk)


def compare(articles: Sequence[Article], limit: Budget, methods: Sequence[str] = COMPARED) -> list[Summary]:
    """The same articles by several methods, in the order of `methods`."""
    return [plugins.load("summarizers", method)(articles, limit) for method in methods]


def budget(sentences: int | None = None, words: int | None = None, share: float | None = None) -> Budget:
    """The budget of these; three sentences when none is given.  Raises UsageError."""
    if sentences is None and words is None and share is None:
        sentences = SENTENCES
    try:
        return Budget(sentences, words, share)
    except ValueError as error:
        raise UsageError(str(error)) from error


def cluster(articles: Sequence[Article], method: str = "events") -> list[list[Article]]:
    """The articles grouped by event: every one in exactly one group."""
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
    """An edition of these articles, for `day`, else for the day of the newest."""
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
    """An edition now, from files and folders.  Raises UnreadableError when none of them holds an article."""
    return brief_of(sources_at(paths, without), plan, day, progress)


def brief_of(
    sources: "Sequence[Source]",
    plan: "Plan | None" = None,
    day: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
    sentences: str = "sentencex",
) -> "Edition":
    """An edition now, from any sources.  With `sentences` "punkt", cut by what the articles themselves teach."""
    from digest.reading.articles import gather

    found = gather(sources, progress)
    if not found.articles:
        raise _nothing(found.failures)
    articles = found.articles
    if sentences == "punkt":
        from digest.reading.resplit import learned_from

        articles = tuple(map(learned_from(articles), articles))
    return compose(articles, day, plan=plan, failures=found.failures)


def demo(plan: "Plan | None" = None) -> "Edition":
    """An edition of the sample articles that come with the program."""
    from digest.resources import shipped

    return brief([shipped("seeds")], plan)


def render(edition: "Edition", format: str = "text", **settings: object) -> bytes:  # noqa: A002 - the word that users know
    """The edition in a format: text, html, mail, markdown or json, with its renderer's settings (text has `width`).

    Raises UsageError for another.
    """
    from digest.building.make import rendering

    return rendering(edition, format, **settings).body


def write(edition: "Edition", folder: str | Path, formats: Sequence[str]) -> "Receipt":
    """The edition as files in a folder, one a format, `edition.json` always among them."""
    from digest.building.make import message
    from digest.model.delivery import Envelope

    wanted = list(dict.fromkeys([*formats, "json"]))
    receipt: Receipt = plugins.load("channels", "file")(message(edition, wanted), Envelope(str(folder)))
    return receipt


def verify(edition: "Edition", articles: Sequence[Article] | None = None) -> "list[Failure]":
    """What in an edition cannot be proved: [] when every sentence stands where it says."""
    from digest.editions.verification import verify as prove

    return prove(edition, articles)


def verify_file(path: str | Path, body: bytes | None = None) -> "list[Failure]":
    """What in an edition.json cannot be proved, the file's own hash included.  Raises VerifyError for another file.

    With `body` that is the file, and `path` its name in messages.
    """
    edition, changed = _load(path, body)
    return verify(edition) + changed


def verify_raw(
    path: str | Path, roots: Sequence[str | Path] = (), body: bytes | None = None
) -> "tuple[list[Failure], tuple[str, ...]]":
    """As `verify_file`, and whether the words of each article stand in its document, in the same order.

    `roots` are the files and folders that the edition was made of; without any, they are looked for beside the edition
    and where the program runs, and one folder below.  Also the names of documents that were fetched and not kept.
    """
    from digest.reading.reread import prove

    edition, changed = _load(path, body)
    proof = prove(edition.articles, [Path(root) for root in roots] or _near(Path(path)))
    return [*verify(edition), *changed, *proof.problems], proof.unread


def explain(path: str | Path, story: str | None = None, body: bytes | None = None) -> dict[str, Any]:
    """The reasons behind an edition.json, as plain data; see digest.editions.explain."""
    from digest.editions.explain import explain as reasons

    return reasons(_load(path, body)[0], story)


def diff(
    before: str | Path, after: str | Path, bodies: tuple[bytes | None, bytes | None] = (None, None)
) -> "tuple[StoryChange, ...]":
    """What one edition.json says that another does not, story by story; `bodies` as in `explain`."""
    from digest.editions.diff import diff as changes

    return changes(_load(before, bodies[0])[0], _load(after, bodies[1])[0])


def _load(path: str | Path, body: bytes | None) -> "tuple[Edition, list[Failure]]":
    from digest.editions.record import load
    from digest.sources.disk import read_file

    if body is not None:
        return load(body, str(path))
    file = Path(path)
    return load(read_file(file / "edition.json" if file.is_dir() else file), str(path))


def _near(path: Path) -> list[Path]:
    """The folders in which the documents of an edition may stand."""
    from digest.resources import shipped

    beside = [(path if path.is_dir() else path.parent).resolve().parent, Path.cwd()]
    below = [child for folder in beside for child in sorted(folder.iterdir()) if child.is_dir()]
    return list(dict.fromkeys([*beside, *below, shipped("seeds")]))


def _articles(what: str | Article | Sequence[Article]) -> Sequence[Article]:
    if isinstance(what, str):
        return (Article.from_text(what),)
    return (what,) if isinstance(what, Article) else tuple(what)


def _document(source: str | Path | bytes) -> Document:
    """The one document of a source.  Raises SourceError."""
    if isinstance(source, bytes):
        return Document("bytes", source)
    if _is_address(source):
        return _page(str(source))
    if source == "-":
        item = next(plugins.load("sources", "stdin")())
        if not isinstance(item, Document):
            raise SourceError(item.reason)
        return item
    from digest.sources.disk import read_file

    path = Path(source)
    return Document(path.name, read_file(path), filename=path.name)


def sources_at(places: Sequence[str | Path], without: Sequence[Path] = ()) -> "list[Source]":
    """The sources of files, folders and addresses of pages, in their order."""
    found: list[Source] = []
    pages = _pages() if any(map(_is_address, places)) else None
    for place in places:
        if pages and _is_address(place):
            found.append(plugins.load("sources", "page", url=str(place), door=pages.door))
        else:
            found.append(plugins.load("sources", "files", paths=(Path(place),), without=tuple(without)))
    return found


def _page(url: str) -> Document:
    """The page at an address.  Raises SourceError."""
    answer = _pages().get(url)
    return Document(answer.url, answer.body, answer.media_type or "text/html", answer.url)


def _pages() -> "Pages":
    """The way to the network, by the [fetch] of the settings in use.

    A page that a person asks for is no crawl: robots.txt is for those that are read without asking.
    """
    from digest.fetching.subscriptions import door_of
    from digest.settings import Settings
    from digest.settings.settings_file import find, load
    from digest.sources.pages import Pages

    path = find()
    settings = load(path) if path else Settings()
    return Pages(door_of(settings.fetch, settings.folder))


def _is_address(place: str | Path | bytes) -> bool:
    return isinstance(place, str) and place.startswith(("http://", "https://"))


def _spoken(article: Article, language: str) -> Article:
    """The article as one of another language: cut anew."""
    from digest.text.sentences import cut

    return replace(article, language=language, spans=cut(article.text, language))


def _language(code: str | None) -> str | None:
    """A language's code as we spell it.  Raises UsageError for one that is not known."""
    if code is None or code in ("en", "und"):
        return code
    from digest.text.language import base_code, known_languages

    base = base_code(code)
    if base not in known_languages():
        raise UsageError(f"there is no language {code!r}; give an ISO 639-1 code such as en, de or ko")
    return base


def _nothing(failures: "Sequence[Failure]") -> UnreadableError:
    """One line for a brief of nothing."""
    if not failures:
        return SourceError("no documents found; give files, or folders that hold some")
    if len(failures) == 1:
        return NotAnArticleError(failures[0].reason)
    return NotAnArticleError(f"none of {len(failures)} documents could be read; the first: {failures[0].reason}")
