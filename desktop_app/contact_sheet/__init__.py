"""Many places of the text on one screen, each with its image, settled together."""
