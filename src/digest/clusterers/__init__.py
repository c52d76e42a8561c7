"""Group articles by event."""
