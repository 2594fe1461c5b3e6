// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QList>
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

} // namespace nlstoken
