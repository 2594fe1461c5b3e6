// SPDX-License-Identifier: Apache-2.0
#include "core/activity/activityentry.h"

#include "core/base/redaction.h"
#include "core/model/errorcode.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qsizetype nameLimit = 100;
constexpr qsizetype messageLimit = 400;

constexpr std::array<std::pair<ActivityOutcome, QLatin1StringView>, 5> outcomeNames{{
    {ActivityOutcome::Obtained, QLatin1StringView("obtained")},
    {ActivityOutcome::Reused, QLatin1StringView("reused")},
    {ActivityOutcome::HeldBack, QLatin1StringView("heldBack")},
    {ActivityOutcome::Refused, QLatin1StringView("refused")},
    {ActivityOutcome::Failed, QLatin1StringView("failed")},
}};

std::optional<ActivityOutcome> outcomeFromName(const QString &name)
{
    for (const auto &[outcome, candidate] : outcomeNames) {
        if (candidate == name)
            return outcome;
    }
    return std::nullopt;
}

// Looked for by hand first: most entries hold none, and compiling the pattern is what one would
// mostly cost.
bool hasLongRun(const QString &text, int length)
{
    int run = 0;
    return std::ranges::any_of(text, [&run, length](QChar c) {
        const bool inRun = (c.unicode() < 0x80 && c.isLetterOrNumber()) || u"+/="_s.contains(c);
        run = inRun ? run + 1 : 0;
        return run >= length;
    });
}

// An AccessKey secret and a SecurityToken carry no mark but their shape: a long run of letters of
// both cases and digits, longer than an AccessKey ID. In prose for people it may be something else,
// in these fields never, so that it is masked here and not in redactSecrets().
QString withoutSecretShapes(QString text)
{
    constexpr int shortestRun = 25;
    if (!hasLongRun(text, shortestRun))
        return text;
    static const QRegularExpression run(u"[0-9A-Za-z+/=]{25,}"_s);
    static const QRegularExpression mixed(u"(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])"_s);
    qsizetype from = 0;
    QRegularExpressionMatch match;
    while ((match = run.match(text, from)).hasMatch()) {
        from = match.capturedEnd();
        if (!mixed.match(match.captured()).hasMatch())
            continue;
        text.replace(match.capturedStart(), match.capturedLength(), u"****"_s);
        from = match.capturedStart();
    }
    return text;
}

// Shapes are looked for before the text is cut, so that no half of a secret survives the cut.
QString safe(const QString &text, qsizetype limit = nameLimit)
{
    return safeServerText(withoutSecretShapes(text), limit);
}

// NlsRequestId has the very shape of a token and is needed by support, so that only its shape can
// be checked.
QString safeNlsRequestId(const QString &id)
{
    constexpr qsizetype longestId = 40;
    const bool hasShape = !id.isEmpty() && id.size() <= longestId
        && std::ranges::all_of(
            id, [](QChar c) { return u"0123456789abcdefABCDEF-"_s.contains(c); });
    return hasShape ? id : safe(id);
}

void insertText(QJsonObject &object, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

void insertNumber(QJsonObject &object, const QString &name, qint64 number)
{
    if (number != 0)
        object.insert(name, number);
}

} // namespace

QString activityOutcomeName(ActivityOutcome outcome)
{
    for (const auto &[candidate, name] : outcomeNames) {
        if (candidate == outcome)
            return name;
    }
    return u"failed"_s;
}

ActivityOutcome outcomeOf(const ServiceError &error)
{
    if (error.code == errorcode::HeldBack)
        return ActivityOutcome::HeldBack;
    switch (error.kind) {
    case ErrorKind::Credentials:
    case ErrorKind::Throttled:
    case ErrorKind::Clock:
    case ErrorKind::Gateway:
        return ActivityOutcome::Refused;
    default:
        return ActivityOutcome::Failed;
    }
}

QByteArray toJsonLine(const ActivityEntry &entry)
{
    QJsonObject object{
        {u"time"_s, entry.time.toUTC().toString(Qt::ISODateWithMs)},
        {u"outcome"_s, activityOutcomeName(entry.outcome)},
    };
    insertText(object, u"profile"_s, safe(entry.profile));
    insertText(object, u"program"_s, safe(entry.program));
    if (entry.errorKind)
        object.insert(u"kind"_s, errorKindName(*entry.errorKind));
    insertText(object, u"code"_s, safe(entry.code));
    insertText(object, u"serverMessage"_s, safe(entry.serverMessage, messageLimit));
    insertNumber(object, u"httpStatus"_s, entry.httpStatus);
    insertNumber(object, u"durationMs"_s, entry.duration.count());
    insertText(object, u"requestId"_s, safe(entry.requestId));
    insertText(object, u"nlsRequestId"_s, safeNlsRequestId(entry.nlsRequestId));
    insertText(object, u"userId"_s, safe(entry.userId));
    insertNumber(object, u"expireTime"_s, entry.expireTime);
    insertText(object, u"endpoint"_s, safe(entry.endpoint));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ActivityEntry> fromJsonLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto text = [&object](const QString &name, qsizetype limit = nameLimit) {
        return safe(object[name].toString(), limit);
    };
    const auto outcome = outcomeFromName(object[u"outcome"_s].toString());
    const QDateTime time =
        QDateTime::fromString(object[u"time"_s].toString(), Qt::ISODateWithMs).toUTC();
    if (!outcome || !time.isValid())
        return std::nullopt;
    return ActivityEntry{
        .time = time,
        .profile = text(u"profile"_s),
        .program = text(u"program"_s),
        .outcome = *outcome,
        .errorKind = errorKindFromName(object[u"kind"_s].toString()),
        .code = text(u"code"_s),
        .serverMessage = text(u"serverMessage"_s, messageLimit),
        .httpStatus = object[u"httpStatus"_s].toInt(),
        .duration = std::chrono::milliseconds(object[u"durationMs"_s].toInteger()),
        .requestId = text(u"requestId"_s),
        .nlsRequestId = safeNlsRequestId(object[u"nlsRequestId"_s].toString()),
        .userId = text(u"userId"_s),
        .expireTime = object[u"expireTime"_s].toInteger(),
        .endpoint = text(u"endpoint"_s),
    };
}

} // namespace nlstoken
