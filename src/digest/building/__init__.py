"""Build the editions that are due, and the mail to send for each."""
