"""From a document to its articles, one file a format; `kinds` tells the formats apart."""
