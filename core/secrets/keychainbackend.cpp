// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/keychainbackend.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

bool isPlasmaWithKWallet(const QProcessEnvironment &environment)
{
    const QString version = environment.value(u"KDE_SESSION_VERSION"_s);
    return version == "4"_L1 || version == "5"_L1;
}

// What QtKeychain 0.13.2 does on its own (detectDesktopEnvironment in keychain_unix.cpp). It knows
// no KDE 6, whose wallet is reached as Secret Service; a later version that does ends this.
bool leadsToKWallet(const QProcessEnvironment &environment)
{
    const QString desktop = environment.value(u"XDG_CURRENT_DESKTOP"_s);
    if (desktop == "GNOME"_L1 || desktop == "Unity"_L1)
        return false;
    if (desktop == "KDE"_L1)
        return isPlasmaWithKWallet(environment);

    const QString session = environment.value(u"DESKTOP_SESSION"_s);
    if (session == "kde4"_L1)
        return true;
    if (session == "kde"_L1)
        return isPlasmaWithKWallet(environment);
    if (session == "gnome"_L1 || session == "xubuntu"_L1 || session.contains("xfce"_L1))
        return false;

    if (!environment.value(u"GNOME_DESKTOP_SESSION_ID"_s).isEmpty())
        return false;
    return !environment.value(u"KDE_FULL_SESSION"_s).isEmpty() && isPlasmaWithKWallet(environment);
}

// The desktop stays KDE in both directions where it was KDE: Qt's theme and the portals are chosen
// by that name.
std::vector<EnvironmentVariable> plasmaVersion(const QByteArray &version)
{
    return {{"XDG_CURRENT_DESKTOP", "KDE"}, {"KDE_SESSION_VERSION", version}};
}

} // namespace

QString keychainBackendName(KeychainBackend backend)
{
    switch (backend) {
    case KeychainBackend::SecretService:
        return u"secret-service"_s;
    case KeychainBackend::KWallet:
        return u"kwallet"_s;
    case KeychainBackend::Windows:
        return u"windows"_s;
    case KeychainBackend::MacOs:
        return u"macos"_s;
    }
    Q_UNREACHABLE();
}

std::optional<KeychainPreference> keychainPreferenceFromName(const QString &name)
{
    if (name == "auto"_L1)
        return KeychainPreference::Auto;
    if (name == "secret-service"_L1)
        return KeychainPreference::SecretService;
    if (name == "kwallet"_L1)
        return KeychainPreference::KWallet;
    return std::nullopt;
}

KeychainChoice chooseKeychain(const QProcessEnvironment &environment, KeychainPreference wish)
{
#if defined(Q_OS_WIN)
    Q_UNUSED(environment)
    Q_UNUSED(wish)
    return {KeychainBackend::Windows, {}};
#elif defined(Q_OS_DARWIN)
    Q_UNUSED(environment)
    Q_UNUSED(wish)
    return {KeychainBackend::MacOs, {}};
#else
    const bool kwallet = leadsToKWallet(environment);
    if (wish == KeychainPreference::KWallet)
        return {KeychainBackend::KWallet,
            kwallet ? decltype(KeychainChoice::variables){} : plasmaVersion("5")};
    if (wish == KeychainPreference::SecretService && kwallet)
        return {KeychainBackend::SecretService, plasmaVersion("0")};
    return {kwallet ? KeychainBackend::KWallet : KeychainBackend::SecretService, {}};
#endif
}

std::vector<EnvironmentVariable> exchangeEnvironment(
    const std::vector<EnvironmentVariable> &variables)
{
    std::vector<EnvironmentVariable> previous;
    previous.reserve(variables.size());
    for (const auto &[name, value] : variables) {
        const char *key = name.constData();
        previous.push_back(
            {name, qEnvironmentVariableIsSet(key) ? std::optional(qgetenv(key)) : std::nullopt});
        if (value)
            qputenv(key, *value);
        else
            qunsetenv(key);
    }
    return previous;
}

} // namespace nlstoken
