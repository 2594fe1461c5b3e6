// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tokenrefreshfixture.h"

#include "core/model/keyidentity.h"
#include "core/secrets/secretname.h"
#include "tests/support/recordedanswers.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

const QByteArray salt(32, 's');
constexpr std::chrono::seconds aDay = std::chrono::hours(24);

} // namespace

TokenRefreshFixture::TokenRefreshFixture(Storage place)
    : tokenCache(store, place == Storage::Kernel ? &kernel : nullptr)
    , records(folder.filePath(u"state"_s), clock)
    , activity(folder.filePath(u"activity"_s), clock)
    , profile(newProfile(u"demo"_s, u"ap-southeast-1"_s))
    , m_place(place)
{
    profile.fingerprint = fingerprint({keys.id, profile.endpoint, profile.apiVersion}, salt);
    profile.fingerprintEndpoint = profile.endpoint;
    profile.fingerprintApiVersion = profile.apiVersion;
}

TokenRefreshParts TokenRefreshFixture::parts()
{
    return {.clock = clock,
        .keys = keys,
        .cache = tokenCache,
        .client = client,
        .records = records,
        .salt = [] { return salt; },
        .keysAreInKeychain = keysAreInKeychain,
        .retries = retries,
        .longestLook = longestLook};
}

Result<TokenAnswer> TokenRefreshFixture::fetch(const TokenQuery &query, TokenService *from)
{
    QEventLoop loop;
    std::optional<Result<TokenAnswer>> answer;
    (from ? *from : service()).fetch(query, {&loop, [&](const Result<TokenAnswer> &result) {
        answer = result;
        loop.quit();
    }});
    QTimer::singleShot(5s, &loop, &QEventLoop::quit);
    loop.exec();
    if (!answer)
        QTest::qFail("nobody answered", __FILE__, __LINE__);
    return answer.value_or(Failure({.kind = ErrorKind::Internal, .code = u"NoAnswer"_s}));
}

Result<TokenAnswer> TokenRefreshFixture::fetch()
{
    return fetch({.profile = profile});
}

void TokenRefreshFixture::cache(const Token &token)
{
    SecretBytes item(serialisedToken(token));
    if (m_place == Storage::Kernel)
        kernel.items.insert_or_assign(profile.fingerprint, std::move(item));
    else
        store.items.insert_or_assign(tokenItemName(profile.fingerprint), std::move(item));
    RefreshState known = record();
    ++known.generation;
    known.tokenGeneration = known.generation;
    known.lastError.reset();
    known.expireTime = token.expireTime;
    known.obtainedAt = token.obtainedAt;
    known.when = clock.now();
    known.endpoint = profile.endpoint;
    setRecord(known);
}

Token TokenRefreshFixture::token(const QByteArray &id, std::chrono::seconds remaining) const
{
    const qint64 expireTime = clock.now().toSecsSinceEpoch() + remaining.count();
    return {.id = id, .expireTime = expireTime, .obtainedAt = expireTime - aDay.count()};
}

std::optional<Token> TokenRefreshFixture::cached() const
{
    const bool inKernel = m_place == Storage::Kernel;
    const auto &items = inKernel ? kernel.items : store.items;
    const auto item =
        items.find(inKernel ? profile.fingerprint : tokenItemName(profile.fingerprint));
    return item == items.end() ? std::nullopt : parsedToken(item->second.view().toByteArray());
}

RefreshState TokenRefreshFixture::record() const
{
    return records.load(profile.fingerprint);
}

void TokenRefreshFixture::setRecord(const RefreshState &record)
{
    if (!records.save(profile.fingerprint, record))
        qFatal("the record could not be written");
}

void TokenRefreshFixture::learnClock(std::chrono::seconds offset) const
{
    const QDateTime now = clock.now();
    (void)records.serverClock().learn(
        profile.endpoint, {.sentAt = now, .receivedAt = now}, now.addSecs(offset.count()));
}

void TokenRefreshFixture::expectToken(const QByteArray &id)
{
    client.expect([this, id]() -> Result<HttpAnswer> {
        const QDateTime now = clock.now();
        return answerAt(now, 200, tokenBody(id, now.toSecsSinceEpoch() + aDay.count()));
    });
}

TokenService &TokenRefreshFixture::service()
{
    if (!m_service)
        m_service = std::make_unique<TokenService>(parts(), activity, u"nls-token get"_s);
    return *m_service;
}

} // namespace nlstoken
