"""Choose the sentences of a summary: of one article (`ranked`), of a story (`coverage`), and by the baselines."""
