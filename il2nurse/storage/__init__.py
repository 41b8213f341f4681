"""Where entries are kept: the register file, its guards, its copies, and the oracle in memory."""
