"""Extract the articles of a document, one file per format; `detect` chooses the format."""
