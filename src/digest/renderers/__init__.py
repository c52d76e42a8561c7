"""Render an edition in formats for people and programs."""
