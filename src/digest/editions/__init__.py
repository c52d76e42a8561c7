"""From groups of articles to an edition that can be proved."""
