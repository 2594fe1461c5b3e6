// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractSocket>
#include <QLatin1StringView>
#include <QList>
#include <QNetworkReply>
#include <QString>
#include <QUrl>

class QNetworkProxy;
class QSslError;

namespace nlstoken {

//! \brief Host and port of \a url, for people: an address with its query may hold credentials.
[[nodiscard]] QString hostAndPort(const QUrl &url);

//! \brief Host and port of \a proxy, for people.
[[nodiscard]] QString hostAndPort(const QNetworkProxy &proxy);

//! \brief The code of what \a errors of a certificate come down to; a wrong host or date says more
//! than an unknown authority.
[[nodiscard]] QLatin1StringView tlsFaultCode(const QList<QSslError> &errors);

//! \brief The code of \a error, with which a request for \a url failed.
//! \param proxy where it went first
[[nodiscard]] QLatin1StringView networkFaultCode(
    QNetworkReply::NetworkError error, const QUrl &url, const QNetworkProxy &proxy);

//! \brief The code of \a error, with which a socket to \a url failed.
[[nodiscard]] QLatin1StringView networkFaultCode(
    QAbstractSocket::SocketError error, const QUrl &url, const QNetworkProxy &proxy);

} // namespace nlstoken
