"""What a person sees: commands and the explorer. Knows store.base, store.model and store.errors, nothing else of store."""
