"""What every test shares: no screen, no key store, one way to draw examples."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The key store of whoever runs the tests stays theirs.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
settings.register_profile("ci", deadline=None, print_blob=True)
settings.load_profile("ci")
