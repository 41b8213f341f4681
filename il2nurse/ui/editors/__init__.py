"""One editor for each kind of answer."""
