// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief A file with a token and a line break, for this user only, which lasts as long as this
//! object.
class TokenFile
{
public:
    //! \brief Where the file \a action is to be: its absolute path, or a new one in the runtime
    //! folder for "auto". Errors: Usage when there is something else than a token already, which
    //! would be lost.
    [[nodiscard]] static Result<QString> place(const QString &action);

    //! \param path absolute
    explicit TokenFile(QString path);
    ~TokenFile();
    Q_DISABLE_COPY_MOVE(TokenFile)

    [[nodiscard]] const QString &path() const { return m_path; }
    //! \brief Puts \a token in the place of what is there, in one step; FileNotWritable leaves it
    //! as it was.
    [[nodiscard]] Result<void> write(const QByteArray &token);

private:
    QString m_path;
    bool m_written = false;
};

} // namespace nlstoken
