"""The page of laboratory results: entering, importing, history."""
