// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenhandler.h"

#include "core/http/httpconnection.h"
#include "core/model/errorcode.h"
#include "core/platform/clock.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

ServiceError requestError(QLatin1StringView code)
{
    const bool isKey = code == errorcode::ServerKeyMissing || code == errorcode::ServerKeyWrong;
    return {.kind = isKey ? ErrorKind::Credentials : ErrorKind::Usage, .code = code};
}

QLatin1StringView codeOf(RequestRefusal why)
{
    switch (why) {
    case RequestRefusal::Malformed:
        return errorcode::RequestMalformed;
    case RequestRefusal::TooManyConnections:
        return errorcode::ServerFull;
    case RequestRefusal::OtherUser:
        return errorcode::OtherUser;
    }
    return errorcode::RequestMalformed;
}

} // namespace

GetTokenHandler::GetTokenHandler(
    ServerAccess access, Words words, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
    , m_words(std::move(words))
    , m_clock(clock)
{
}

GetTokenHandler::~GetTokenHandler() = default;

void GetTokenHandler::serve(const QString &name, std::unique_ptr<ServedToken> token)
{
    m_served.push_back({.name = name, .token = std::move(token)});
}

void GetTokenHandler::handle(const ServerRequest &request, HttpConnection &connection)
{
    const AnswerTerms terms = termsOf(request, connection.isLast());
    const Outcome outcome = outcomeOf(request, connection.localAddress(), terms);
    if (outcome.foreign)
        Q_EMIT refusedClient(requestError(*outcome.foreign), connection.peerAddress());
    if (outcome.isKnown)
        connection.setKnown();
    if (!outcome.wanted)
        return connection.answer(outcome.bytes);
    outcome.wanted->fetch(
        {&connection, [this, &connection, terms](const Result<TokenAnswer> &fetched) {
        AnswerTerms now = terms;
        now.closes = connection.isLast(); // the server may have been stopped meanwhile
        connection.answer(bytesFor(fetched, now));
    }});
}

QByteArray GetTokenHandler::refusal(RequestRefusal why, const ServerRequest &request) const
{
    AnswerTerms terms = termsOf(request, true);
    terms.origin.clear(); // nothing of the request has been looked at
    return refused(codeOf(why), terms);
}

void GetTokenHandler::clientRefused(RequestRefusal why, const QHostAddress &peer)
{
    Q_EMIT refusedClient(requestError(codeOf(why)), peer);
}

// The order is part of what keeps this safe: nobody learns anything before the key is right, and
// the answer to a page that isn't listed says nothing about the key. A preflight has no key.
GetTokenHandler::Outcome GetTokenHandler::outcomeOf(
    const ServerRequest &request, const QHostAddress &own, const AnswerTerms &terms)
{
    if (const auto code = m_access.refusedSource(request, own)) {
        AnswerTerms withoutPage = terms;
        withoutPage.origin.clear();
        return {.bytes = refused(*code, withoutPage), .foreign = code};
    }
    if (request.method == "OPTIONS" && request.hasHeader("Origin")
        && !request.header("Access-Control-Request-Method").isEmpty())
        return {.bytes = wireBytes(preflightAnswer(request), terms, m_clock.now())};
    if (const auto code = m_access.refusedKey(request))
        return {.bytes = refused(*code, terms), .foreign = code};
    Outcome outcome = knownOutcome(request, terms);
    outcome.isKnown = true;
    return outcome;
}

GetTokenHandler::Outcome GetTokenHandler::knownOutcome(
    const ServerRequest &request, const AnswerTerms &terms)
{
    const bool isHealth = request.path == "/healthz";
    if (!isHealth && request.path != "/gettoken")
        return {.bytes = refused(errorcode::PathUnknown, terms)};
    if (request.method != "GET" && request.method != "HEAD")
        return {.bytes = refused(errorcode::MethodNotAllowed, terms)};
    if (isHealth)
        return {.bytes = wireBytes(healthAnswer(), terms, m_clock.now())};
    return tokenOutcome(request, terms);
}

GetTokenHandler::Outcome GetTokenHandler::tokenOutcome(
    const ServerRequest &request, const AnswerTerms &terms)
{
    const Result<Served *> served = servedFor(request);
    if (!served)
        return {.bytes = bytesOf(served.error(), terms)};
    const QDateTime now = m_clock.now();
    const TokenAnswer *answer = (*served)->token->current(now);
    if (!answer)
        return {.wanted = (*served)->token.get()};
    (*served)->token->noteUse();
    if (terms.areUsual())
        return {.bytes = usualBytes(**served, *answer, now)};
    return {.bytes = wireBytes(tokenAnswer(*answer, now), terms, now)};
}

Result<GetTokenHandler::Served *> GetTokenHandler::servedFor(const ServerRequest &request)
{
    if (request.query.isEmpty())
        return &m_served.front();
    const std::optional<QString> name = queryValue(request.query, "profile");
    if (!name)
        return Failure(requestError(errorcode::RequestMalformed));
    if (name->isNull())
        return &m_served.front();
    // Profiles have names that differ in more than case, so that each spelling means one of them.
    const auto found = std::ranges::find_if(m_served, [&](const Served &served) {
        return !served.name.isEmpty() && served.name.compare(*name, Qt::CaseInsensitive) == 0;
    });
    if (found == m_served.end())
        return Failure(
            {.kind = ErrorKind::Profile, .code = errorcode::ProfileUnknown, .detail = *name});
    return &*found;
}

QByteArray GetTokenHandler::usualBytes(
    Served &served, const TokenAnswer &answer, const QDateTime &now) const
{
    const qint64 milliseconds = now.toMSecsSinceEpoch();
    const std::chrono::seconds left =
        answer.token.remaining(milliseconds + answer.clockOffset.count());
    const bool isSame = served.second == milliseconds / 1000 && served.left == left
        && served.of == answer.token.id && !served.bytes.isEmpty();
    if (!isSame) {
        served.bytes = wireBytes(tokenAnswer(answer, now), {}, now);
        served.second = milliseconds / 1000;
        served.left = left;
        served.of = answer.token.id;
    }
    return served.bytes;
}

QByteArray GetTokenHandler::bytesFor(
    const Result<TokenAnswer> &fetched, const AnswerTerms &terms) const
{
    if (!fetched)
        return bytesOf(fetched.error(), terms);
    const QDateTime now = m_clock.now();
    return wireBytes(tokenAnswer(*fetched, now), terms, now);
}

QByteArray GetTokenHandler::refused(QLatin1StringView code, const AnswerTerms &terms) const
{
    return bytesOf(requestError(code), terms);
}

QByteArray GetTokenHandler::bytesOf(const ServiceError &error, const AnswerTerms &terms) const
{
    return wireBytes(errorAnswer(error, m_words(error)), terms, m_clock.now());
}

} // namespace nlstoken
