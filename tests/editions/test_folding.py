"""The second stage: which articles have a text of their own, and what repeats each of them."""

from collections.abc import Callable
from dataclasses import replace

from digest.editions.folding import Originals, fold
from digest.editions.material import material_of
from digest.editions.selection import Selection, select
from digest.editions.shared import SharedWork
from digest.model.article import Article
from digest.model.brief_rules import Mute
from digest.model.edition import Plan

BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
HAIL = "Hail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest."


def folded(*articles: Article) -> Originals:
    return fold(select(material_of(articles, Plan(), "1")), SharedWork())


def kinds(originals: Originals, name: str) -> list[tuple[str, str]]:
    return sorted((repeat.source, repeat.kind) for repeat in originals.reprints.get(name, ()))


def test_nothing_is_folded_into_nothing() -> None:
    assert fold(Selection(()), SharedWork()) == Originals(())


def test_two_reports_are_two_originals_the_older_first(make: Callable[..., Article]) -> None:
    originals = folded(make(HAIL, day=3, id="hail", source="a"), make(BRIDGE, day=2, id="bridge", source="b"))
    assert [article.id for article in originals.articles] == ["bridge", "hail"]
    assert originals.reprints == {}


def test_the_same_text_of_another_outlet_is_a_copy_of_the_older(make: Callable[..., Article]) -> None:
    originals = folded(make(BRIDGE, day=3, id="late", source="b"), make(BRIDGE, day=2, id="early", source="a"))
    assert [article.id for article in originals.articles] == ["early"]
    assert kinds(originals, "early") == [("b", "copy")]


def test_an_earlier_text_of_one_address_is_an_older_version(make: Callable[..., Article]) -> None:
    old = make(BRIDGE, day=2, id="bridge", source="a")
    new = make(f"{BRIDGE} Ferries will run.", day=3, id="bridge", source="a")
    originals = folded(new, old)
    assert originals.articles == (new,)
    assert kinds(originals, "bridge") == [("a", "older")]


def test_the_same_text_of_one_address_read_twice_is_a_copy(make: Callable[..., Article]) -> None:
    originals = folded(*(make(BRIDGE, day=2, id="bridge", source=source) for source in ("a", "b")))
    assert len(originals.articles) == 1
    assert [kind for _, kind in kinds(originals, "bridge")] == ["copy"]


def test_an_older_version_of_a_copy_goes_to_the_original_of_the_copy(make: Callable[..., Article]) -> None:
    first = make(BRIDGE, day=1, id="first", source="a")
    copy = make(BRIDGE, day=3, id="copy", source="b")
    before = make(HAIL, day=2, id="copy", source="b")
    originals = folded(first, copy, before)
    assert originals.articles == (first,)
    assert kinds(originals, "first") == [("b", "copy"), ("b", "older")]
    assert {repeat.of for repeat in originals.reprints["first"]} == {"first", "copy"}


def test_the_older_version_of_an_article_that_is_left_out_is_left_out_for_the_same_reason(
    make: Callable[..., Article],
) -> None:
    new = make(BRIDGE, "Bridge closed", day=3, id="bridge", source="a")
    old = replace(make(HAIL, "Hail", day=2, id="bridge", source="b"))
    selection = select(material_of([new, old], Plan(mute=(Mute("bridge"),)), "1"))
    assert (selection.articles, selection.older) == ((), ())
    assert [(entry.source, entry.title, entry.bucket) for entry in selection.left_out] == [
        ("a", "Bridge closed", "muted"),
        ("b", "Hail", "muted"),
    ]
    assert fold(selection, SharedWork()) == Originals(())
