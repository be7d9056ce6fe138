"""The query language and the index that answers it. The index is derived: it can be deleted and comes back."""
