"""What is known of several articles on one event: reprints, publishers, the headline."""
