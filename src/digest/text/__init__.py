"""Analyse plain text: characters, language, sentences, words, furniture.  Strings in, values out."""
