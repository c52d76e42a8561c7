"""Make an edition: load the parts that a plan names, compose, verify; render it."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from digest import __version__, plugins
from digest.building.own_templates import render_apart
from digest.building.stages import timed
from digest.building.unused import leave_unloaded
from digest.editions.composition import composing
from digest.editions.material import Material, Parts, material_of
from digest.editions.review import reviewing
from digest.editions.verification import verify
from digest.errors import VerifyError
from digest.model.article import Article, Failure
from digest.model.delivery import Message, Rendering
from digest.model.edition import Edition, Entry, History, Plan, Slot

# Formats that a renderer of the settings makes, and formats that are made with templates.
_PAGES = ("html", "mail")
_WITH_TEMPLATES = ("epub", "html", "mail", "markdown", "text")


def parts(plan: Plan) -> Parts:
    """Load the parts of a plan.  Raises UsageError for a name that does not exist."""
    leave_unloaded()
    return Parts(
        plugins.load("clusterers", plan.clusterer),
        plugins.load("summarizers", plan.summarizer),
        plugins.load("summarizers", plan.story_summarizer),
    )


def making(material: Material, covered: Sequence[Edition] = ()) -> Generator[str, None, Edition]:
    """Make an edition and return it; yield the name of each stage at its end.

    With `covered` editions, the oldest first, it sums them up.
    Raises VerifyError instead of returning an edition that cannot be proved.
    """
    plan = material.plan
    named = f"parts {plan.clusterer} {plan.summarizer} {plan.story_summarizer}"
    loaded = material.shared.of_day(named, lambda: parts(plan))
    yield "load"
    edition = yield from (reviewing(material, covered, loaded) if covered else composing(material, loaded))
    problems = verify(edition)
    if problems:
        first = f"{problems[0].subject}: {problems[0].reason}"
        raise VerifyError(f"the edition cannot be proved: {first}; is a summarizer from outside at work?")
    yield "verify"
    return edition


def build(
    articles: Sequence[Article],
    plan: Plan,
    slot: Slot | None = None,
    failures: Sequence[Failure] = (),
    history: History | None = None,
    left_out: Sequence[Entry] = (),
    covered: Sequence[Edition] = (),
) -> Edition:
    """Make the edition of these articles by this plan.  Raises UsageError and VerifyError."""
    edition, _ = timed(making(material_of(articles, plan, __version__, slot, failures, history, left_out), covered))
    return edition


@dataclass(frozen=True, slots=True)
class Look:
    """The form of the editions of a brief: `renderer` makes its pages and the HTML of its mail, "" for the built-in
    ones; `templates` is a folder of the user, whose files take the place of the shipped templates; `style` is the
    name of a shipped look for the page and the mail."""

    renderer: str = ""
    templates: str = ""
    style: str = "plain"

    def __call__(self, edition: Edition, name: str, **settings: object) -> Rendering:
        """Render the edition in one format; a renderer of the user is called without settings."""
        if self.renderer and name in _PAGES:
            return rendering(edition, self.renderer)
        if name in _PAGES and self.style != "plain":
            settings["style"] = self.style
        if self.templates and name in _WITH_TEMPLATES:
            settings["templates"] = self.templates
        return rendering(edition, name, **settings)


# The look of an edition without settings.
PLAIN = Look()


def rendering(edition: Edition, name: str, **settings: object) -> Rendering:
    """Render the edition in one format, by a renderer with these settings.

    With `templates` among them, a folder of the user, it is rendered in a process of its own.  Raises UsageError for
    an unknown format, and TemplateError.
    """
    if settings.get("templates"):
        return render_apart(edition, name, settings)
    made: Rendering = plugins.load("renderers", name, **settings)(edition)
    return made


def message(edition: Edition, formats: Sequence[str], look: Look = PLAIN) -> Message:
    """Render the edition in several formats, as one message whose subject is the key of the edition."""
    return Message(edition.key, edition.key, tuple(look(edition, name) for name in formats))
