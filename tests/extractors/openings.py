"""Pages whose text begins with a line that is no sentence, or has its lead apart: own writing, after many outlets.

Each case: its kind, the body of its page, the lines that the text has to begin with, and lines that it must not have.
"""

from typing import NamedTuple

_STORY = (
    "The weir at Tolm was opened on Sunday night, four hours before the river reached the mark of the old flood.",
    "Keepers raised the first two gates by hand, for the motor of the winch had been taken away in the autumn.",
    "Nobody was hurt, and the mill below the weir lost a fence and some forty sacks of barley that stood beside it.",
    "The council wants to know by Friday why the motor was sent for repair before the winter, its clerk wrote.",
    "A new winch would cost about as much as the mill pays in rent in six years, according to the last budget.",
    "Farmers on the left bank ask for a second weir, as they have done after each flood since their fathers' time.",
    "The river fell again on Monday at noon, and the road to the station was open to buses two hours later.",
    "Rain is expected on Thursday, though less of it, and the keepers will sleep in the mill until it has passed.",
    "Nine keepers had been paid until three years ago, when the council gave the gates to the mill for a small rent.",
    "The miller said that he had asked for the motor twice, once in a letter in September and once in the street.",
    "The workshop in Ebbing has had it since the end of August, and waits for a part that has to come by ship.",
    "The gates stay up for now: whoever wants to cross has to take the stone bridge at the end of Cooper's Lane.",
)


class Opening(NamedTuple):
    """A page and the lines at the head of its text."""

    kind: str
    body: str
    begins: tuple[str, ...]
    without: tuple[str, ...] = ()
    head: str = ""


def story(tag: str = "p", attributes: str = "") -> str:
    """Return the paragraphs of the story that all these pages have."""
    return "".join(f"<{tag}{attributes}>{line}</{tag}>" for line in _STORY)


FIRST = _STORY[0]
_H1 = "<h1>Weir opened by hand</h1>"


def _subheads() -> list[Opening]:
    """A heading, or rows without end marks, above the first paragraph in the element of the paragraphs."""
    return [
        Opening(
            "subhead", f"{_H1}<article><h2>Four hours to spare</h2>{story()}</article>", ("Four hours to spare", FIRST)
        ),
        Opening(
            "subhead",
            f"{_H1}<div class=text><h3>The night at the weir</h3>{story()}</div>",
            ("The night at the weir", FIRST),
        ),
        Opening(
            "subhead",
            f"{_H1}<section><h2 class=sub>Motor away for repair<br>Two gates raised by hand<br>Council asks why</h2>"
            f"<figure><img src=a.jpg><figcaption>The weir on Sunday</figcaption></figure>{story()}</section>",
            ("Motor away for repair", "Two gates raised by hand", "Council asks why", FIRST),
            ("The weir on Sunday",),
        ),
        Opening(
            "subhead",
            f"{_H1}<main><h2>Results</h2><p>Tolm Rowers 4, Marl 2</p><p>Stane 1, Ebbing 1</p>{story()}</main>",
            ("Results", "Tolm Rowers 4, Marl 2", "Stane 1, Ebbing 1", FIRST),
        ),
        Opening(
            "subhead",
            f"{_H1}<article><h4>What happened</h4>{story()}<h4>What comes next</h4>{story('p')[:300]}</p></article>",
            ("What happened", FIRST),
        ),
        Opening(
            "subhead",
            f"<header>{_H1}<p class=byline>By Ada Lee</p></header><div class=body><h2>A winter without a winch</h2>{story()}</div>",
            ("A winter without a winch", FIRST),
            ("By Ada Lee",),
        ),
        Opening(
            "subhead",
            f"{_H1}<article><p class=byline>By Ada Lee</p><h2>Barley afloat</h2>{story()}</article>",
            ("Barley afloat", FIRST),
            ("By Ada Lee",),
        ),
        Opening("subhead", f"{_H1}<article><p>Ada Lee</p>{story()}</article>", (FIRST,), ("Ada Lee",)),
        Opening(
            "subhead",
            f"{_H1}<article><p>Updated 14 March 2026, 9:20</p>{story()}</article>",
            (FIRST,),
            ("Updated 14 March 2026, 9:20",),
        ),
        Opening(
            "subhead",
            f"{_H1}<article><p>Picture by the harbour office</p>{story()}</article>",
            (FIRST,),
            ("Picture by the harbour office",),
        ),
        Opening(
            "subhead",
            f"{_H1}<article><p>Reading time: 2 minutes</p>{story()}</article>",
            (FIRST,),
            ("Reading time: 2 minutes",),
        ),
        Opening(
            "subhead",
            f"{_H1}<aside><h2>Most read</h2><p>Ferry fares rise</p></aside><article>{story()}</article>",
            (FIRST,),
            ("Most read",),
        ),
        Opening(
            "subhead",
            f"{_H1}<div class=share><h3>Share this story</h3></div><div class=text>{story()}</div>",
            (FIRST,),
            ("Share this story",),
        ),
        Opening(
            "subhead",
            f"{_H1}<div class=text><div><h2>Das Wehr in der Nacht</h2>{story()}</div></div>",
            ("Das Wehr in der Nacht", FIRST),
        ),
        Opening(
            "subhead",
            f"{_H1}<article><h2><a href=/weirs>More on weirs and rivers</a></h2>{story()}</article>",
            (FIRST,),
            ("More on weirs and rivers",),
        ),
        Opening(
            "subhead",
            f"{_H1}<article><h2>THE FLOOD</h2>{story()}<h2>THE BILL</h2>{story()[:120]}</p></article>",
            ("THE FLOOD", FIRST),
        ),
        Opening("subhead", f"{_H1}<div id=story><h2>Nacht am Wehr</h2>{story()}</div>", ("Nacht am Wehr", FIRST)),
    ]


