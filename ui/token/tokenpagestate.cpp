// SPDX-License-Identifier: Apache-2.0
#include "ui/token/tokenpagestate.h"

#include "core/errors/errordescription.h"
#include "core/model/durationtext.h"
#include "core/model/errorcode.h"
#include "core/model/tokenstate.h"
#include "core/token/clockwarning.h"
#include "ui/shared/datetimetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

using Role = CountdownRing::Role;

QString pageText(const char *text)
{
    return QCoreApplication::translate("TokenPageState", text);
}

bool hasUsableToken(const TokenPageFacts &facts)
{
    return facts.status.state == TokenState::Valid || facts.status.state == TokenState::Expiring;
}

QDateTime localExpiry(const TokenPageFacts &facts)
{
    return QDateTime::fromSecsSinceEpoch(facts.status.expireTime).toLocalTime();
}

// Near enough, a time alone says when; further away the day has to be said too.
QString validUntil(const TokenPageFacts &facts)
{
    const QDateTime expiry = localExpiry(facts);
    if (expiry.date() == facts.now.toLocalTime().date())
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Valid until %1"))
            .arg(expiry.toString(u"HH:mm"_s));
    return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Valid until %1"))
        .arg(dateTimeText(expiry));
}

// The ring of the token that there is, whatever else is the matter.
void showRing(const TokenPageFacts &facts, TokenPageState &state)
{
    const std::chrono::seconds left = std::max<std::chrono::seconds>(facts.status.expiresIn, 0s);
    state.ringText = clockText(left);
    state.ringRole = left < expiringBelow ? Role::Warning : Role::Normal;
    if (facts.status.lifetime > 0s) {
        state.ringFraction = std::clamp(
            static_cast<double>(left.count()) / static_cast<double>(facts.status.lifetime.count()),
            0.0, 1.0);
        //: below the time that is left; %1 is a duration
        state.ringSubText = pageText(QT_TRANSLATE_NOOP("TokenPageState", "left of %1"))
                                .arg(durationText(facts.status.lifetime));
    }
}

// Unlocking is the user's to do, in another window.
TokenPageState prompting()
{
    return {.title = pageText(QT_TRANSLATE_NOOP("TokenPageState", "The keychain is locked")),
        .text = pageText(
            QT_TRANSLATE_NOOP("TokenPageState", "Type its password in the window that opened.")),
        .ringText = u"?"_s,
        .ringRole = Role::Neutral,
        .busy = true,
        .actions = {TokenAction::Cancel}};
}

TokenPageState asking(const TokenPageFacts &facts)
{
    if (facts.prompting)
        return prompting();
    const double seconds = static_cast<double>(facts.askingFor.count()) / 1000;
    return {.title = pageText(QT_TRANSLATE_NOOP("TokenPageState", "Asking %1…")).arg(facts.host),
        .text = pageText(QT_TRANSLATE_NOOP("TokenPageState", "%1 s"))
            .arg(QLocale().toString(seconds, 'f', 1)),
        .ringText = u"…"_s,
        .ringRole = Role::Neutral,
        .busy = true,
        .actions = {TokenAction::Cancel}};
}

TokenPageState held(const TokenPageFacts &facts)
{
    const QString wait =
        durationText(std::chrono::ceil<std::chrono::seconds>(facts.status.holdLeft));
    TokenPageState state;
    if (hasUsableToken(facts)) {
        state.title =
            pageText(QT_TRANSLATE_NOOP("TokenPageState", "Valid; no request for %1")).arg(wait);
        state.text = pageText(QT_TRANSLATE_NOOP(
            "TokenPageState", "Asked too often. This token can be used meanwhile."));
        state.actions = {TokenAction::CopyToken};
        showRing(facts, state);
        return state;
    }
    state.title = pageText(QT_TRANSLATE_NOOP("TokenPageState", "No request for %1")).arg(wait);
    state.text = pageText(
        QT_TRANSLATE_NOOP("TokenPageState", "Asked too often. The next request is possible then."));
    state.ringText = u"–"_s;
    state.actions = {TokenAction::Explain};
    return state;
}

