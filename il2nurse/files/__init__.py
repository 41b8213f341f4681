"""Other files than the register: read within bounds, written whole or not at all."""
