"""Files ⇄ model: finds, reads, checks and writes networks."""
