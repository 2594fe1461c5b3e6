// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenreply.h"

#include "core/base/redaction.h"
#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "core/token/answerfields.h"
#include "core/token/refusal.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr qsizetype idLimit = 100;
constexpr int httpOk = 200;
constexpr int proxyAuthenticationRequired = 407;
constexpr auto longestLifetime = 366 * 24h;

// The three shapes of an HTTP date (RFC 9110 section 5.6.7): two have gone out of use, but must be
// read. The day of the week tells nothing, and QLocale would look for the time among this
// computer's, which leave an hour out in spring.
std::optional<QDateTime> httpDate(const QByteArray &header)
{
    static const QRegularExpression usual(
        u"\\A\\w+, (?<day>\\d\\d)[ -](?<month>\\w{3})[ -](?<year>\\d\\d|\\d{4}) "
        "(?<time>\\d\\d:\\d\\d:\\d\\d) GMT\\z"_s);
    static const QRegularExpression asctime(
        u"\\A\\w{3} (?<month>\\w{3}) (?<day>\\d{1,2}) (?<time>\\d\\d:\\d\\d:\\d\\d) (?<year>\\d{4})\\z"_s);
    static const QStringList months{u"Jan"_s, u"Feb"_s, u"Mar"_s, u"Apr"_s, u"May"_s, u"Jun"_s,
        u"Jul"_s, u"Aug"_s, u"Sep"_s, u"Oct"_s, u"Nov"_s, u"Dec"_s};
    constexpr int thisCentury = 2000;
    const QString text = QString::fromLatin1(header).simplified();
    QRegularExpressionMatch match = usual.match(text);
    if (!match.hasMatch())
        match = asctime.match(text);
    const int year = match.captured(u"year"_s).toInt();
    const QDate date(year < 100 ? thisCentury + year : year,
        static_cast<int>(months.indexOf(match.captured(u"month"_s))) + 1,
        match.captured(u"day"_s).toInt());
    const QTime time = QTime::fromString(match.captured(u"time"_s), u"HH:mm:ss"_s);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return utcTime(date, time);
}

std::optional<std::chrono::milliseconds> retryDelay(const HttpAnswer &answer, const QDateTime &now)
{
    // A day is the longest that is believed; a proxy's slip must not lock anybody out for good.
    const std::chrono::milliseconds longest = 24h;
    std::optional<std::chrono::milliseconds> delay;
    const auto consider = [&delay, longest](std::chrono::milliseconds candidate) {
        if (candidate > 0ms)
            delay = std::min(longest, std::max(candidate, delay.value_or(0ms)));
    };
    bool isNumber = false;
    const qint64 milliseconds = answer.acsRetryAfter.trimmed().toLongLong(&isNumber);
    if (isNumber)
        consider(std::chrono::milliseconds(std::min<qint64>(milliseconds, longest.count())));
    const qint64 seconds = answer.retryAfter.trimmed().toLongLong(&isNumber);
    if (isNumber)
        consider(std::chrono::seconds(std::min<qint64>(seconds, longest.count() / 1000)));
    else if (const auto date = httpDate(answer.retryAfter))
        consider(std::chrono::milliseconds(now.msecsTo(*date)));
    return delay;
}

Failure protocolFailure(QLatin1StringView code, const HttpAnswer &answer, const QString &host)
{
    return Failure(
        {.kind = ErrorKind::Protocol, .code = code, .detail = host, .httpStatus = answer.status});
}

// An answer, and what is needed to read it.
struct ReplyContext
{
    const HttpAnswer &answer;
    const QString &host;
    const QDateTime &now;
    const SentValues &sent;
};

