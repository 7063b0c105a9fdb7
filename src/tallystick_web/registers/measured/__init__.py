"""What registers count for plans: pure functions over entries and parts taken, one module for each register."""
