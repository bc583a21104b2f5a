"""Data, not code: words, patterns, names and tables, each file with a heading that says its columns and sources."""
