// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/sandboxkey.h"

#include <QByteArrayView>
#include <QRandomGenerator>

namespace nlstoken {

namespace {

QByteArray randomCharacters(int count, QByteArrayView alphabet)
{
    QByteArray text;
    text.reserve(count);
    for (int i = 0; i < count; ++i)
        text += alphabet[QRandomGenerator::system()->bounded(static_cast<int>(alphabet.size()))];
    return text;
}

} // namespace

QByteArray randomAlphanumerics(int count)
{
    return randomCharacters(
        count, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}

SandboxKey inventedKey()
{
    return {.id = "LTAI5t" + randomAlphanumerics(18), .secret = randomAlphanumerics(30)};
}

SandboxKey inventedTemporaryKey()
{
    return {.id = "STS.N" + randomAlphanumerics(24),
        .secret = randomAlphanumerics(44),
        .securityToken = "CAIS" + randomAlphanumerics(400) + "=="};
}

QString inventedAppkey()
{
    return QString::fromLatin1(randomAlphanumerics(16));
}

QString inventedUserId()
{
    return QString::fromLatin1("1" + randomCharacters(15, "0123456789"));
}

} // namespace nlstoken
