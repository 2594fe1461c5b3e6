// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFile>

#include <memory>

namespace nlstoken {

//! \brief A file that wasn't there: made at once, so that it is known to be writable before
//! anything is paid for, and gone again unless it is filled.
class NewFile
{
public:
    //! \brief Makes the file \a path. FileExists, or FileNotWritable; both of kind Usage.
    [[nodiscard]] static Result<std::unique_ptr<NewFile>> made(const QString &path);
    ~NewFile();
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    [[nodiscard]] QString path() const { return m_file.fileName(); }
    //! \brief Writes \a bytes, all there is in it, and keeps the file. FileNotWritable when it
    //! can't.
    [[nodiscard]] Result<void> fill(const QByteArray &bytes);

private:
    explicit NewFile(const QString &path)
        : m_file(path)
    {
    }

    QFile m_file;
    bool m_isFilled = false;
};

} // namespace nlstoken
