"""Tables of words, one a purpose, each by language: the folder to add a language in."""
