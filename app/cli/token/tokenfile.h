// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/platform/folderfile.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace nlstoken {

//! \brief A file with a token and a line break, for this user only, which lasts as long as this
//! object.
class TokenFile
{
public:
    //! \brief The file that \a choice names, or a new one in the runtime folder for "auto"; not
    //! written yet. Errors, of kind Usage: FileNotToken when there is something else than a token
    //! already, which would be lost, or a link; FolderShared, FileNotWritable, FileUnreadable.
    [[nodiscard]] static Result<std::unique_ptr<TokenFile>> opened(const QString &choice);
    ~TokenFile();
    Q_DISABLE_COPY_MOVE(TokenFile)

    //! \brief Absolute.
    [[nodiscard]] const QString &path() const { return m_file->path(); }
    //! \brief Puts \a token in the place of what is there, in one step; FileNotWritable leaves it
    //! as it was.
    [[nodiscard]] Result<void> write(const QByteArray &token);

private:
    explicit TokenFile(std::unique_ptr<FolderFile> file);

    std::unique_ptr<FolderFile> m_file;
};

} // namespace nlstoken
