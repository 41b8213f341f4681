"""What pharmacy does: a bag or syringe from its first vial to its end, and the stock of vials."""
