// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace nlstoken {

//! \brief Tells when files in a folder were added, replaced or removed, a moment after the last
//! change.
class FolderWatch final : public QObject
{
    Q_OBJECT

public:
    //! \brief Makes \a folder where it isn't there yet: what doesn't exist can't be watched.
    explicit FolderWatch(const QString &folder, QObject *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    QFileSystemWatcher m_watcher;
    QTimer m_calm; // several changes in a row are one
};

} // namespace nlstoken
