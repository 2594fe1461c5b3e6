// SPDX-License-Identifier: Apache-2.0
#include "core/token/serverclock.h"

#include "core/base/logging.h"
#include "core/base/storednumber.h"
#include "core/platform/privatefile.h"
#include "core/platform/regularfile.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

std::chrono::milliseconds learnedClockOffset(const HttpAnswer &answer, const QDateTime &serviceTime)
{
    // The service wrote Date somewhere between our sending and our receiving, and cut up to a
    // second off. A clock that was set meanwhile leaves only the end of the way.
    constexpr std::chrono::milliseconds longestTravel = 5min;
    std::chrono::milliseconds travel(answer.sentAt.msecsTo(answer.receivedAt));
    if (travel < 0ms || travel > longestTravel)
        travel = 0ms;
    const QDateTime halfway = answer.receivedAt.addMSecs(-travel.count() / 2);
    const std::chrono::milliseconds offset =
        std::chrono::milliseconds(halfway.msecsTo(serviceTime)) + 500ms;
    const std::chrono::milliseconds uncertainty = 1s + travel / 2;
    return std::chrono::abs(offset) <= uncertainty ? 0ms : offset;
}

std::chrono::milliseconds LearnedClock::offsetNow(const Clock &clock) const
{
    return offset - learnedAt.wallChange(clock);
}

ServerClock::ServerClock(QString folder, const Clock &clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
{
}

namespace {

constexpr qint64 longestFile = 4096;

}

LearnedClock ServerClock::known(const QString &endpoint) const
{
    const QJsonObject object =
        QJsonDocument::fromJson(readRegularFile(path(endpoint), longestFile).bytes).object();
    return {std::chrono::milliseconds(
                storedNumber(object[u"offset"_s], -latestUnixTime * 1000, latestUnixTime * 1000)),
        clockAnchorIn(object[u"learnedAt"_s].toObject())};
}

LearnedClock ServerClock::learn(
    const QString &endpoint, const HttpAnswer &answer, const QDateTime &serviceTime) const
{
    const LearnedClock learned{learnedClockOffset(answer, serviceTime), ClockAnchor::at(m_clock)};
    const QJsonObject object{
        {u"endpoint"_s, endpoint},
        {u"offset"_s, static_cast<qint64>(learned.offset.count())},
        {u"learnedAt"_s, toJson(learned.learnedAt)},
    };
    if (!makePrivateFolder(m_folder)
        || !writePrivateFile(path(endpoint), QJsonDocument(object).toJson(QJsonDocument::Compact))
            .isEmpty())
        qCInfo(lcState) << "the service's clock could not be noted";
    return learned;
}

std::chrono::milliseconds ServerClock::offset(const QString &endpoint) const
{
    return known(endpoint).offsetNow(m_clock);
}

QString ServerClock::path(const QString &endpoint) const
{
    // An address is no secret; the hash only makes a file name of it.
    constexpr qsizetype enough = 32;
    const QByteArray hash =
        QCryptographicHash::hash(endpoint.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QString::fromLatin1(hash.left(enough)) + u".clock"_s;
}

} // namespace nlstoken
