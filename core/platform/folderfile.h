// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/regularfile.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace nlstoken {

//! \brief A file with a secret, by its name in a folder that is opened once: whoever puts a link in
//! the place of the file or the folder afterwards, leads nothing elsewhere.
class FolderFile
{
public:
    //! \brief What became of opening the folder.
    struct Opened
    {
        std::unique_ptr<FolderFile> file{}; //!< nothing when it can't be, or others may write there
        bool isShared = false; //!< other users may write to the folder
        QString reason{}; //!< the system's words when the folder can't be opened
    };

    //! \brief Opens the folder of \a path. One that others than this user, root and a group of
    //! nobody else may write to is refused, but for the user's runtime folder.
    [[nodiscard]] static Opened open(const QString &path);
    ~FolderFile();
    Q_DISABLE_COPY_MOVE(FolderFile)

    [[nodiscard]] const QString &path() const { return m_path; }
    //! \brief What is in the file, of at most \a longest bytes; a link is NotRegular.
    [[nodiscard]] FileContents read(qint64 longest) const;
    //! \brief Puts a new file of \a bytes, for this user only (0600), in the place of what is
    //! there, in one step. Answers the system's words when it can't, and then leaves all as it was.
    [[nodiscard]] QString replace(const QByteArray &bytes);
    //! \brief Removes the file that replace() made last; another one in its place stays.
    void removeOwn();

private:
    explicit FolderFile(QString path);

    QString m_path;
    QByteArray m_name;
    int m_folder = -1;
    quint64 m_ownInode = 0;
};

//! \brief Whether other users may write to the existing \a folder, or it is another user's; not of
//! root's, nor for root.
[[nodiscard]] bool isFolderOfOthers(const QString &folder);

} // namespace nlstoken
