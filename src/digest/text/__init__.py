"""What is known of text alone: characters, language, sentences, words, furniture.  Strings in, values out."""
