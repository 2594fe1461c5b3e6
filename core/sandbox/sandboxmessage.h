// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/wireanswer.h"

#include <QByteArray>
#include <QByteArrayView>

namespace nlstoken {

//! \brief An HTTP request as it came over the wire: nothing decoded, nothing corrected.
struct SandboxRequest
{
    QByteArray method; //!< as sent, for example "POST"
    QByteArray path = "/"; //!< percent-encoded as sent
    QByteArray query{}; //!< what follows the first `?`, percent-encoded as sent
    HeaderFields headers{};
    QByteArray body{};

    //! \brief The value of the first field named \a name, which ignores case; empty when there is
    //! none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    //! \brief Whether the connection is to become something else, such as a WebSocket.
    [[nodiscard]] bool wantsUpgrade() const;
};

} // namespace nlstoken
