"""The store on disk: shards that are TinyDB files, their manifest, and the writer's lock."""
