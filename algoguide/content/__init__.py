"""Files of the top-level content/ folder -> domain objects, with every problem met on the way."""
