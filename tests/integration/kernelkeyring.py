# SPDX-License-Identifier: Apache-2.0
"""The kernel's keyring of this user, by its own calls (keyctl(2))."""

import ctypes
import sys

PROCESS_KEYRING, USER_KEYRING = -2, -4
PREFIX = "nls-token-desk:"


class KernelKeyring:
    def __init__(self):
        try:
            self._library = ctypes.CDLL("libkeyutils.so.1", use_errno=True)
        except OSError:
            self._library = None

    def works(self):
        """Whether a key can be kept here; containers often refuse it."""
        if self._library is None:
            return False
        key = self._library.add_key(b"user", b"nls-token-test", b"x", 1, PROCESS_KEYRING)
        return key > 0 and self._library.keyctl_link(key, PROCESS_KEYRING) == 0

    def find(self, fingerprint):
        """The serial number of the token's key, or None."""
        if self._library is None:
            return None
        description = (PREFIX + fingerprint).encode()
        key = self._library.keyctl_search(USER_KEYRING, b"user", description, 0)
        return key if key > 0 else None

    def forget(self, fingerprint):
        key = self.find(fingerprint)
        if key is not None:
            self._library.keyctl_invalidate(key)


# In front of a command: gives it a session keyring without a link to the user's, as under systemd, cron and some
# logins.
SESSION_OF_ITS_OWN = (sys.executable, "-c", """
import ctypes, os, sys
if ctypes.CDLL("libkeyutils.so.1").keyctl_join_session_keyring(None) < 0:
    sys.exit(125)
os.execv(sys.argv[1], sys.argv[1:])
""")

KERNEL_KEYRING = KernelKeyring()
KERNEL = KERNEL_KEYRING.works()
