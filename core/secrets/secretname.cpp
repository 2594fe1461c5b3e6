// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secretname.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

QString accessKeyItemName(const QString &profileId)
{
    return u"nls-token-desk/accesskey/"_s + profileId;
}

QString tokenItemName(const QString &fingerprint)
{
    return u"nls-token-desk/token/"_s + fingerprint;
}

} // namespace nlstoken
