// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clock.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace nlstoken {

//! \brief Brings what is in the file at a path; empty when it can't be read.
using ReadFile = std::function<QByteArray(const QString &path)>;

//! \brief The contents of small files for who looks at them again and again: a file is read when it
//! looks like another one than last time, and one system call else.
//!
//! For views only. What a network file system says of a file may be some seconds old; opening it
//! gives what is there.
class KeptFiles
{
public:
    //! \param clock borrowed for life
    explicit KeptFiles(const Clock &clock);

    //! \brief What is in \a path; empty when it can't be read.
    [[nodiscard]] QByteArray read(const QString &path);

    //! \brief What is in \a path at this moment, from the file itself; empty when it can't be read.
    [[nodiscard]] static QByteArray readNow(const QString &path);

private:
    // How a file looks from outside; by its place on the disk also when it was replaced.
    struct Check
    {
        quint64 device = 0;
        quint64 inode = 0;
        qint64 size = 0;
        qint64 changedSeconds = 0;
        qint64 changedNanoseconds = 0;

        bool operator==(const Check &) const = default;
    };
    struct Kept
    {
        Check look;
        QByteArray contents;
        std::chrono::milliseconds firstSeen; // with that look, since boot
        bool settled = false;
    };

    //! Whether lookAt() knows anything; where it doesn't, files are read.
    [[nodiscard]] static bool canLook();
    [[nodiscard]] static std::optional<Check> lookAt(const QString &path);

    const Clock &m_clock;
    QHash<QString, Kept> m_kept;
};

} // namespace nlstoken
