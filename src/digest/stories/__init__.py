"""Several articles on one event: reprints, publishers, the headline, open stories, differing numbers."""
