"""Across documents: identities, copies, judgements; beside the statements, never inside them."""
