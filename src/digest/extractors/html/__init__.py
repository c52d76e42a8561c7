"""Articles of web pages."""
