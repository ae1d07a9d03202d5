"""Best routes and alternatives, matrices, and why there is none."""
