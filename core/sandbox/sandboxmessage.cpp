// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/sandboxmessage.h"

namespace nlstoken {

QByteArray SandboxRequest::header(QByteArrayView name) const
{
    for (const auto &[field, value] : headers) {
        if (name.compare(field, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool SandboxRequest::wantsUpgrade() const
{
    // To another protocol, such as h2c, is no more than an offer (RFC 9110, 7.8).
    return header("connection").toLower().contains("upgrade")
        && header("upgrade").toLower().contains("websocket");
}

} // namespace nlstoken
