"""Ways to choose sentences: one article (`ranked`), a story (`coverage`), and the baselines."""
