// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/desktopenvironment.h"

#include "core/platform/sessionbus.h"

using namespace std::chrono_literals;

namespace nlstoken {

KeychainBackend prepareDesktopEnvironment(BusUse use)
{
    constexpr auto busPatience = 3s;
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    KeychainChoice keychain = chooseKeychain(environment, KeychainPreference::Auto);
    std::optional<QByteArray> bus = sessionBusAddress(environment);
    const QByteArray address = bus.value_or(qgetenv(sessionBusVariable));
    if (use == BusUse::AtStart && !address.isEmpty() && address != noSessionBus
        && !sessionBusFault(address, busPatience).isEmpty())
        bus = noSessionBus;
    if (bus)
        keychain.variables.push_back({sessionBusVariable, *bus});
    (void)exchangeEnvironment(keychain.variables);
    return keychain.backend;
}

} // namespace nlstoken
