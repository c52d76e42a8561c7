"""The meaning of numbers in a sentence."""
