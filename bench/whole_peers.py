"""The peers of `whole.py`, each as short as its documentation has it; every one runs in a process of its own.

python bench/whole_peers.py obvious FOLDER PORT     texts to a mail: sumy, scikit-learn, Jinja2, smtplib
python bench/whole_peers.py pages FOLDER PORT       pages to summaries: trafilatura, sumy
python bench/whole_peers.py rss2email FOLDER PORT   feeds to mails: rss2email, of the feeds that FOLDER lists
"""

import re
import smtplib
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

# The nearness of groups that scikit-learn's users take for news, as a distance.
_DISTANCE = 0.78
_SENTENCES = 3
_PAGE = """<html><body>{% for story in stories %}<h2>{{ story.title }}</h2>
{% for line in story.lines %}<p>{{ line }}</p>{% endfor %}{% endfor %}</body></html>"""
_R2E = """[DEFAULT]
from = brief@example.com
to = reader@example.com
email-protocol = smtp
smtp-server = 127.0.0.1:{port}
smtp-auth = False
verbose = error
"""


def obvious(folder: Path, port: int) -> None:
    """Summarize each text, group all, render a page, send it."""
    from jinja2 import Template
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    summarize = _lex_rank()
    summaries = [summarize(text) for text in texts]
    vectors = TfidfVectorizer(stop_words="english").fit_transform(texts).toarray()
    grouped = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=_DISTANCE
    ).fit_predict(vectors)
    stories: dict[int, dict[str, object]] = {}
    for group, text, lines in zip(grouped, texts, summaries, strict=True):
        stories.setdefault(group, {"title": text.splitlines()[0].lstrip("# "), "lines": lines})
    _send([Template(_PAGE, autoescape=True).render(stories=stories.values())], port)


def pages(folder: Path, port: int) -> None:
    """Take the text of each page, summarize it, send all summaries as one mail."""
    from trafilatura import extract

    summarize = _lex_rank()
    found = [extract(path.read_text(encoding="utf-8")) or "" for path in sorted(folder.iterdir())]
    _send(["\n\n".join("\n".join(summarize(text)) for text in found if text)], port)


def rss2email(folder: Path, port: int) -> None:
    """Send each entry of the feeds as a mail."""
    config, data = folder / "rss2email.cfg", folder / "rss2email.json"
    config.write_text(_R2E.format(port=port), encoding="utf-8")
    run = [sys.executable, "-m", "rss2email.main", "--config", str(config), "--data", str(data)]
    for number, address in enumerate((folder / "feeds.txt").read_text(encoding="utf-8").split()):
        subprocess.run([*run, "add", f"feed{number}", address], check=True)
    subprocess.run([*run, "run"], check=True)


def _lex_rank() -> Callable[[str], list[str]]:
    """Return sumy's LexRank; its own splitter needs data from the network, so sentences end at a mark and a blank."""
    from nltk.tokenize import word_tokenize
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    warnings.simplefilter("ignore")
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")

    class Words:
        def to_words(self, sentence: str) -> tuple[str, ...]:
            found = word_tokenize(sentence, preserve_line=True)
            return tuple(word for word in found if any(map(str.isalpha, word)))

    def sentences(text: str) -> Iterator[object]:
        return (Sentence(piece, Words()) for piece in re.split(r"(?<=[.!?])\s+", text) if piece.strip())

    return lambda text: [str(s) for s in summarizer(ObjectDocumentModel([Paragraph(sentences(text))]), _SENTENCES)]


def _send(bodies: list[str], port: int) -> None:
    with smtplib.SMTP("127.0.0.1", port) as line:
        for body in bodies:
            message = EmailMessage()
            message["From"], message["To"], message["Subject"] = "brief@example.com", "reader@example.com", "News"
            message.set_content(body, subtype="html")
            line.send_message(message)


if __name__ == "__main__":
    {"obvious": obvious, "pages": pages, "rss2email": rss2email}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
