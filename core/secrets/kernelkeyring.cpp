// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/kernelkeyring.h"

#include "core/model/errorcode.h"

#include <QByteArray>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <keyutils.h>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr const char *keyType = "user";

// Processes whose session keyring has no link to the user's keyring (under systemd, cron, some
// logins) don't possess the key: what they may do is what its owner may. Nobody may change the
// bytes, the permissions or the time-out: another token is another key.
constexpr key_perm_t permissions = KEY_POS_VIEW | KEY_POS_READ | KEY_POS_SEARCH | KEY_POS_LINK
    | KEY_USR_VIEW | KEY_USR_READ | KEY_USR_SEARCH;

QByteArray descriptionOf(const QString &name)
{
    return "nls-token-desk:" + name.toUtf8();
}

bool meansGone(int number)
{
    return number == ENOKEY || number == EKEYEXPIRED || number == EKEYREVOKED;
}

long findKey(const QByteArray &description)
{
    return keyctl_search(KEY_SPEC_USER_KEYRING, keyType, description.constData(), 0);
}

// The bytes of the key \a id, or the error number.
tl::expected<SecretBytes, int> readKey(key_serial_t id)
{
    QByteArray bytes;
    long size = 2048; // of nearly every token; the kernel tells the real one
    while (size > bytes.size()) {
        bytes.resize(size);
        size = keyctl_read(id, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (size < 0)
            return tl::unexpected(errno);
    }
    bytes.truncate(size);
    return SecretBytes::take(bytes);
}

} // namespace

Result<std::optional<SecretBytes>> KernelKeyring::read(const QString &name)
{
    const QByteArray description = descriptionOf(name);
    // Between the two calls another process may put a new key in this one's place.
    for (int tries = 0; tries < 3; ++tries) {
        const long id = findKey(description);
        if (id < 0 && !meansGone(errno))
            return Failure(kernelKeyringError(errno));
        if (id < 0)
            return std::nullopt;
        tl::expected<SecretBytes, int> secret = readKey(static_cast<key_serial_t>(id));
        if (secret)
            return std::optional(*std::move(secret));
        if (!meansGone(secret.error()))
            return Failure(kernelKeyringError(secret.error()));
    }
    return std::nullopt;
}

Result<void> KernelKeyring::write(
    const QString &name, const SecretBytes &secret, std::chrono::seconds lifetime)
{
    // A time-out of 0 would be none at all.
    const auto seconds =
        std::clamp<std::chrono::seconds::rep>(lifetime.count(), 1, std::numeric_limits<int>::max());
    // Made in this process's own keyring: there it is surely possessed, which setting its time-out
    // and permissions takes, nobody else finds it half made, and it goes with a process that dies.
    // The link then takes the place of an older key's, in one step.
    const key_serial_t key = add_key(keyType, descriptionOf(name).constData(), secret.view().data(),
        static_cast<std::size_t>(secret.size()), KEY_SPEC_PROCESS_KEYRING);
    if (key < 0)
        return Failure(kernelKeyringError(errno));
    const bool linked = keyctl_set_timeout(key, static_cast<unsigned>(seconds)) == 0
        && keyctl_setperm(key, permissions) == 0 && keyctl_link(key, KEY_SPEC_USER_KEYRING) == 0;
    const int number = errno;
    (void)keyctl_unlink(key, KEY_SPEC_PROCESS_KEYRING);
    if (!linked)
        return Failure(kernelKeyringError(number));
    return {};
}

Result<void> KernelKeyring::remove(const QString &name)
{
    const long id = findKey(descriptionOf(name));
    // Not unlinked: it would stay wherever else somebody linked it to.
    if (id >= 0 && keyctl_invalidate(static_cast<key_serial_t>(id)) == 0)
        return {};
    if (meansGone(errno))
        return {};
    return Failure(kernelKeyringError(errno));
}

Result<void> KernelKeyring::check()
{
    const QString name = u"check"_s;
    const Result<void> written = write(name, SecretBytes(QByteArrayView("check")), 1s);
    return written ? remove(name) : written;
}

QString KernelKeyring::kind() const
{
    return u"kernel-keyring"_s;
}

ServiceError kernelKeyringError(int number)
{
    QLatin1StringView code = errorcode::KernelKeyringFailed;
    if (number == ENOSYS || number == EOPNOTSUPP)
        code = errorcode::KernelKeyringAbsent;
    else if (number == EPERM || number == EACCES)
        code = errorcode::KernelKeyringRefused;
    else if (number == EDQUOT || number == ENOMEM)
        code = errorcode::KernelKeyringFull;
    return {.kind = ErrorKind::Keychain,
        .code = code,
        .detail = QString::fromLocal8Bit(std::strerror(number))};
}

} // namespace nlstoken
