"""The screens, each composed of widgets and given its services by its constructor."""
