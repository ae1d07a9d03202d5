"""Time with its uncertainty: draws, deadlines, departures, blame and the test against reports."""
