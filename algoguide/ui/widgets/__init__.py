"""Small reusable widgets: they show what they are given and report what the user did."""
