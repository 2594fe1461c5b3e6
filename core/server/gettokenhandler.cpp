// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenhandler.h"

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

// The order is part of what keeps this safe: nobody learns anything before the key is right, and
// the answer to a page that isn't listed says nothing about the key. A preflight has no key.
GetTokenHandler::Outcome GetTokenHandler::outcomeOf(
    const RequestHead &head, const QHostAddress &own, const AnswerTerms &terms)
{
    if (const auto code = m_access.refusedSource(head, own)) {
        AnswerTerms withoutPage = terms;
        withoutPage.origin.clear();
        return {.bytes = refusal(*code, withoutPage)};
    }
    if (head.method == "OPTIONS" && head.hasOrigin && !head.wishedMethod.isEmpty())
        return {.bytes = wireBytes(preflightAnswer(head), terms, m_clock.now())};
    if (const auto code = m_access.refusedKey(head))
        return {.bytes = refusal(*code, terms)};
    const bool isHealth = head.path == "/healthz";
    if (!isHealth && head.path != "/gettoken")
        return {.bytes = refusal(errorcode::PathUnknown, terms)};
    if (head.method != "GET" && head.method != "HEAD")
        return {.bytes = refusal(errorcode::MethodNotAllowed, terms)};
    if (isHealth)
        return {.bytes = wireBytes(healthAnswer(), terms, m_clock.now())};
    return tokenOutcome(head, terms);
}

GetTokenHandler::Outcome GetTokenHandler::tokenOutcome(
    const RequestHead &head, const AnswerTerms &terms)
{
    const Result<Served *> served = servedFor(head);
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

Result<GetTokenHandler::Served *> GetTokenHandler::servedFor(const RequestHead &head)
{
    if (head.query.isEmpty())
        return &m_served.front();
    const std::optional<QString> name = queryValue(head.query, "profile");
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

QByteArray GetTokenHandler::refusal(QLatin1StringView code, const AnswerTerms &terms) const
{
    return bytesOf(requestError(code), terms);
}

QByteArray GetTokenHandler::bytesOf(const ServiceError &error, const AnswerTerms &terms) const
{
    return wireBytes(errorAnswer(error, m_words(error)), terms, m_clock.now());
}

} // namespace nlstoken
