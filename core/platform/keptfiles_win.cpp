// SPDX-License-Identifier: Apache-2.0
#include "core/platform/keptfiles.h"

namespace nlstoken {

bool KeptFiles::canLook()
{
    return false;
}

std::optional<KeptFiles::Check> KeptFiles::lookAt(const QString &)
{
    return std::nullopt;
}

} // namespace nlstoken
