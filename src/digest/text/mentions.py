"""Find a word or phrase in a text, in any of its forms: "season finales" mentions "season finale"."""

from digest.text.words import UNSPACED, vocabulary, words


def speaks_of(text: str, phrase: str, language: str) -> bool:
    """Return whether the words of `phrase` occur side by side in `text`, compared by stem and without regard to case.

    In languages without blanks, and in Korean with its suffixes, any occurrence of the phrase counts.

    >>> speaks_of("Two season finales tonight", "season finale", "en"), speaks_of("Seasonal fish", "season", "en")
    (True, False)
    """
    if not has_forms(language):
        return phrase.casefold() in text.casefold()
    wanted, given = forms(phrase, language), forms(text, language)
    size = len(wanted)
    return bool(wanted) and any(given[at : at + size] == wanted for at in range(len(given) - size + 1))


def has_forms(language: str) -> bool:
    """Return whether phrases are compared by the forms of their words; elsewhere any occurrence counts."""
    return language not in UNSPACED and language != "ko"


def forms(text: str, language: str) -> list[str]:
    """Return the stem of each word, or the word itself if it is a stop word."""
    table = vocabulary(language)
    return [table[word] or word for word in words(text, language)]
