// SPDX-License-Identifier: Apache-2.0
#include "core/token/refreshstate.h"

#include "core/base/redaction.h"
#include "core/base/storednumber.h"
#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "core/platform/privatefile.h"
#include "core/platform/regularfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr qint64 mostGenerations = qint64(1) << 53; // what a number in JSON holds exactly
constexpr qint64 mostThrottles = 1'000'000;

QByteArray contentsOf(const QString &path)
{
    constexpr qint64 longest = 65536;
    return readRegularFile(path, longest).bytes;
}

QJsonValue milliseconds(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toMSecsSinceEpoch()) : QJsonValue();
}

QDateTime timeIn(const QJsonValue &value)
{
    const qint64 stored = storedNumber(value, 0, latestUnixTime * 1000);
    return stored == 0 ? QDateTime() : utcFromMilliseconds(stored);
}

QJsonValue errorValue(const std::optional<ServiceError> &error)
{
    if (!error)
        return {};
    return QJsonObject{
        {u"kind"_s, errorKindName(error->kind)},
        {u"code"_s, error->code},
        {u"detail"_s, error->detail},
        {u"serverMessage"_s, error->serverMessage},
        {u"requestId"_s, error->requestId},
        {u"httpStatus"_s, error->httpStatus},
    };
}

std::optional<ServiceError> errorIn(const QJsonValue &value)
{
    const std::optional<ErrorKind> kind = errorKindFromName(value[u"kind"_s].toString());
    if (!kind)
        return std::nullopt;
    // Written so; but a file can be edited.
    const auto text = [&value](
                          const QString &name) { return safeServerText(value[name].toString()); };
    return ServiceError{.kind = *kind,
        .code = text(u"code"_s),
        .detail = text(u"detail"_s),
        .serverMessage = text(u"serverMessage"_s),
        .requestId = text(u"requestId"_s),
        .httpStatus = value[u"httpStatus"_s].toInt()};
}

void moveAlong(RefreshState &record, std::chrono::milliseconds wallChange)
{
    for (QDateTime *time : {&record.when, &record.heldUntil}) {
        if (time->isValid())
            *time = time->addMSecs(wallChange.count());
    }
}

} // namespace

QDateTime RefreshState::expiry() const
{
    return utcFromMilliseconds(expireTime * 1000 - clockOffset.count());
}

bool RefreshState::tellsOf(const Token &token) const
{
    return expireTime == token.expireTime && obtainedAt == token.obtainedAt;
}

