"""What ``corridor check`` asks of a network beyond its form: one small function a rule."""
