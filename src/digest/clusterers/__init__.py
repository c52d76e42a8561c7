"""Ways to group articles by event."""
