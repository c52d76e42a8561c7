"""`digest summarize` and `digest read`: one document now."""

import math
from collections.abc import Sequence

import click

from digest import api
from digest.cli.help_text import ending
from digest.cli.output import common, say_error, show_json
from digest.errors import DigestError, NotAnArticleError, SourceError
from digest.model.article import Article
from digest.model.canonical import plain
from digest.model.summary import Budget, Summary


class _Share(click.ParamType[float]):
    """A share, as 20% or 0.2."""

    name = "share"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the share as a number from 0 to 1."""
        number = value.strip().removesuffix("%")
        try:
            share = float(number) / (100 if number != value.strip() else 1)
        except ValueError:
            share = math.nan
        if not 0 <= share <= 1:
            self.fail(f"{value!r} is no share; write one from 0% to 100%, or from 0 to 1", param, ctx)
        return share


@click.command(
    epilog=ending(
        "digest summarize story.txt --words 60",
        "digest summarize *.html --sentences 1          of each, under its title",
        "digest summarize https://example.org/story",
        "cat story.html | digest summarize - --why",
        "digest summarize story.txt --compare",
        codes=(3, 9),
        meaning={4: "one of several documents could not be read"},
    )
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-n", "--sentences", type=click.IntRange(min=0), help="At most this many sentences (3 without a budget).")
@click.option("-w", "--words", type=click.IntRange(min=0), help="At most this many words.")
@click.option("--share", type=_Share(), help="At most this share of the sentences, as 20% or 0.2.")
@click.option("-m", "--method", help="The method: ranked, lead, lex-rank ...; `digest plugins` lists all.")
@click.option("-l", "--language", help="The language, as an ISO 639-1 code.  [default: detected]")
@click.option("--compare", is_flag=True, help="Print the summaries of several methods.")
@click.option("--why", is_flag=True, help="Show the terms of each sentence's score, and the removed lines.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common
def summarize(
    paths: tuple[str, ...],
    sentences: int | None,
    words: int | None,
    share: float | None,
    method: str | None,
    language: str | None,
    compare: bool,
    why: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Print the most informative sentences of an article, word for word, in reading order.

    PATH is a file (text, HTML, Markdown, mail, mailbox, PDF, docx, odt, epub, rtf, JSON; also compressed by
    gzip), a web address, or - for standard input.  Several paths, or a file with several articles, give a summary of
    each.
    """
    if compare and method:
        raise click.UsageError("--compare and --method exclude each other", click.get_current_context())
    limit = api.budget(sentences, words, share)
    articles, unread = _articles(paths, language)
    found = [(article, _summaries(article, limit, method, compare)) for article in articles]
    if as_json:
        _show_records([_record(article, summary) for article, summaries in found for summary in summaries], len(paths))
        return 4 if unread else 0
    _print_all(found, compare, why)
    return 4 if unread else 0


def _print_all(found: Sequence[tuple[Article, Sequence[Summary]]], compare: bool, why: bool) -> None:
    """Print the summaries of each article, of several below its title."""
    for number, (article, summaries) in enumerate(found):
        if len(found) > 1:
            click.echo(("\n" if number else "") + f"# {article.title or article.source}")
        _print_summaries(summaries, compare, why)
        if why:
            _print_removed(article)


def _articles(paths: Sequence[str], language: str | None) -> tuple[list[Article], int]:
    """Return the articles at all paths, and the number of paths that could not be read; each is named.

    Raises the error of the last one if none could be read.
    """
    articles: list[Article] = []
    unread: list[DigestError] = []
    for path in paths:
        try:
            articles += api.read_all(path, language=language)
        except (SourceError, NotAnArticleError) as error:
            if not articles and len(unread) == len(paths) - 1:
                raise
            say_error(str(error))
            unread.append(error)
    return articles, len(unread)


def _summaries(article: Article, limit: Budget, method: str | None, compare: bool) -> Sequence[Summary]:
    if compare:
        return api.compare([article], limit)
    return [api.summarize(article, limit.sentences, limit.words, limit.share, method)]


def _print_summaries(summaries: Sequence[Summary], compare: bool, why: bool) -> None:
    for at, summary in enumerate(summaries):
        if compare:
            click.echo(("\n" if at else "") + f"== {summary.method}")
        _print(summary, why)


def _print(summary: Summary, why: bool) -> None:
    for at, sentence in enumerate(summary.sentences):
        click.echo(sentence.text)
        if why and at < len(summary.why):
            terms = summary.why[at]
            total = math.fsum(value for _, value in terms)
            shares = ", ".join(f"{name} {value:+.3f}" for name, value in terms if round(value, 3))
            click.echo(f"    sentence {sentence.position + 1}, {total:.3f} = {shares or 'no terms'}")


def _print_removed(article: Article) -> None:
    if not article.removed:
        click.echo("    nothing was taken out")
    for line in article.removed:
        click.echo(f"    - {line.reason}: {line.text}")


def _show_records(records: Sequence[object], paths: int = 1) -> None:
    """Print the only record of one path as an object, and others as a list."""
    show_json(records[0] if paths == len(records) == 1 else records)


def _record(article: Article, summary: Summary) -> dict[str, object]:
    return {
        "title": article.title,
        "source": article.source,
        "language": article.language,
        "method": summary.method,
        "sentences": plain(summary.sentences),
        "why": [dict(terms) for terms in summary.why],
        "removed": plain(article.removed),
    }


@click.command(
    epilog=ending(
        "digest read story.html",
        "digest read https://example.org/story --removed",
        "cat mail.eml | digest read - --json",
        codes=(3, 9),
    )
)
@click.argument("path")
@click.option("--removed", is_flag=True, help="Also show the removed lines, each with the reason.")
@click.option("-l", "--language", help="The language, as an ISO 639-1 code.  [default: detected]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the sentences and the removed lines.")
@common
def read(path: str, removed: bool, language: str | None, as_json: bool, quiet: bool) -> None:
    """Print the clean article of a file or page: title, publisher, authors, date, language, address and text.

    PATH is a file (text, HTML, Markdown, mail, mailbox, PDF, docx, odt, epub, rtf, JSON; also compressed by
    gzip), a web address, or - for standard input.
    """
    articles = api.read_all(path, language=language)
    if as_json:
        _show_records([{**plain(article), "sentences": plain(article.sentences)} for article in articles])
        return
    for number, article in enumerate(articles):
        if number:
            click.echo("\n" + "=" * 20 + "\n")
        _print_article(article)
        if removed:
            click.echo()
            _print_removed(article)


def _print_article(article: Article) -> None:
    date = article.published.date().isoformat() if article.published else None
    facts = [article.publisher, ", ".join(article.authors), date, article.language, article.url]
    if article.title:
        click.echo(article.title)
    click.echo(" | ".join(filter(None, facts)))
    click.echo()
    click.echo(article.text)
