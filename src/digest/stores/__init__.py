"""What is remembered from run to run: documents, articles, editions, deliveries, runs."""
