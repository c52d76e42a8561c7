"""Keep documents, articles, editions, deliveries and runs between two runs of the program."""
