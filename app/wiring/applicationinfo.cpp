// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/applicationinfo.h"

#include <QCoreApplication>

namespace nlstoken {

const char *applicationVersion()
{
    return NLSTOKEN_VERSION;
}

void setApplicationInfo(const QString &name)
{
    QCoreApplication::setApplicationName(name);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(applicationVersion()));
}

} // namespace nlstoken
