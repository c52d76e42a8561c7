"""Extract the articles of web pages."""
