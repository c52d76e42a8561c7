"""Articles of documents of word processors and of e-books; `digest.reading.office_files` unpacks their files."""
