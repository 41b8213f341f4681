"""Forms, dialogs and drawers, and the questions they are made of."""