RefreshStates::RefreshStates(QString folder, const Clock &clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_serverClock(m_folder, clock)
{
}

RefreshState RefreshStates::load(const QString &fingerprint) const
{
    RefreshState record;
    record.keyChange = contentsOf(keyChangePath(fingerprint));
    const QJsonObject object = QJsonDocument::fromJson(contentsOf(path(fingerprint))).object();
    const auto number = [&object](const QString &name, qint64 most) {
        return storedNumber(object[name], 0, most);
    };
    record.generation = static_cast<quint64>(number(u"generation"_s, mostGenerations));
    record.tokenGeneration = static_cast<quint64>(number(u"tokenGeneration"_s, mostGenerations));
    record.expireTime = number(u"expireTime"_s, latestUnixTime);
    record.obtainedAt = number(u"obtainedAt"_s, latestUnixTime);
    record.onlyInStart = object[u"onlyInStart"_s].toString().toLatin1();
    const QByteArray start = m_clock.bootId();
    if (!record.onlyInStart.isEmpty() && !start.isEmpty() && record.onlyInStart != start) {
        record.expireTime = 0;
        record.obtainedAt = 0;
        record.onlyInStart.clear();
    }
    record.isShorterThanAsked = object[u"shorterThanAsked"_s].toBool();
    record.heldUntil = timeIn(object[u"heldUntil"_s]);
    record.throttles = static_cast<int>(number(u"throttles"_s, mostThrottles));
    if (object[u"keyChange"_s].toString().toLatin1() == record.keyChange) {
        record.lastError = errorIn(object[u"lastError"_s]);
        record.standingRefusal = errorIn(object[u"standingRefusal"_s]);
    }
    record.when = timeIn(object[u"when"_s]);
    record.endpoint = plainServerText(object[u"endpoint"_s].toString());
    if (!record.endpoint.isEmpty())
        record.clockOffset = m_serverClock.offset(record.endpoint);
    moveAlong(record, clockAnchorIn(object[u"writtenAt"_s].toObject()).wallChange(m_clock));
    return record;
}

Result<void> RefreshStates::save(const QString &fingerprint, const RefreshState &record) const
{
    const QJsonObject object{
        {u"generation"_s, static_cast<qint64>(record.generation)},
        {u"tokenGeneration"_s, static_cast<qint64>(record.tokenGeneration)},
        {u"expireTime"_s, record.expireTime},
        {u"obtainedAt"_s, record.obtainedAt},
        {u"onlyInStart"_s, QString::fromLatin1(record.onlyInStart)},
        {u"shorterThanAsked"_s, record.isShorterThanAsked},
        {u"heldUntil"_s, milliseconds(record.heldUntil)},
        {u"throttles"_s, record.throttles},
        {u"lastError"_s, errorValue(record.lastError)},
        {u"standingRefusal"_s, errorValue(record.standingRefusal)},
        {u"keyChange"_s, QString::fromLatin1(record.keyChange)},
        {u"endpoint"_s, record.endpoint},
        {u"when"_s, milliseconds(record.when)},
        {u"writtenAt"_s, toJson(ClockAnchor::at(m_clock))},
    };
    return write(path(fingerprint), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<void> RefreshStates::write(const QString &path, const QByteArray &bytes) const
{
    if (!makePrivateFolder(m_folder) || !writePrivateFile(path, bytes).isEmpty())
        return Failure(
            {.kind = ErrorKind::Internal, .code = errorcode::StateNotWritable, .detail = m_folder});
    return {};
}

// A name for the change rather than a number of it: two programs that count at once count one.
Result<void> RefreshStates::noteKeyChange(const QString &fingerprint) const
{
    return write(keyChangePath(fingerprint), QUuid::createUuid().toByteArray(QUuid::Id128));
}

void RefreshStates::markUsed(const QString &fingerprint, qint64 obtainedAt) const
{
    if (!wasUsed(fingerprint, obtainedAt) && makePrivateFolder(m_folder))
        (void)writePrivateFile(usePath(fingerprint), QByteArray::number(obtainedAt));
}

bool RefreshStates::wasUsed(const QString &fingerprint, qint64 obtainedAt) const
{
    return contentsOf(usePath(fingerprint)) == QByteArray::number(obtainedAt);
}

void RefreshStates::remove(const QString &fingerprint) const
{
    QFile::remove(usePath(fingerprint));
    QFile::remove(keyChangePath(fingerprint));
    QFile::remove(path(fingerprint));
}

QString RefreshStates::lockPath(const QString &fingerprint) const
{
    return filePath(fingerprint, ".lock"_L1);
}

QString RefreshStates::keyChangePath(const QString &fingerprint) const
{
    return filePath(fingerprint, ".keychange"_L1);
}

QString RefreshStates::usePath(const QString &fingerprint) const
{
    return filePath(fingerprint, ".used"_L1);
}

QString RefreshStates::path(const QString &fingerprint) const
{
    return filePath(fingerprint, ".json"_L1);
}

// A fingerprint is checked where it is read. Whatever else comes here names a file in this folder,
// too, and none that leads out of it.
QString RefreshStates::filePath(const QString &fingerprint, QLatin1StringView suffix) const
{
    const bool isPlain = std::ranges::all_of(
        fingerprint, [](QChar c) { return c != u'/' && c != u'\\' && c != u':' && c >= u' '; });
    const QString name = isPlain
        ? fingerprint
        : QString::fromLatin1(
              QCryptographicHash::hash(fingerprint.toUtf8(), QCryptographicHash::Sha256).toHex());
    return m_folder + u'/' + name + suffix;
}

} // namespace nlstoken
