"""What pharmacy does: check orders, prepare and release bags, keep the stock of vials."""
