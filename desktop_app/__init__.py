"""The desktop application of Jiaokan."""
