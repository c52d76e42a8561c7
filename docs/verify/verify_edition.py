#!/usr/bin/env python3
"""Check an edition of `digest` without it: python3 verify_edition.py edition.json [edition.sig allowed_signers]

Checks that the file has the hash that it names, that each text has its hash, and that each quoted sentence is in its
text, word for word, at its place; with a signature, that a key in allowed_signers (ssh-keygen(1)) made it.
Does not check that the texts are those of their sources.  Exit code 1 if anything is wrong or not found, else 0.
"""

import argparse
import hashlib
import json
import subprocess


def sha256(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def without_doubles(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a name is twice in one object")
    return dict(pairs)


def sentences_of(edition):
    for section in edition["sections"]:
        for number, story in enumerate(section["stories"], start=1):
            for sentence in story["summary"]["sentences"]:
                yield story, number, sentence
            for difference in story["differences"]:
                yield story, number, difference["a"]
                yield story, number, difference["b"]


def faults_of(record):
    content = {name: value for name, value in record.items() if name not in ("format", "hash")}
    if record["format"] != "digest-edition/2":
        yield f"format {record['format']!r} is not known here"
    if sha256(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)) != record["hash"]:
        yield "the hash of the file does not hold"
    articles = {article["id"]: article for article in record["articles"]}
    for article in record["articles"]:
        if sha256(article["text"]) != article["text_hash"]:
            yield f"article {article['id']}: its text has another hash"
    for story, number, sentence in sentences_of(record):
        article = articles.get(sentence["article"])
        if article is None or sentence["article"] not in story["articles"]:
            yield f"story {number}: article {sentence['article']} is not in it"
        elif sentence["text_hash"] != article["text_hash"]:
            yield f"story {number}: a sentence is of another text of article {sentence['article']}"
        elif not sentence["text"] or article["text"][sentence["start"] : sentence["end"]] != sentence["text"]:
            yield f'story {number}: "{sentence["text"][:50]}" is not at its place'


def signer_of(digest, signature, allowed):
    given, options = f"{digest}\n".encode(), ["-f", allowed, "-s", signature]
    found = subprocess.run(["ssh-keygen", "-Y", "find-principals", *options], capture_output=True, text=True)
    for name in found.stdout.split("\n"):
        verify = ["ssh-keygen", "-Y", "verify", *options, "-I", name, "-n", "digest-edition"]
        if name and subprocess.run(verify, input=given, capture_output=True).returncode == 0:
            return name
    return None


def places_of(record, quote):
    words = " ".join(quote.split())
    for article in record["articles"]:
        if words and words in " ".join(article["text"].split()):
            own = [" ".join(one["text"].split()) for *_, one in sentences_of(record) if one["article"] == article["id"]]
            how = "quoted from" if any(words in one or one in words for one in own) else "not quoted, but in"
            yield f"{how} {article['title']!r}, {article['url'] or article['source']!r}"


def main(path, signature=None, allowed=None, quote=None):
    try:
        with open(path, encoding="utf-8", errors="surrogatepass") as file:
            record = json.load(file, object_pairs_hook=without_doubles)
        faults, number = list(faults_of(record)), len(list(sentences_of(record)))
        places = [] if quote is None else list(places_of(record, quote)) or ["in no text of this edition"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        print(f"{path}: no edition that can be read ({type(error).__name__}: {error})")
        return 1
    signer = signer_of(record["hash"], signature, allowed) if signature and allowed and not faults else None
    faults += ["none of the allowed signers made the signature"] if signature and not (faults or signer) else []
    print("\n".join(f"{path}: {fault}" for fault in faults) or f"{path}: hash, texts and {number} sentences are right")
    if not faults:
        print(f"{path}: signed by {signer}" if signer else f"{path}: not checked who made it")
        print(*(f"{path}: the words are {place}" for place in places), sep="\n", end="\n" * bool(places))
    return 1 if faults or places[:1] == ["in no text of this edition"] else 0


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quote", metavar="WORDS", help="look for words in the texts, and name their articles")
    options.add_argument("files", nargs="+", help="edition.json, or edition.json edition.sig allowed_signers")
    given = options.parse_args()
    if len(given.files) not in (1, 3):
        options.error("give edition.json alone, or with edition.sig and allowed_signers")
    raise SystemExit(main(*given.files, quote=given.quote))
