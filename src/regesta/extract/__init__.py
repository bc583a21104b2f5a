"""Extraction: a parsed document goes in, its mentions and statements come out.

One file for each kind of thing. `analysis.py` is what they share; `pipeline` knows their order.
"""
