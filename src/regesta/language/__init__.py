"""Parsing: the only room that knows the NLP library. Text goes in, `model.parse.Parse` comes out."""
