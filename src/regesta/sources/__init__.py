"""A path or address goes in, bytes and where they came from come out."""
