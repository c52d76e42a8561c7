"""Articles of PDF files; `digest.reading.pdf_worker` takes the text out of the file."""
