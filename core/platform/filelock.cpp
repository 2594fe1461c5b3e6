// SPDX-License-Identifier: Apache-2.0
#include "core/platform/filelock.h"

#include "core/platform/privatefile.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

namespace nlstoken {

FileLock::FileLock(QString path)
    : m_path(std::move(path))
{
}

FileLock::~FileLock()
{
    release();
}

FileLock::Outcome FileLock::tryTake()
{
    if (m_handle < 0) {
        if (!makePrivateFolder(QFileInfo(m_path).absolutePath()))
            return Outcome::Failed;
        m_handle = open(m_path);
        if (m_handle < 0)
            return Outcome::Failed;
    }
    return lock(m_handle);
}

FileLock::Outcome FileLock::take(int milliseconds)
{
    constexpr unsigned long pause = 5;
    const QDeadlineTimer deadline(milliseconds);
    Outcome outcome = tryTake();
    while (outcome == Outcome::Busy && !deadline.hasExpired()) {
        QThread::msleep(pause);
        outcome = tryTake();
    }
    return outcome;
}

void FileLock::release()
{
    if (m_handle >= 0)
        close(m_handle);
    m_handle = -1;
}

} // namespace nlstoken
