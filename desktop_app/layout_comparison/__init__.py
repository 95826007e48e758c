"""Two layouts of a page side by side on its scan: what differs, and adopting the automatic one."""
