"""Sources of documents: files, feeds, web pages, mail, standard input."""
