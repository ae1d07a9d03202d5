"""What if: scenarios applied, compared and swept."""
