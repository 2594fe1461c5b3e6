// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secretbytes.h"
#include "core/http/serverrequest.h"

#include <QByteArray>
#include <QHostAddress>
#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <vector>

namespace nlstoken {

//! \brief Whom a server hears: the names it goes by, the pages that may ask it, and its key.
//!
//! The names keep out a page whose name was made to lead to this computer (DNS rebinding); the
//! origins keep out every page that isn't listed.
class ServerAccess
{
public:
    //! \param key what a request has to show as `Authorization: Bearer`
    explicit ServerAccess(SecretBytes key);

    //! \brief Hears requests for \a host, a name or an address without port.
    void allowHost(const QString &host);
    //! \brief Hears requests for the address on which they came in, for a server that listens on
    //! every address of this computer.
    void allowOwnAddresses() { m_allowsOwnAddresses = true; }
    //! \brief Hears pages of \a origin, as allowedOrigin() spells it.
    void allowOrigin(const QByteArray &origin);

    //! \brief The code of why a request from outside is not heard at all: HostNotAllowed or
    //! OriginNotAllowed; nothing when it is. \a own is the address on which it came in.
    [[nodiscard]] std::optional<QLatin1StringView> refusedSource(
        const ServerRequest &request, const QHostAddress &own) const;
    //! \brief The code of what is wrong with its key: ServerKeyMissing or ServerKeyWrong; nothing
    //! when it is right. Compares in a time that depends only on the length.
    [[nodiscard]] std::optional<QLatin1StringView> refusedKey(const ServerRequest &request) const;

private:
    [[nodiscard]] bool allows(QByteArrayView authority, const QHostAddress &own) const;

    SecretBytes m_key;
    std::vector<QByteArray> m_hosts; // lower case
    std::vector<QHostAddress> m_addresses;
    std::vector<QByteArray> m_origins;
    bool m_allowsOwnAddresses = false;
};

//! \brief The host in \a authority (host, host:port, [address]:port), without brackets; nothing
//! when it is none.
[[nodiscard]] std::optional<QByteArrayView> hostOf(QByteArrayView authority);

//! \brief \a text as a browser writes it in Origin, for example "https://app.example:8443"; nothing
//! when it is no origin.
[[nodiscard]] std::optional<QByteArray> allowedOrigin(const QString &text);

} // namespace nlstoken
