"""Bytes go in, a document with text comes out: one file for each format."""
