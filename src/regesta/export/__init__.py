"""Answers go in, files come out: one file for each format."""
