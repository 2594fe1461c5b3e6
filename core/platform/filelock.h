// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief A lock between processes on a file, which the system frees when its holder dies, however
//! it dies.
//!
//! The file stays behind, empty: deleting it would let two holders lock two files of one name.
class FileLock
{
public:
    enum class Outcome {
        Taken,
        Busy, //!< somebody else holds it
        Failed, //!< the file can't be made or locked
    };

    explicit FileLock(QString path);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    //! \brief Takes the lock if it is free; never waits.
    [[nodiscard]] Outcome tryTake();
    //! \brief Takes the lock, waiting for at most \a milliseconds. Only where nobody has to be
    //! answered meanwhile.
    [[nodiscard]] Outcome take(int milliseconds);
    void release();

private:
    // The system's part. A handle is -1 when there is none.
    [[nodiscard]] static qintptr open(const QString &path);
    [[nodiscard]] static Outcome lock(qintptr file);
    static void close(qintptr file);

    QString m_path;
    qintptr m_handle = -1;
};

} // namespace nlstoken
