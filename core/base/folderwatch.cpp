// SPDX-License-Identifier: Apache-2.0
#include "core/base/folderwatch.h"

#include "core/base/privatefile.h"

using namespace std::chrono_literals;

namespace nlstoken {

FolderWatch::FolderWatch(const QString &folder, QObject *parent)
    : QObject(parent)
{
    constexpr std::chrono::milliseconds calm = 50ms;
    m_calm.setSingleShot(true);
    m_calm.setInterval(calm);
    connect(&m_calm, &QTimer::timeout, this, &FolderWatch::changed);
    connect(
        &m_watcher, &QFileSystemWatcher::directoryChanged, &m_calm, qOverload<>(&QTimer::start));
    if (makePrivateFolder(folder))
        m_watcher.addPath(folder);
}

} // namespace nlstoken
