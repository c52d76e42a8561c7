"""Compare an edition with the one that its inputs give."""

from collections.abc import Iterator

from digest.model.article import Failure
from digest.model.edition import Edition, Inputs, Story

# Parts of an edition and their names in messages; its stories and inputs are compared in detail.
_PARTS = {
    "notices": "notices",
    "account": "account",
    "mentions": "stories in brief",
    "corrections": "corrections",
    "threads": "open stories",
    "seconds": "reading time",
    "publishers": "number of publishers",
    "unmentioned": "number of stories without a mention",
    "references": "list of sources",
    "articles": "articles",
}
_STORY = {
    "headline": "headline",
    "headline_of": "headline",
    "summary": "sentences",
    "places": "places of its sentences",
    "publishers": "publishers",
    "articles": "articles",
    "reprints": "reprints",
    "differences": "differing sentences",
    "corrections": "corrections",
    "titles": "quoted titles",
    "past": "earlier sentences",
    "since": "day of its first edition",
    "told": "day of its last edition",
    "merged": "joined stories",
    "split": "story that it was separated from",
    "joins": "reasons of its joins",
}


def differing(edition: Edition, made: Edition) -> list[Failure]:
    """Return where an edition differs from the edition `made` of its inputs; [] for the same content."""
    if edition.content == made.content:
        return []
    inputs = list(_of_inputs(edition.inputs, made.inputs))
    if inputs:
        return [Failure("verify", "its inputs", reason) for reason in inputs]
    found = [*_of_stories(edition, made), *_of_parts(edition, made)]
    return found or [Failure("verify", "the edition", "its inputs give other content")]


def _of_inputs(inputs: Inputs, made: Inputs) -> Iterator[str]:
    if inputs.version != made.version:
        yield f"made by version {inputs.version}, this is {made.version}; only that version can make it again"
        return
    gone, new = set(inputs.articles) - set(made.articles), set(made.articles) - set(inputs.articles)
    if gone or new:
        total = len(inputs.articles)
        yield f"{len(gone)} of its {total} articles are not in the documents, which have {len(new)} others"
    if inputs.failures != made.failures:
        yield "other documents could not be read"
    if (inputs.said, inputs.editions) != (made.said, made.editions):
        yield "it follows other editions"


def _of_stories(edition: Edition, made: Edition) -> Iterator[Failure]:
    yield from _of_order(edition, made)
    by_id = {story.id: story for story in made.stories}
    for number, story in enumerate(edition.stories, start=1):
        if story.id in by_id and story != by_id[story.id]:
            names = ", ".join(_other(story, by_id[story.id])) or "figures"
            yield Failure("verify", f"story {number}", f"other {names} than its inputs give")


def _of_order(edition: Edition, made: Edition) -> Iterator[Failure]:
    """Yield a failure if the stories, or else the sections, are others or in another order."""
    order, again = ([story.id for story in one.stories] for one in (edition, made))
    if order != again:
        same = sorted(order) == sorted(again)
        yield Failure("verify", "its stories", "another order" if same else "not the stories that its inputs give")
    elif [section.name for section in edition.sections] != [section.name for section in made.sections]:
        yield Failure("verify", "its sections", "not the sections that its inputs give")


def _other(story: Story, made: Story) -> dict[str, None]:
    """Return the names of the parts in which two versions of a story differ, in their order."""
    return dict.fromkeys(name for part, name in _STORY.items() if getattr(story, part) != getattr(made, part))


def _of_parts(edition: Edition, made: Edition) -> Iterator[Failure]:
    for part, name in _PARTS.items():
        if getattr(edition, part) != getattr(made, part):
            yield Failure("verify", f"its {name}", "not as its inputs give")
