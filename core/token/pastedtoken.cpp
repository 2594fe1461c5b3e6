// SPDX-License-Identifier: Apache-2.0
#include "core/token/pastedtoken.h"

#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "core/token/answerfields.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qint64 longestLife = qint64(366) * 24 * 3600;

bool isNumber(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// Days and hours that don't exist, such as those that daylight saving skips, are nothing.
std::optional<qint64> secondsOfDate(const QString &text)
{
    static const QRegularExpression shape(u"\\A(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T "
                                          u"]|\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?"
                                          "\\s*(Z|UTC|([+-])(\\d{2}):?(\\d{2}))?\\z"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) { return match.captured(group).toInt(); };
    const QDate date(number(1), number(2), number(3));
    const QTime time(number(4), number(5), number(6));
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    QDateTime moment;
    if (match.captured(8).isEmpty()) {
        moment = match.captured(7).isEmpty() ? QDateTime(date, time) : utcTime(date, time);
    } else {
        const int minutes = number(9) * 60 + number(10);
        constexpr int mostMinutes = 14 * 60;
        if (minutes > mostMinutes)
            return std::nullopt;
        const int offset = match.captured(8) == "-"_L1 ? -60 * minutes : 60 * minutes;
        moment = utcTime(date, time).addSecs(-offset);
    }
    return moment.isValid() ? std::optional(moment.toSecsSinceEpoch()) : std::nullopt;
}

qint64 expireTimeIn(const QJsonValue &value)
{
    return value.isString() ? value.toString().toLongLong() : value.toInteger();
}

} // namespace

Result<QByteArray> pastedTokenId(QByteArrayView text)
{
    if (text.isEmpty())
        return profileFailure(errorcode::PastedTokenEmpty);
    const std::optional<QByteArray> id = tokenIdIn(QString::fromUtf8(text));
    if (!id)
        return profileFailure(errorcode::PastedTokenMalformed);
    return *id;
}

Result<qint64> pastedExpireTime(const QString &text, const QDateTime &now)
{
    const QString written = text.trimmed();
    if (written.isEmpty())
        return profileFailure(errorcode::PastedExpireTimeEmpty);
    std::optional<qint64> seconds;
    if (isNumber(written)) {
        bool fits = false;
        seconds = written.toLongLong(&fits);
        if (!fits)
            return profileFailure(errorcode::PastedExpireTimeFar);
    } else {
        seconds = secondsOfDate(written);
    }
    if (!seconds)
        return profileFailure(errorcode::PastedExpireTimeMalformed);
    const qint64 present = now.toSecsSinceEpoch();
    if (*seconds <= present)
        return profileFailure(errorcode::PastedExpireTimePast);
    if (*seconds > present + longestLife)
        return profileFailure(errorcode::PastedExpireTimeFar);
    return *seconds;
}

std::optional<Token> pastedAnswer(QByteArrayView text)
{
    const std::optional<AnswerFields> fields = answerFields(text.toByteArray());
    if (!fields || !fields->hasToken)
        return std::nullopt;
    const std::optional<QByteArray> id = tokenIdIn(fields->tokenId.toString());
    if (!id)
        return std::nullopt;
    return Token{.id = *id,
        .expireTime = std::max<qint64>(expireTimeIn(fields->expireTime), 0),
        .userId = fields->userId,
        .requestId = fields->requestId,
        .nlsRequestId = fields->nlsRequestId};
}

} // namespace nlstoken
