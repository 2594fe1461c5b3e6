// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

class QFile;

namespace nlstoken {

//! \brief What became of reading a file.
struct FileContents
{
    enum class Outcome {
        Read,
        Missing, //!< there is no such file; what can't be looked for is Unreadable
        Folder,
        NotRegular, //!< a pipe, a socket or a device, which may never come to an end
        TooLarge,
        Unreadable,
    };

    Outcome outcome = Outcome::Missing;
    QByteArray bytes{};
    QString reason{}; //!< the system's words; empty when it was read
};

//! \brief Opens \a file, named \a path, for reading when it is a regular file. Never waits, as for
//! the writer of a pipe. Anything else than Read in the outcome leaves \a file closed.
[[nodiscard]] FileContents openRegularFile(QFile &file, const QString &path);

//! \brief Reads the regular file \a path, of at most \a longest bytes, and waits for nobody.
[[nodiscard]] FileContents readRegularFile(const QString &path, qint64 longest);

} // namespace nlstoken