TokenPageState locked(const ServiceError &error)
{
    const QString name = error.detail.isEmpty()
        ? pageText(QT_TRANSLATE_NOOP("TokenPageState", "The keychain"))
        : error.detail;
    return {.title = pageText(QT_TRANSLATE_NOOP("TokenPageState", "%1 is locked")).arg(name),
        .text = pageText(
            QT_TRANSLATE_NOOP("TokenPageState", "The key is in there. Unlock it to go on.")),
        .ringText = u"?"_s,
        .ringRole = Role::Neutral,
        .actions = {TokenAction::Unlock}};
}

TokenPageState refused(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    return {.title = describeError(error, catalogue).title,
        .text = pageText(QT_TRANSLATE_NOOP(
                             "TokenPageState", "%1. Edit the profile; nothing is sent until then."))
            .arg(error.code),
        .ringText = u"✕"_s,
        .ringRole = Role::Expired,
        .actions = {TokenAction::EditProfile, TokenAction::Explain}};
}

TokenPageState offline(const TokenPageFacts &facts)
{
    TokenPageState state{.title = validUntil(facts),
        .text = facts.renewsIn
            ? pageText(QT_TRANSLATE_NOOP(
                           "TokenPageState", "The service cannot be reached. Next try in %1."))
                  .arg(durationText(*facts.renewsIn))
            : pageText(QT_TRANSLATE_NOOP("TokenPageState",
                  "The service cannot be reached. The token can be used all the same.")),
        .actions = {TokenAction::CopyToken, TokenAction::TryNow}};
    showRing(facts, state);
    return state;
}

TokenPageState failed(const ServiceError &error, const ErrorCatalogue &catalogue)
{
    const ErrorDescription description = describeError(error, catalogue);
    std::vector<TokenAction> actions{TokenAction::TryNow, TokenAction::Explain};
    if (error.code == errorcode::NotRenewable)
        actions = {TokenAction::AddKey};
    else if (error.code == errorcode::EndpointNotConfirmed)
        actions = {TokenAction::EditProfile, TokenAction::ConfirmEndpoint};
    else if (error.code == errorcode::KeyMissing || error.code == errorcode::KeyDamaged)
        actions = {TokenAction::EditProfile, TokenAction::Explain};
    return {.title = description.title,
        .text = description.advice,
        .ringText = u"–"_s,
        .ringRole = Role::Expired,
        .actions = std::move(actions)};
}

TokenPageState neverAsked()
{
    return {.title = pageText(QT_TRANSLATE_NOOP("TokenPageState", "No token yet")),
        .text = pageText(QT_TRANSLATE_NOOP("TokenPageState", "One request, then it is reused.")),
        .ringText = u"–"_s,
        .ringRole = Role::Normal,
        .actions = {TokenAction::Obtain}};
}

TokenPageState expired(const TokenPageFacts &facts)
{
    return {.title = pageText(QT_TRANSLATE_NOOP("TokenPageState", "Expired %1 ago"))
                .arg(durationText(-facts.status.expiresIn)),
        .text = pageText(QT_TRANSLATE_NOOP("TokenPageState", "Copy obtains a new one first.")),
        .ringText = clockText(0s),
        .ringRole = Role::Expired,
        .actions = facts.renewable ? std::vector{TokenAction::CopyToken, TokenAction::RenewNow}
                                   : std::vector{TokenAction::AddKey}};
}

TokenPageState clockWrong(const TokenPageFacts &facts, const ServiceError &warning)
{
    const bool ahead = facts.clockAhead > 0s;
    const std::chrono::seconds off = std::chrono::abs(facts.clockAhead);
    const bool likeAZone =
        warning.code == errorcode::ClockZoneAhead || warning.code == errorcode::ClockZoneBehind;
    TokenPageState state;
    state.title = (ahead ? pageText(QT_TRANSLATE_NOOP("TokenPageState", "Your clock is %1 ahead"))
                         : pageText(QT_TRANSLATE_NOOP("TokenPageState", "Your clock is %1 behind")))
                      .arg(durationText(off));
    state.text = likeAZone
        ? pageText(QT_TRANSLATE_NOOP("TokenPageState",
              "Looks like a time zone. Corrected here; other programs will fail."))
        : pageText(
              QT_TRANSLATE_NOOP("TokenPageState", "Corrected here; other programs will fail."));
    state.actions = {TokenAction::CopyToken, TokenAction::MendClock};
    showRing(facts, state);
    return state;
}

