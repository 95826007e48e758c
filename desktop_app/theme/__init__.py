"""How the window looks: colours, spacing, fonts and icons, all in one place."""
