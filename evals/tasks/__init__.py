"""One module a subject, each with its TASKS: they are found by standing here."""
