"""One module for each kind of break; ``registry`` lists them in the order of acceptance."""
