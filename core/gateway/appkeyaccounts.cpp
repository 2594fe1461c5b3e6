// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/appkeyaccounts.h"

#include "core/platform/filelock.h"
#include "core/platform/privatefile.h"
#include "core/platform/regularfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qint64 largestAccountsFile = 256 * 1024;
constexpr qsizetype mostAppkeys = 200;
constexpr qsizetype mostOthers = 8; // accounts that an Appkey is known not to belong to
constexpr int longestWait = 200; // milliseconds for the lock; a note is worth no more

QString fileIn(const QString &folder)
{
    return folder + u"/appkeys.json"_s;
}

// By Appkey: {"account": the one it belongs to, "others": accounts that it doesn't belong to}.
QJsonObject appkeysIn(const QString &folder)
{
    return QJsonDocument::fromJson(readRegularFile(fileIn(folder), largestAccountsFile).bytes)
        .object();
}

QJsonArray without(const QJsonArray &accounts, const QString &userId)
{
    QJsonArray rest;
    for (const QJsonValue &account : accounts) {
        if (account.toString() != userId)
            rest.append(account);
    }
    return rest;
}

} // namespace

AppkeyAccounts::AppkeyAccounts(QString folder)
    : m_folder(std::move(folder))
{
}

AppkeyAccounts::Match AppkeyAccounts::match(const QString &appkey, const QString &userId) const
{
    if (appkey.isEmpty() || userId.isEmpty())
        return Match::Unknown;
    const QJsonObject known = appkeysIn(m_folder)[appkey].toObject();
    if (known["others"_L1].toArray().contains(userId))
        return Match::Other;
    const QString account = known["account"_L1].toString();
    if (account.isEmpty())
        return Match::Unknown;
    return account == userId ? Match::Same : Match::Other;
}

void AppkeyAccounts::note(const QString &appkey, const QString &userId, bool together) const
{
    const Match wanted = together ? Match::Same : Match::Other;
    if (appkey.isEmpty() || userId.isEmpty() || match(appkey, userId) == wanted)
        return;
    if (!makePrivateFolder(m_folder))
        return;
    FileLock lock(fileIn(m_folder) + u".lock"_s);
    if (lock.take(longestWait) != FileLock::Outcome::Taken)
        return;
    QJsonObject appkeys = appkeysIn(m_folder);
    QJsonObject known = appkeys[appkey].toObject();
    QJsonArray others = without(known["others"_L1].toArray(), userId);
    if (together) {
        known[u"account"_s] = userId;
    } else {
        if (known["account"_L1].toString() == userId)
            known.remove(u"account"_s);
        others.append(userId);
        while (others.size() > mostOthers)
            others.removeFirst();
    }
    known[u"others"_s] = others;
    // Whoever has so many has no use for the old ones, and which goes matters little.
    if (!appkeys.contains(appkey) && appkeys.size() >= mostAppkeys)
        appkeys.erase(appkeys.begin());
    appkeys[appkey] = known;
    (void)writePrivateFile(fileIn(m_folder), QJsonDocument(appkeys).toJson());
}

} // namespace nlstoken
