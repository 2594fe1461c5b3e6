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
    return header("connection").toLower().contains("upgrade");
}

} // namespace nlstoken
