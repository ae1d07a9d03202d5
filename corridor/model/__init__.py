"""What the world is: frozen values that hold their invariants."""
