"""The archive library of Jiaokan: newspapers, their scans and their text. Never imports Qt."""
