"""Make an edition: load the parts that a plan names, then compose; render it."""

from collections.abc import Callable, Sequence

from digest import __version__, plugins
from digest.editions.composition import Parts, compose
from digest.editions.verification import verify
from digest.errors import VerifyError
from digest.model.article import Article, Failure
from digest.model.delivery import Message, Rendering
from digest.model.edition import Edition, History, Plan, Slot


def parts(plan: Plan) -> Parts:
    """The parts of a plan.  Raises UsageError for a name that is not there."""
    return Parts(
        plugins.load("clusterers", plan.clusterer),
        plugins.load("summarizers", plan.summarizer),
        plugins.load("summarizers", plan.story_summarizer),
    )


def build(
    articles: Sequence[Article],
    plan: Plan,
    slot: Slot | None = None,
    failures: Sequence[Failure] = (),
    history: History | None = None,
    ended: Callable[[str], None] = lambda step: None,
) -> Edition:
    """The edition of these articles by this plan; what cannot be proved is never handed out (VerifyError).

    `ended` hears the name of each step when it is over.
    """
    loaded = parts(plan)
    ended("load")
    edition = compose(articles, loaded, plan, __version__, slot, failures, history, ended)
    problems = verify(edition)
    ended("verify")
    if problems:
        first = f"{problems[0].subject}: {problems[0].reason}"
        raise VerifyError(f"the edition cannot be proved: {first}; is a summarizer from outside at work?")
    return edition


def rendering(edition: Edition, name: str, **settings: object) -> Rendering:
    """The edition in one format, by a renderer of these settings.  Raises UsageError for a format that is not there."""
    made: Rendering = plugins.load("renderers", name, **settings)(edition)
    return made


def message(edition: Edition, formats: Sequence[str]) -> Message:
    """The edition in several formats, as one message; its subject is its key."""
    return Message(edition.key, edition.key, tuple(rendering(edition, name) for name in formats))
