// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folders.h"

#include <QDir>

namespace nlstoken {

QString homeFolder()
{
    return QDir::homePath();
}

} // namespace nlstoken
