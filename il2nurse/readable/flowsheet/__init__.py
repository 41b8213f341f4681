"""The flowsheet's rows, curves and marks, the same on screen and paper."""