Failure refusal(const AnswerFields &fields, const ReplyContext &context)
{
    constexpr qsizetype messageLimit = 400;
    const auto &[answer, host, now, sent] = context;
    const QString &code = fields.code.isEmpty() ? fields.errCode : fields.code;
    ServiceError error{.kind = kindOfRefusal(code, fields.message, answer.status),
        .code = safeServerText(code, idLimit, sent),
        .detail = host,
        .serverMessage = safeServerText(fields.message, messageLimit, sent),
        .requestId = safeServerText(fields.requestId, idLimit, sent),
        .httpStatus = answer.status};
    if (error.kind == ErrorKind::Protocol)
        error.code = errorcode::NotTheService;
    else if (error.code.isEmpty())
        error.code = error.kind == ErrorKind::Throttled ? u"Throttling"_s
                                                        : QString(errorcode::ServerTrouble);
    if (error.kind == ErrorKind::Throttled)
        error.retryAfter = retryDelay(answer, now);
    return Failure(error);
}

// A JSON number counts only when it is whole: toInteger() alone turns 1.5, 1e22 and texts into 0.
std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const qint64 low = value.toInteger(std::numeric_limits<qint64>::min());
    const qint64 high = value.toInteger(std::numeric_limits<qint64>::max());
    return low == high ? std::optional(low) : std::nullopt;
}

Result<Token> tokenIn(const AnswerFields &fields, const ReplyContext &context)
{
    const auto &[answer, host, now, sent] = context;
    if (!fields.errCode.isEmpty() || !fields.code.isEmpty())
        return refusal(fields, context);
    if (!fields.hasToken || fields.tokenId.toString().isEmpty())
        return protocolFailure(errorcode::AnswerWithoutToken, answer, host);
    const std::optional<QByteArray> id = tokenIdIn(fields.tokenId.toString());
    if (!id)
        return protocolFailure(errorcode::TokenMalformed, answer, host);
    Token token{.id = *id};
    const std::optional<qint64> expireTime = wholeNumber(fields.expireTime);
    if (!expireTime)
        return protocolFailure(errorcode::ExpireTimeMalformed, answer, host);
    token.obtainedAt = now.toSecsSinceEpoch();
    token.expireTime = *expireTime;
    if (token.expireTime <= token.obtainedAt)
        return protocolFailure(errorcode::ExpireTimePast, answer, host);
    if (token.lifetime() > longestLifetime)
        return protocolFailure(errorcode::ExpireTimeFar, answer, host);
    token.userId = safeServerText(fields.userId, idLimit, sent);
    token.requestId = safeServerText(fields.requestId, idLimit, sent);
    // It has the shape of a token and would be masked by safeServerText().
    token.nlsRequestId = sent.masked(plainServerText(fields.nlsRequestId)).left(idLimit);
    return token;
}

bool isRecognisable(const AnswerFields &fields)
{
    return !fields.code.isEmpty() || !fields.errCode.isEmpty() || !fields.requestId.isEmpty()
        || fields.hasToken;
}

} // namespace

TokenReply readTokenReply(
    const HttpAnswer &answer, const QString &host, const QDateTime &now, const SentValues &sent)
{
    const std::optional<AnswerFields> fields = answerFields(answer.body);
    std::optional<QDateTime> serviceTime;
    if (fields && isRecognisable(*fields))
        serviceTime = httpDate(answer.date);
    const QDateTime &then = serviceTime ? *serviceTime : now;
    const ReplyContext context{answer, host, then, sent};

    const auto reply = [&serviceTime](Result<Token> token) {
        return TokenReply{std::move(token), serviceTime};
    };
    if (answer.status == httpOk) {
        if (!fields)
            return reply(protocolFailure(errorcode::NotTheService, answer, host));
        return reply(tokenIn(*fields, context));
    }
    if (answer.status >= 300 && answer.status < 400)
        return reply(protocolFailure(errorcode::Redirected, answer, host));
    if (answer.status == proxyAuthenticationRequired)
        return reply(Failure({.kind = ErrorKind::Network,
            .code = errorcode::ProxyAuthentication,
            .detail = host,
            .httpStatus = answer.status}));
    return reply(refusal(fields.value_or(AnswerFields()), context));
}

} // namespace nlstoken
