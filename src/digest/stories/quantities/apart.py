"""Decide whether two quantities are of different things: of other times, events, groups, names or objects."""

from digest.stories.quantities.article_reading import START, Reading
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.contests import figures_of_score
from digest.stories.quantities.context import stems_of
from digest.stories.quantities.near import FATES
from digest.stories.quantities.other_names import (
    are_modified_otherwise,
    are_named_otherwise,
    are_placed_otherwise,
)
from digest.stories.quantities.other_times import are_of_other_times, exclude, is_one_earlier, is_one_polled
from digest.stories.quantities.people import PERSONAL
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.roles import FAINT_EVENTS, LOOSE, nouns_in_common, roles
from digest.stories.quantities.units import SIDES
from digest.text.openers import dangles

# Groups of events that exclude each other.
_OPPOSED = (
    frozenset(("for", "against")), frozenset(("support", "oppose")), frozenset(("rise", "fall")),
    frozenset(("begin", "end")), frozenset(("kept", "fall")), frozenset(("adopted", "rejected")),
    frozenset(("night", "noon")), SIDES, FATES,
)  # fmt: skip
# Kinds whose events have to agree where both have some; for counts the events are a hint.
_BY_EVENT = frozenset(("money", "duration", "hour", "date", "month", "year", "weekday", "percent"))
# Kinds of values that sources measure or count, and the ratio beyond which two of them are of two things: of ten pairs
# among 842 labelled articles all six that were of two things were beyond it, and none of the others.
MEASURED = frozenset("count money percent distance length area weight volume speed duration".split())
_FARTHEST = 5.0
# Magnitudes of one earthquake, which different services measure and then revise, are this close.
_ONE_QUAKE = 1.0
# Kinds that say when a thing was, and the kinds that count it: two sales of other sizes have other days.
_WHEN, _SIZES = frozenset(("date", "month", "weekday", "hour")), frozenset(("count", "money"))
# Measures in which goods are sold.
_SOLD_BY = frozenset(
    """gallon litre liter litro barrel fass baril barril barile vat pound kilo kilogram kilogramm tonne ton tonnellata
    tonelada ounce unze share aktie action acción azione ação bushel kilowattstunde kilowatt-hour megawatt-hour average
    averaged durchschnitt durchschnittlich moyenne promedio media gemiddeld""".split()
)
# Kinds that depend on the subject of their sentence, and the stems that an article shares with it.
_OF_SUBJECT, _SUBJECT_STEMS = frozenset(("date", "month", "weekday", "hour", "duration")), 2
# Facets of people that make a part of the victims.
_PARTS_OF_PEOPLE = frozenset(("gender", "work"))
# Groups that help where something happens: they are counted beside those to whom it happens.
_HELPERS = frozenset(("work", name) for name in ("police", "fire", "soldiers", "medics", "firefolk"))


