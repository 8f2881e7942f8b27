"""What AlgoGuide promises about time and memory, measured as ratios against a yardstick run beside it."""
