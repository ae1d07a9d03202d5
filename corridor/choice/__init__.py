"""The choice between ways: what each costs and emits, and which is better for whom."""
