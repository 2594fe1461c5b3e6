// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverresponse.h"

#include <QByteArray>
#include <QByteArrayView>

namespace nlstoken {

//! \brief An HTTP request as it came over the wire: nothing decoded, nothing corrected.
struct ServerRequest
{
    QByteArray method{}; //!< as sent, for example "POST"
    QByteArray authority{}; //!< of a target that names the whole address; else empty
    QByteArray path = "/"; //!< percent-encoded as sent
    QByteArray query{}; //!< what follows the first `?`, percent-encoded as sent
    HeaderFields headers{};
    QByteArray body{};
    bool isHttp10 = false;
    bool keepsConnection = true; //!< the client will go on using the connection

    //! \brief The value of the first field named \a name, which ignores case; empty when there is
    //! none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    //! \brief Whether there is a field named \a name, even an empty one.
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;
    //! \brief Whether the connection is to become a WebSocket.
    [[nodiscard]] bool wantsUpgrade() const;
    //! \brief Overwrites the key that the request shows, where nobody else shares its bytes.
    void wipeAuthorization();
};

//! \brief Takes \a target apart into \a request: a path with or without its query, or a whole
//! address of http or https, as a proxy is sent it.
//! \return whether it is one of these
[[nodiscard]] bool readTarget(QByteArrayView target, ServerRequest &request);

} // namespace nlstoken
