"""Pages of the register of persons."""
