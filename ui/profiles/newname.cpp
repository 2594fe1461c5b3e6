// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/newname.h"

#include "core/model/errorcode.h"
#include "core/model/profilefields.h"

#include <algorithm>

namespace nlstoken {

Result<QString> checkedNewName(const QString &name, const QStringList &otherNames)
{
    return checkedProfileName(name).and_then([&](const QString &checked) -> Result<QString> {
        const QString folded = checked.toCaseFolded();
        const bool taken = std::ranges::any_of(
            otherNames, [&](const QString &other) { return other.toCaseFolded() == folded; });
        if (taken)
            return Failure(
                {.kind = ErrorKind::Profile, .code = errorcode::ProfileExists, .detail = checked});
        return checked;
    });
}

} // namespace nlstoken
