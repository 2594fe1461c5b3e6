// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/filelock.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace nlstoken {

//! \brief A folder for what the sandbox of this process writes, gone with the process. What
//! processes left behind that were killed is removed by the next one.
class SandboxFolder
{
public:
    //! \param parent where it is made, for this user only; made too where it isn't there
    explicit SandboxFolder(const QString &parent);
    ~SandboxFolder();
    SandboxFolder(const SandboxFolder &) = delete;
    SandboxFolder &operator=(const SandboxFolder &) = delete;

    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    void removeAbandoned(const QString &parent) const;

    QTemporaryDir m_folder;
    std::unique_ptr<FileLock> m_lock; // held while the process lives
};

} // namespace nlstoken
