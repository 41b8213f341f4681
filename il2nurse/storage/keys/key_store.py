"""The system's key store, by ``keyring``; it is read only when a key is kept there or asked for."""

from typing import Final

SERVICE: Final = "il2nurse"
NAMES: Final = {
    "WinVaultKeyring": "the Windows Credential Locker",
    "macOS": "the macOS Keychain",
}


class NoKeyStore(Exception):
    """This system has no key store that keeps anything."""


class KeyStore:
    """Windows Credential Locker, macOS Keychain, or the Secret Service of a desktop.

    A bare server has none; what a store raises there or while it is locked is its own affair.
    """

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret; ``NoKeyStore`` where it is not there when it is asked for again."""
        import keyring

        try:
            keyring.set_password(SERVICE, name, secret)
        except Exception as error:
            raise NoKeyStore from error
        if self.read(name) != secret:
            raise NoKeyStore

    def read(self, name: str) -> str:
        """The secret of this name; "" where there is none, or the store is locked or away."""
        import keyring

        try:
            return keyring.get_password(SERVICE, name) or ""
        except Exception:  # noqa: BLE001 - each store has errors of its own, and all mean this
            return ""

    def forget(self, name: str) -> None:
        """Take a secret away."""
        from contextlib import suppress

        import keyring

        with suppress(Exception):
            keyring.delete_password(SERVICE, name)

    def name(self) -> str:
        """What the store is called here."""
        import keyring

        return NAMES.get(type(keyring.get_keyring()).__name__, "the system's key store")
