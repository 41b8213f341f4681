"""What every test shares: a Qt platform without a screen, and one way to draw examples."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("ci", deadline=None, print_blob=True)
settings.load_profile("ci")
