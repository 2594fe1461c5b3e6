// SPDX-License-Identifier: Apache-2.0
#include "core/token/identitysalt.h"

#include "core/platform/filelock.h"
#include "core/platform/privatefile.h"
#include "core/platform/regularfile.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qsizetype saltSize = 32;

QByteArray readSalt(const QString &path)
{
    constexpr qint64 longest = 1024;
    const QByteArray salt = QByteArray::fromHex(readRegularFile(path, longest).bytes.trimmed());
    return salt.size() == saltSize ? salt : QByteArray();
}

QByteArray randomSalt()
{
    std::array<quint32, saltSize / sizeof(quint32)> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), std::ssize(numbers));
    return QByteArray(reinterpret_cast<const char *>(numbers.data()), saltSize);
}

} // namespace

bool hasIdentitySalt(const QString &folder)
{
    return !readSalt(folder + u"/salt"_s).isEmpty();
}

QByteArray identitySalt(const QString &folder)
{
    constexpr int lockPatience = 1000; // milliseconds; making a salt takes one or two
    const QString path = folder + u"/salt"_s;
    if (QByteArray salt = readSalt(path); !salt.isEmpty())
        return salt;
    // Two first programs at once must agree: the second reads what the first made.
    FileLock lock(path + u".lock"_s);
    if (lock.take(lockPatience) == FileLock::Outcome::Taken) {
        if (QByteArray salt = readSalt(path); !salt.isEmpty())
            return salt;
        const QByteArray salt = randomSalt();
        (void)writePrivateFile(path, salt.toHex() + '\n');
        return salt;
    }
    return randomSalt();
}

} // namespace nlstoken
