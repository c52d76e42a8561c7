"""Articles of PDF files; `digest.reading.pdf_worker` extracts the text of the file."""
