"""Going on from a copy of a register: what it lacks, trying it out, the drill, and restoring."""
