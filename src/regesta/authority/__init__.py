"""Who and what a name can mean: the project's own tables of actors, places, weapons and agreements."""
