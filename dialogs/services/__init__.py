"""The catalogue: one TOML file a service, its sketch beside it."""
