"""What follows from the chart: totals, scores, what is due, what is unusual."""
