"""What builds, checks and measures AlgoGuide; nothing here is shipped."""