def are_apart(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether anything tells two quantities of one kind apart beyond doubt."""
    return (
        _are_of_other_times(a, b, ours, theirs)
        or _are_of_other_values(a, b, ours, theirs)
        or _are_of_other_events(a, b)
        or _are_of_other_things(a, b, ours, theirs)
        or are_named_otherwise(a, b, ours, theirs)
        or are_placed_otherwise(a, b)
        or are_modified_otherwise(a, b, ours, theirs)
    )


def _are_of_other_times(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    return (
        _of_other_days(a, ours, theirs)
        or _are_prices_of_other_months(a, b, ours, theirs)
        or are_of_other_times(a, b)
        or is_one_polled(a, b, ours, theirs)
        or is_one_earlier(a, b, ours, theirs)
    )


def _are_of_other_values(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    are_far = _are_far(a, b) and not (replaces(a, b, ours) or replaces(b, a, theirs))
    return are_far or _of_other_sizes(a, b, ours, theirs) or _is_one_of_them(a, ours) or _is_one_of_them(b, theirs)


def _are_of_other_events(a: Quantity, b: Quantity) -> bool:
    are_other = a.kind in _BY_EVENT and exclude(roles(a) - LOOSE, roles(b) - LOOSE)
    return are_other or "halftime" in a.events ^ b.events or _of_opposed_events(a, b) or _is_hour_of_another(a, b)


def _are_of_other_things(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    return (
        _of_other_groups(a, b)
        or _of_other_nouns(a, b, ours, theirs)
        or _are_of_a_state(a, b)
        or _are_days_of_other_things(a, b)
        or _of_other_subjects(a, b, ours, theirs)
    )


def _of_other_days(one: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether the openings of two articles have days of the week, but none in common."""
    return one.kind not in ("date", "weekday") and exclude(ours.days, theirs.days)


def _is_one_of_them(one: Quantity, reading: Reading) -> bool:
    """Return whether a count "of them" is of fewer than the article counts before it."""
    return "of them" in one.marks and any(
        q.kind == "count" and q.number.value > one.number.value and q.sentence.position <= one.sentence.position
        for q in reading.quantities
    )


def seem_of_other_events(a: Quantity, b: Quantity) -> bool:
    """Return whether the words beside two counts are of different kinds of events."""
    return a.kind == "count" and exclude(roles(a) - LOOSE, roles(b) - LOOSE)


def _is_hour_of_another(a: Quantity, b: Quantity) -> bool:
    """Return whether two hours of one language have neither an event nor a word in common, but for names."""
    if a.kind != "hour" or roles(a) & roles(b) or a.context.language != b.context.language:
        return False
    names = {name[:START] for name in a.context.names | b.context.names}
    return not any(folded(stem)[:START] not in names for stem in a.context.stems & b.context.stems)


def _of_opposed_events(a: Quantity, b: Quantity) -> bool:
    return any(exclude(one & group, other & group) for one, other in _sides(a, b) for group in _OPPOSED)


def _of_other_groups(a: Quantity, b: Quantity) -> bool:
    """Return whether two counts are of different groups: police and fans, cows and sheep, homes and people."""
    ours, theirs = dict(a.groups), dict(b.groups)
    if any(ours[facet] != theirs[facet] for facet in ours.keys() & theirs.keys()):
        return True
    facets = ours.keys() | theirs.keys()
    return bool(facets & PERSONAL and facets - PERSONAL) or _is_one_a_part(a, b)


def _of_other_nouns(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether two counts are of things without a common noun or event, and of which neither names the other's.

    Vehicles may be the vans of the other article's title.
    """
    facets = dict(a.groups).keys() | dict(b.groups).keys()
    if facets & PERSONAL or a.kind != "count" or a.context.language != b.context.language:
        return False
    if not (a.nouns and b.nouns) or nouns_in_common(a, b) or a.events & b.events:
        return False
    return a.nouns.isdisjoint(theirs.stems - b.context.stems) and b.nouns.isdisjoint(ours.stems - a.context.stems)


def _are_days_of_other_things(a: Quantity, b: Quantity) -> bool:
    """Return whether a day names a thing that is not beside the other day: "the Jan. 5 runoff"."""
    if a.kind != "date":
        return False
    return any(one.nouns and one.nouns.isdisjoint(other.nouns | other.near) for one, other in ((a, b), (b, a)))


def _are_of_a_state(a: Quantity, b: Quantity) -> bool:
    """Return whether one counts those who work somewhere, or those who help, and the other anybody else."""
    if a.kind != "count" or roles(a) & roles(b):
        return False
    return ("employed" in roles(a) ^ roles(b)) or any(
        one.groups & _HELPERS and not roles(one) & FATES and other.generic for one, other in ((a, b), (b, a))
    )


def _is_one_a_part(a: Quantity, b: Quantity) -> bool:
    """Return whether one counts all victims, and the other only those of a gender or of a kind of work."""
    if a.kind != "count" or not (a.events | b.events) & FATES or not (a.generic or b.generic):
        return False
    ours, theirs = (_PARTS_OF_PEOPLE & {facet for facet, _ in one.groups} for one in (a, b))
    return bool(ours) != bool(theirs)


def replaces(new: Quantity, old: Quantity, reading: Reading) -> bool:
    """Return whether the sentence of a number gives another one and replaces it by this: "500, not 5,000"."""
    return any(
        "replaced" in given.marks and given.number.allows(old.number) and given.sentence == new.sentence
        for given in reading.quantities
    )


def _are_far(a: Quantity, b: Quantity) -> bool:
    """Return whether two values are too far from each other to be given for one quantity."""
    if a.kind == "magnitude":
        return abs(a.number.value - b.number.value) > _ONE_QUAKE
    if a.kind == "score":
        return _are_other_scores(a, b)
    low, high = sorted((abs(a.number.value), abs(b.number.value)))
    return a.kind in MEASURED and high > _FARTHEST * low


def _are_other_scores(a: Quantity, b: Quantity) -> bool:
    """Return whether two scores have no figure in common, and one more than a point from the other's.

    Two reports of one game differ in one figure; a record of games ("52-3") or a clock has others.
    """
    pairs = list(zip(figures_of_score(a.number.value), figures_of_score(b.number.value), strict=True))
    return all(one != other for one, other in pairs) and any(abs(one - other) > 1 for one, other in pairs)


def _of_other_sizes(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether the sentences of two times also count the same with other values: two sales, two draws."""
    if a.kind not in _WHEN:
        return False
    pairs = ((q, r) for q in _sizes_beside(a, ours) for r in _sizes_beside(b, theirs))
    alike = [(q, r) for q, r in pairs if (q.kind, q.unit) == (r.kind, r.unit) and nouns_in_common(q, r)]
    return bool(alike) and not any(q.number.allows(r.number) for q, r in alike)


def _sizes_beside(one: Quantity, reading: Reading) -> list[Quantity]:
    """Return the sizes in the sentence of a quantity."""
    return [q for q in reading.quantities if q.kind in _SIZES and q.sentence == one.sentence]


def _are_prices_of_other_months(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether one of two unit prices is of a month before its article, and the other of no such month."""
    if a.kind != "money" or not all(_SOLD_BY & one.context.words for one in (a, b)):
        return False
    return _is_of_the_past(a, ours) != _is_of_the_past(b, theirs)


def _is_of_the_past(one: Quantity, reading: Reading) -> bool:
    published = reading.article.published
    return bool(published and one.context.months and published.month not in one.context.months)


def _of_other_subjects(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether a time is that of a pronoun whose sentence before shares little with the other article."""
    if a.kind not in _OF_SUBJECT or a.context.language != b.context.language:
        return False
    return _is_of_another(a, ours, b, theirs) or _is_of_another(b, theirs, a, ours)


def _is_of_another(one: Quantity, reading: Reading, other: Quantity, beside: Reading) -> bool:
    language, position = one.context.language, one.sentence.position
    if not position or not dangles(one.sentence.text, language):
        return False
    before = reading.article.sentence(position - 1).text
    said = {*stems_of(f"{beside.article.title} {other.sentence.text}", language)}
    return len(said & {*stems_of(before, language)}) < _SUBJECT_STEMS


def _sides(a: Quantity, b: Quantity) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the roles of two quantities, and for counts whether each is of a beginning or an end."""
    return (roles(a), roles(b)), (a.events & FAINT_EVENTS, b.events & FAINT_EVENTS)
