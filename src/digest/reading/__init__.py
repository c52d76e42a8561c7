"""Turn documents into articles, and read documents again to prove articles."""
