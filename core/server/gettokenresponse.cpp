// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenresponse.h"

#include "core/model/errorcode.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <array>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr std::array<std::pair<QLatin1StringView, int>, 9> requestStatus{{
    {errorcode::RequestMalformed, 400},
    {errorcode::ServerKeyMissing, 401},
    {errorcode::ServerKeyWrong, 401},
    {errorcode::HostNotAllowed, 403},
    {errorcode::OriginNotAllowed, 403},
    {errorcode::PathUnknown, 404},
    {errorcode::ProfileUnknown, 404},
    {errorcode::MethodNotAllowed, 405},
    {errorcode::ServerFull, 503},
}};

ServerResponse jsonAnswer(int status, const QJsonObject &object)
{
    return {.status = status,
        .headers = {{"Content-Type", "application/json"}},
        .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

std::optional<QString> decoded(QByteArrayView value)
{
    // A form writes a blank as a plus sign.
    QByteArray bytes = QByteArray::fromPercentEncoding(value.toByteArray().replace('+', ' '));
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

} // namespace

AnswerTerms termsOf(const ServerRequest &request, bool last)
{
    return {.origin = request.header("Origin"),
        .headOnly = request.method == "HEAD",
        .closes = last || !request.keepsConnection,
        .isHttp10 = request.isHttp10};
}

ServerResponse tokenAnswer(const TokenAnswer &answer, const QDateTime &now)
{
    const qint64 serviceNow = now.toMSecsSinceEpoch() + answer.clockOffset.count();
    return jsonAnswer(200,
        {{u"token"_s, QString::fromLatin1(answer.token.id)},
            {u"expireTime"_s, answer.token.expireTime},
            {u"expiresIn"_s, static_cast<qint64>(answer.token.remaining(serviceNow).count())}});
}

ServerResponse errorAnswer(const ServiceError &error, const QString &message)
{
    const int status = httpStatusOf(error);
    QJsonValue retryAfter; // null
    if (error.retryAfter)
        retryAfter = qint64{std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count()};
    ServerResponse answer = jsonAnswer(status,
        {{u"error"_s,
            QJsonObject{{u"kind"_s, errorKindName(error.kind)}, {u"message"_s, message},
                {u"retryAfter"_s, retryAfter}}}});
    if (error.retryAfter)
        answer.headers.emplace_back("Retry-After", QByteArray::number(retryAfter.toInteger()));
    if (status == 401)
        answer.headers.emplace_back("WWW-Authenticate",
            error.code == errorcode::ServerKeyWrong
                ? QByteArray("Bearer realm=\"nls-token\", error=\"invalid_token\"")
                : QByteArray("Bearer realm=\"nls-token\""));
    if (status == 405)
        answer.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    return answer;
}

ServerResponse healthAnswer()
{
    return {.status = 200, .headers = {{"Content-Type", "text/plain"}}, .body = "ok"};
}

ServerResponse preflightAnswer(const ServerRequest &request)
{
    ServerResponse answer{.status = 204,
        .headers = {{"Access-Control-Allow-Methods", "GET, HEAD"},
            {"Access-Control-Allow-Headers", "authorization"}, {"Access-Control-Max-Age", "600"}}};
    // Chromium asks so before a page of the Internet may reach an address of this network.
    if (request.header("Access-Control-Request-Private-Network") == "true")
        answer.headers.emplace_back("Access-Control-Allow-Private-Network", "true");
    return answer;
}

QByteArray wireBytes(ServerResponse answer, const AnswerTerms &terms, const QDateTime &now)
{
    HeaderFields &fields = answer.headers;
    fields.emplace_back("Date", httpDate(now));
    fields.emplace_back("Cache-Control", "no-store");
    fields.emplace_back("X-Content-Type-Options", "nosniff");
    if (!terms.origin.isEmpty()) {
        fields.emplace_back("Access-Control-Allow-Origin", terms.origin);
        fields.emplace_back("Access-Control-Expose-Headers", "Retry-After");
        fields.emplace_back("Vary", "Origin");
    }
    if (terms.closes)
        fields.emplace_back("Connection", "close");
    else if (terms.isHttp10)
        fields.emplace_back("Connection", "keep-alive");
    const qsizetype length = answer.body.size();
    if (terms.headOnly)
        answer.body.clear();
    return serialised(answer, length);
}

int httpStatusOf(const ServiceError &error)
{
    for (const auto &[code, status] : requestStatus) {
        if (error.code == code)
            return status;
    }
    switch (error.kind) {
    case ErrorKind::Throttled:
        return 429;
    case ErrorKind::Credentials:
    case ErrorKind::Network:
    case ErrorKind::Protocol:
    case ErrorKind::Clock:
    case ErrorKind::Gateway:
        return 502;
    case ErrorKind::Internal:
    case ErrorKind::Usage:
    case ErrorKind::Profile:
    case ErrorKind::Keychain:
    case ErrorKind::Interrupted:
        return 503;
    }
    return 503;
}

std::optional<QString> queryValue(QByteArrayView query, QByteArrayView name)
{
    QString found; // null
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        const qsizetype equals = pair.indexOf('=');
        if (decoded(equals < 0 ? pair : pair.first(equals)) != QString::fromLatin1(name))
            continue;
        const std::optional<QString> value =
            decoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1));
        if (!value || !found.isNull())
            return std::nullopt;
        found = value->isNull() ? u""_s : *value;
    }
    return found;
}

} // namespace nlstoken
