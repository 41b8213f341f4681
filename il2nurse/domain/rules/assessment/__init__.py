"""What is judged before and during a dose: every criterion, every answer."""
