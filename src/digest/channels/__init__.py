"""Ways to deliver a message."""