TokenPageState valid(const TokenPageFacts &facts)
{
    TokenPageState state;
    showRing(facts, state);
    if (!facts.renewable) {
        state.title =
            pageText(QT_TRANSLATE_NOOP("TokenPageState", "From the console, not renewable"));
        state.text = pageText(QT_TRANSLATE_NOOP("TokenPageState", "Add an AccessKey to renew it."));
        state.actions = {TokenAction::CopyToken, TokenAction::AddKey};
        return state;
    }
    state.actions = {TokenAction::CopyToken, TokenAction::RenewNow};
    if (facts.status.expiresIn >= expiringBelow) {
        state.title = validUntil(facts);
        state.actions.push_back(TokenAction::TryIt);
        return state;
    }
    state.title = pageText(QT_TRANSLATE_NOOP("TokenPageState", "Expires at %1"))
                      .arg(localExpiry(facts).toString(u"HH:mm:ss"_s));
    if (facts.renewsIn)
        state.text = pageText(QT_TRANSLATE_NOOP("TokenPageState", "Renews by itself in %1."))
                         .arg(durationText(*facts.renewsIn));
    return state;
}

} // namespace

// The order says what matters most when several things are the matter at once.
TokenPageState tokenPageState(const TokenPageFacts &facts, const ErrorCatalogue &catalogue)
{
    if (facts.asking)
        return asking(facts);
    const std::optional<ServiceError> &error = facts.error ? facts.error : facts.status.lastError;
    if (error && error->code == errorcode::KeychainLocked)
        return locked(*error);
    if (facts.status.holdLeft > 0ms)
        return held(facts);
    if (error && hasUsableToken(facts) && error->kind == ErrorKind::Network)
        return offline(facts);
    if (error && !hasUsableToken(facts))
        return error->kind == ErrorKind::Credentials ? refused(*error, catalogue)
                                                     : failed(*error, catalogue);
    if (facts.status.state == TokenState::None)
        return neverAsked();
    if (facts.status.state == TokenState::Expired)
        return expired(facts);
    if (const std::optional<ServiceError> warning = clockWarning(-facts.clockAhead))
        return clockWrong(facts, *warning);
    return valid(facts);
}

std::optional<ServiceError> explainedError(const TokenPageFacts &facts)
{
    if (facts.error)
        return facts.error;
    return facts.status.lastError ? facts.status.lastError : clockWarning(-facts.clockAhead);
}

QString actionText(TokenAction action)
{
    switch (action) {
    case TokenAction::Obtain:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Obtain"));
    case TokenAction::Cancel:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Cancel"));
    case TokenAction::CopyToken:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Copy token"));
    case TokenAction::RenewNow:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Renew now"));
    case TokenAction::TryIt:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Try it"));
    case TokenAction::TryNow:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Try now"));
    case TokenAction::EditProfile:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Edit profile…"));
    case TokenAction::Unlock:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Unlock"));
    case TokenAction::Explain:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Explain"));
    case TokenAction::MendClock:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "How to mend it"));
    case TokenAction::ConfirmEndpoint:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Use this address"));
    case TokenAction::AddKey:
        return pageText(QT_TRANSLATE_NOOP("TokenPageState", "Add key…"));
    }
    return {};
}

QString clockText(std::chrono::seconds remaining)
{
    const auto total = std::max<std::int64_t>(remaining.count(), 0);
    const auto hours = total / 3600;
    const QString seconds = u"%1"_s.arg(total % 60, 2, 10, QLatin1Char('0'));
    if (hours == 0)
        return u"%1:%2"_s.arg(total / 60).arg(seconds);
    return u"%1:%2:%3"_s.arg(hours).arg(total % 3600 / 60, 2, 10, QLatin1Char('0')).arg(seconds);
}

} // namespace nlstoken