def _described(text: str) -> str:
    return f"<meta name=description content='{text}'>"


def _decks() -> list[Opening]:
    """A lead below the title that has no end mark, or is short: the description says it, or its place does."""
    deck = "Motor of the winch was away for repair while the river rose four feet in a night"
    short = "A night with two hand winches"
    short_end = "A night at the winch, by lamp light."
    long = (
        "Few winters have tested the keepers of Tolm as this one did. A motor was missing, the river was not, and a "
        "winch that had not been turned by hand since the war did its work. What went wrong, and what comes now?"
    )
    by = "<p class=byline>By Ada Lee</p>"
    plain = f"<article>{story()}</article>"
    return [
        Opening("deck", f"{_H1}<p class=sub>{deck}</p>{by}{plain}", (deck, FIRST), ("By Ada Lee",), _described(deck)),
        Opening("deck", f"{_H1}<h2>{deck}</h2>{plain}", (deck, FIRST), (), _described(deck)),
        Opening("deck", f"<article>{_H1}<h2>{deck}</h2><p>Staff writer, Tolm</p>{story()}</article>", (deck, FIRST)),
        Opening(
            "deck", f"<article>{_H1}<h3 class=blurb>{deck}</h3>{by}{story()}</article>", (deck, FIRST), ("By Ada Lee",)
        ),
        Opening(
            "deck",
            f"{_H1}<p>{short}</p><p>13 December 2026</p>{plain}",
            (short, FIRST),
            ("13 December 2026",),
            _described(short),
        ),
        Opening("deck", f"{_H1}<div class=dek>{short_end}</div>{plain}", (short_end, FIRST), (), _described(short_end)),
        Opening(
            "deck",
            f"<article>{_H1}<h2>FLOOD: {deck}</h2>{by}{story()}</article>",
            (f"FLOOD: {deck}", FIRST),
            ("By Ada Lee",),
        ),
        Opening(
            "deck",
            f"{_H1}<p class=lead>{long} <a href=/weir>Read the history of the weir</a></p>{plain}",
            (f"{long} Read the history of the weir", FIRST),
            (),
            _described(long[:60]),
        ),
        Opening("deck", f"<header>{_H1}<p class=standfirst>{deck}</p></header>{plain}", (deck, FIRST)),
        Opening(
            "deck",
            f"<header>{_H1}<p data-qa=subheadline>{deck}</p>{by}</header>{plain}",
            (deck, FIRST),
            ("By Ada Lee",),
        ),
        Opening(
            "deck",
            f"<article>{_H1}<h2>Share this story with a friend by mail or on any of our channels</h2>{story()}</article>",
            (FIRST,),
            ("Share this story",),
        ),
        Opening(
            "deck",
            f"{_H1}<h2><a href=/f>Ferry fares rise for the third time in as many years at the pier</a></h2>{plain}",
            (FIRST,),
            ("Ferry fares",),
        ),
        Opening(
            "deck",
            f"{_H1}<figure><img src=a><figcaption>Keepers of the weir turn the winch by hand at two in the night</figcaption></figure>{plain}",
            (FIRST,),
            ("Keepers of the weir",),
        ),
        Opening("deck", f"{_H1}<p>{short}</p>{plain}", (FIRST,), (short,), _described("All news of the valley")),
        Opening(
            "deck",
            f"<article>{_H1}<h2 class=dek>{deck}</h2><time>13 December 2026</time>{story()}</article>",
            (deck, FIRST),
            ("13 December 2026",),
        ),
        Opening(
            "deck",
            f"<article>{_H1}<h2>Sólo dos compuertas se abrieron a mano durante la noche del domingo</h2>{story()}</article>",
            ("Sólo dos compuertas se abrieron a mano durante la noche del domingo", FIRST),
        ),
    ]


