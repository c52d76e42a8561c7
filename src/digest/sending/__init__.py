"""Claim open deliveries, send them, and record the results."""
