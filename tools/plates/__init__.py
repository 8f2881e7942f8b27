"""Programs that draw the illustration plates of `resources/illustrations`."""
