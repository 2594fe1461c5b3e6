// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/ownfolders.h"

#include "core/model/errorcode.h"
#include "core/platform/folderfile.h"
#include "core/platform/folders.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace nlstoken {

std::vector<ServiceError> foldersOfOthers()
{
    const QString state = stateFolder();
    QStringList folders{configFolder(), state, state + u"/flights"_s, state + u"/activity"_s};
    if (const QString runtime = runtimeFolder(); !runtime.isEmpty())
        folders << runtime;
    std::vector<ServiceError> found;
    for (const QString &folder : std::as_const(folders)) {
        if (isFolderOfOthers(folder))
            found.push_back(
                {.kind = ErrorKind::Profile, .code = errorcode::FolderShared, .detail = folder});
    }
    return found;
}

} // namespace nlstoken
