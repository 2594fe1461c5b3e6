// SPDX-License-Identifier: Apache-2.0
#include "app/gui/openaddress.h"

#include "core/platform/childprocess.h"

#include <QDesktopServices>
#include <QFile>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

// Qt starts the same program, but gives it our core limit. In a Flatpak it asks a portal.
void openAddress(const QUrl &address, const InheritedState &inherited)
{
    const QString opener = QFile::exists(u"/.flatpak-info"_s)
        ? QString()
        : QStandardPaths::findExecutable(u"xdg-open"_s);
    const ChildProgram program(
        {opener.toStdString(), address.toEncoded().toStdString()}, inherited, {});
    if (opener.isEmpty() || !program.startDetached())
        QDesktopServices::openUrl(address);
}

} // namespace nlstoken
