"""Ask the sources and keep the new documents."""
