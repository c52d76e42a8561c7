"""Tables of words by language, one module for each purpose.  A new language is added in this folder."""
