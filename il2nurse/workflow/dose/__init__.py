"""Beginning, confirming, holding, infusing: every act of one dose."""
