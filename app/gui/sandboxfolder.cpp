// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sandboxfolder.h"

#include "core/platform/privatefile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

const auto prefix = "sandbox-"_L1;
const auto lockName = "/nls-token-desk.lock"_L1; // the parent may be everybody's /tmp

QString templateIn(const QString &parent)
{
    (void)makePrivateFolder(parent);
    return parent + u'/' + prefix + u"XXXXXX"_s;
}

// As QTemporaryDir fills the template in. No regular expression: this is on the way to the window's
// first paint.
bool isOurName(const QString &name)
{
    constexpr qsizetype filledIn = 6;
    const QStringView rest = QStringView(name).mid(prefix.size());
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    };
    return name.startsWith(prefix) && rest.size() == filledIn
        && std::ranges::all_of(rest, isLetter);
}

} // namespace

SandboxFolder::SandboxFolder(const QString &parent)
    : m_folder(templateIn(parent))
{
    if (!m_folder.isValid())
        return;
    // Under its name it has to be locked from the first moment, or it would look abandoned.
    const QString unnamed = path() + "/new.lock"_L1;
    m_lock = std::make_unique<FileLock>(unnamed);
    if (m_lock->tryTake() == FileLock::Outcome::Taken)
        (void)QFile::rename(unnamed, path() + lockName);
    removeAbandoned(parent);
}

SandboxFolder::~SandboxFolder()
{
    m_lock.reset(); // there are systems that remove no file in use
}

// One without a lock is somebody else's, or being made at this moment.
void SandboxFolder::removeAbandoned(const QString &parent) const
{
    const uint owner = QFileInfo(path()).ownerId();
    const auto folders = QDir(parent).entryInfoList({prefix + u'*'}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &folder : folders) {
        const QFileInfo lockFile(folder.filePath() + lockName);
        if (folder.ownerId() != owner || !isOurName(folder.fileName()) || !lockFile.isFile()
            || lockFile.isSymLink())
            continue;
        FileLock lock(lockFile.filePath());
        if (lock.tryTake() == FileLock::Outcome::Taken)
            (void)QDir(folder.filePath()).removeRecursively();
    }
}

} // namespace nlstoken
