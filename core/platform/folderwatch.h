// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace nlstoken {

//! \brief Tells when files in a folder were added, replaced or removed, a moment after the last
//! change; for one file also when it was written in place, as some editors do.
class FolderWatch final : public QObject
{
    Q_OBJECT

public:
    //! \brief Makes \a folder where it isn't there yet: what doesn't exist can't be watched.
    //! \param file a name in it, empty for none
    explicit FolderWatch(
        const QString &folder, const QString &file = {}, QObject *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void watchFile();

    QString m_file; // whole path
    QFileSystemWatcher m_watcher;
    QTimer m_calm; // several changes in a row are one
};

} // namespace nlstoken