def _notes() -> list[Opening]:
    """A note of the outlet above the title hides the lead below it, and is no part of the text."""
    notes = (
        "<p>This paper is paid for by its readers. We may earn a little when you buy by our links.</p>",
        "<div class=top>All goods are chosen by our desk alone. The shop may pay us for a sale, see <a href=/e>our rules</a>.</div>",
        "<div class=bar><p>We have changed our terms of use. Please read them before the end of the month.</p></div>",
        "<section><p>You are reading an old edition of this page. The newest edition has all the figures.</p></section>",
        "<div><p>The desk is closed on Sunday. Letters are answered on Monday from nine o'clock on.</p></div>",
        "<p class=alert>Storm warning for the whole coast. Stay away from the sea wall until Tuesday night.</p>",
        "<div class=hello><p>Welcome to the valley's oldest paper. It has come out each Friday since 1871.</p></div>",
        "<p>Nachrichten aus dem Tal. Wir drucken sie seit 1871, und seit 1999 stehen sie auch hier.</p>",
    )  # fmt: skip
    lead = "Two gates and eleven hands kept the river out of the streets of Tolm."
    cases = [
        Opening(
            "note",
            f"<article>{note}{_H1}<p class=t>{lead}</p><p class=by>By Ada Lee</p><div class=text>{story()}</div></article>",
            (lead, FIRST),
            (note.split(".")[0].rpartition(">")[2],),
            _described(lead),
        )
        for note in notes
    ]
    cases += [
        Opening("note", f"<main>{note}{_H1}{story()}</main>", (FIRST,), (note.split(".")[0].rpartition(">")[2],))
        for note in notes[:5]
    ]
    above = f"<article>{story()}{_H1}</article>"
    cases.append(Opening("note", above, (FIRST,)))
    in_front = f"<article><p>{lead}</p>{_H1}{story()}</article>"
    cases.append(Opening("note", in_front, (lead, FIRST), (), _described(lead)))
    return cases


def _long_lines() -> list[Opening]:
    """A line without an end mark that is set like the paragraphs, too long for a name or a credit; texts with <br>."""
    line = "The weir can be opened by hand in four ways that every keeper has to know"
    items = "<ul><li>crank</li><li>rope</li><li>winch</li></ul>"
    broken = "<br><br>".join((FIRST, *_STORY[1:]))
    short = f"<p>{_STORY[1]}</p><p>{_STORY[2]}</p>"
    title_again = "<p><a href=/weir>Weir opened by hand</a></p>"
    excerpt = "<div class=article-excerpt>“It took four hours and eleven hands,” one of the keepers said</div>"
    said = "“It took four hours and eleven hands,” one of the keepers said"
    return [
        Opening("line", f"{_H1}<article><p>{line}</p>{items}{story()}</article>", (line,)),
        Opening("line", f"{_H1}<article><p>{line}</p>{items}{short}</article>", (line,)),
        Opening("line", f"{_H1}<article><p>{line}</p>{story()}</article>", (line, FIRST)),
        Opening("line", f"{_H1}<div><p>{line}</p>{short}</div>", (line, _STORY[1])),
        Opening("line", f"{_H1}<article><p>Ada Lee, Tolm</p>{short}</article>", (_STORY[1],), ("Ada Lee",)),
        Opening(
            "line", f"{_H1}<article><p>Read on <a href=/k>here</a></p>{short}</article>", (_STORY[1],), ("Read on",)
        ),
        Opening(
            "line",
            f"{_H1}<div id=content><span>Four ways to open a weir by hand<br><br>{broken}</span></div>",
            ("Four ways to open a weir by hand", FIRST),
        ),
        Opening(
            "line",
            f"{_H1}<div class=content><span>Where the keepers sleep<br>{broken}</span></div>",
            ("Where the keepers sleep", FIRST),
        ),
        Opening("line", f"{_H1}<div><span>Ada Lee<br>{broken}</span></div>", (FIRST,), ("Ada Lee",)),
        Opening("line", f"{_H1}<div><span>Set: 13.12.2026 17:32<br>{broken}</span></div>", (FIRST,), ("Set: 13",)),
        Opening(
            "line",
            f"<header>{_H1}{excerpt}</header><div class=share>{title_again}</div><article>{story()}</article>",
            (said, FIRST),
        ),
        Opening("line", f"<header>{_H1}{excerpt}</header>{title_again}<article>{story()}</article>", (said, FIRST)),
        Opening(
            "line",
            f"<ul><li>{title_again}</li></ul><header>{_H1}{excerpt}</header><article>{story()}</article>",
            (said, FIRST),
        ),
        Opening(
            "line",
            f"<div class=leaderboard>Rowers of Tolm: first of nine after the race on Saturday</div>{_H1}<article>{story()}</article>",
            (FIRST,),
            ("Rowers",),
        ),
        Opening(
            "line",
            f"{_H1}<div class=ad-leader>Boots and lamps for keepers at half their price until Friday</div><article>{story()}</article>",
            (FIRST,),
            ("Boots",),
        ),
    ]


OPENINGS = (*_subheads(), *_decks(), *_notes(), *_long_lines())
