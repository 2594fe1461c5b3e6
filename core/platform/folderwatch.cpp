// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folderwatch.h"

#include "core/platform/privatefile.h"

#include <QFileInfo>

using namespace std::chrono_literals;

namespace nlstoken {

FolderWatch::FolderWatch(const QString &folder, const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file.isEmpty() ? QString() : folder + u'/' + file)
{
    constexpr std::chrono::milliseconds calm = 50ms;
    m_calm.setSingleShot(true);
    m_calm.setInterval(calm);
    connect(&m_calm, &QTimer::timeout, this, &FolderWatch::changed);
    connect(
        &m_watcher, &QFileSystemWatcher::directoryChanged, &m_calm, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_calm, qOverload<>(&QTimer::start));
    connect(&m_calm, &QTimer::timeout, this, &FolderWatch::watchFile);
    if (makePrivateFolder(folder))
        m_watcher.addPath(folder);
    watchFile();
}

// A file that was replaced is another one, which isn't watched yet.
void FolderWatch::watchFile()
{
    if (!m_file.isEmpty() && !m_watcher.files().contains(m_file) && QFileInfo::exists(m_file))
        m_watcher.addPath(m_file);
}

} // namespace nlstoken
