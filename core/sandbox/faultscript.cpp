// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/faultscript.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr auto descriptions = std::to_array<FaultDescription>({
    {Fault::Throttling, "throttling"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "refused by flow control, without saying for how long")},
    {Fault::ThrottlingRetryAfter, "throttling-retry-after"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "refused by flow control, with Retry-After: 7 (seconds)")},
    {Fault::ThrottlingRetryDate, "throttling-retry-date"_L1,
        QT_TRANSLATE_NOOP(
            "FaultScript", "refused by flow control, with Retry-After as a date 7 s ahead")},
    {Fault::ThrottlingRetryMs, "throttling-retry-ms"_L1,
        QT_TRANSLATE_NOOP(
            "FaultScript", "refused by flow control, with x-acs-retry-after: 8000 (milliseconds)")},
    {Fault::ThrottlingApi, "throttling-api"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "refused by the flow control of the whole API")},
    {Fault::UnknownKey, "unknown-key"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the AccessKey ID is not found")},
    {Fault::DisabledKey, "disabled-key"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the AccessKey is disabled")},
    {Fault::WrongSecret, "wrong-secret"_L1,
        QT_TRANSLATE_NOOP(
            "FaultScript", "the signature does not match, and both strings to sign are equal")},
    {Fault::RequestAltered, "request-altered"_L1,
        QT_TRANSLATE_NOOP(
            "FaultScript", "the signature does not match, and the strings to sign differ")},
    {Fault::Clock, "clock"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the Timestamp counts as expired, whatever it is")},
    {Fault::ClockSkew, "clock-skew"_L1,
        QT_TRANSLATE_NOOP(
            "FaultScript", "the service's clock is 8 hours ahead, in all that it says")},
    {Fault::Nonce, "nonce"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the nonce counts as used, whatever it is")},
    {Fault::NoPermission, "no-permission"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "permission is missing, as HTTP 403")},
    {Fault::NoPermission200, "no-permission-200"_L1,
        QT_TRANSLATE_NOOP(
            "FaultScript", "permission is missing, as ErrCode 40020503 inside HTTP 200")},
    {Fault::StsExpired, "sts-expired"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the SecurityToken is expired")},
    {Fault::ServerError, "server-error"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 500, InternalError")},
    {Fault::Unavailable, "unavailable"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 503, ServiceUnavailable")},
    {Fault::BadGateway, "bad-gateway"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 502 with the page of a proxy, without a Code")},
    {Fault::Slow, "slow"_L1, QT_TRANSLATE_NOOP("FaultScript", "the right answer, after 3 s")},
    {Fault::Trickle, "trickle"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the right answer, ten bytes a second, one by one")},
    {Fault::Hang, "hang"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "no answer; the connection stays open")},
    {Fault::Reset, "reset"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the connection is reset before an answer")},
    {Fault::ResetMidway, "reset-midway"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the connection is reset after half of the answer")},
    {Fault::Close, "close"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the connection is closed without an answer")},
    {Fault::Truncated, "truncated"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the answer ends before its Content-Length")},
    {Fault::Garbage, "garbage"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "binary bytes instead of HTTP")},
    {Fault::NotJson, "not-json"_L1, QT_TRANSLATE_NOOP("FaultScript", "HTTP 200 with plain text")},
    {Fault::CaptivePortal, "captive-portal"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 200 with the login page of a network")},
    {Fault::Redirect, "redirect"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 302 to another address")},
    {Fault::Oversized, "oversized"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 200 with a token behind one MiB of text")},
    {Fault::NoToken, "no-token"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 200 with nothing in it")},
    {Fault::EmptyToken, "empty-token"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 200 with an empty token")},
    {Fault::LongToken, "long-token"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 200 with a token of 2,000 characters")},
    {Fault::ControlToken, "control-token"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 200 with control characters in the token")},
    {Fault::PastExpiry, "past-expiry"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "a token whose ExpireTime is a minute ago")},
    {Fault::FarExpiry, "far-expiry"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "a token whose ExpireTime is 400 days ahead")},
    {Fault::TextExpiry, "text-expiry"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "a token whose ExpireTime is a string")},
    {Fault::HugeExpiry, "huge-expiry"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "a token whose ExpireTime is 1e22")},
    {Fault::SameToken, "same-token"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the token that was issued before, again")},
    {Fault::ShortToken, "short-token"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "a token that expires in 20 s")},
    {Fault::XmlError, "xml-error"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "the AccessKey ID is not found, said in XML")},
    {Fault::Proxy407, "proxy-407"_L1,
        QT_TRANSLATE_NOOP("FaultScript", "HTTP 407 of a proxy that wants a password")},
});

QString folded(QString name)
{
    name.remove(u'-');
    name.remove(u'_');
    return name.toLower();
}

std::optional<PlayedFault> faultNamed(const QString &name, const ErrorLookup &lookup)
{
    const QString wanted = folded(name);
    for (const FaultDescription &known : descriptions) {
        if (folded(known.name) == wanted)
            return PlayedFault{.name = known.name, .fault = known.fault};
    }
    if (!lookup)
        return std::nullopt;
    if (const auto error = lookup(name))
        return PlayedFault{.name = error->code, .error = error};
    return std::nullopt;
}

} // namespace

std::span<const FaultDescription> knownFaults()
{
    return descriptions;
}

const FaultDescription &descriptionOf(Fault fault)
{
    // The table holds every fault, which tst_faultscript checks.
    return *std::find_if(descriptions.begin(), descriptions.end(),
        [fault](const FaultDescription &known) { return known.fault == fault; });
}

tl::expected<FaultScript, FaultSyntaxError> FaultScript::parsed(
    const QStringList &entries, const ErrorLookup &lookup)
{
    FaultScript script;
    for (const QString &entry : entries) {
        auto step = parsedStep(entry, lookup);
        if (!step)
            return tl::unexpected(step.error());
        script.m_steps.push_back(*std::move(step));
    }
    return script;
}

tl::expected<FaultScript::Step, FaultSyntaxError> FaultScript::parsedStep(
    const QString &entry, const ErrorLookup &lookup)
{
    using Problem = FaultSyntaxError::Problem;
    const qsizetype colon = entry.lastIndexOf(u':');
    std::optional<int> times;
    if (colon >= 0) {
        bool isNumber = false;
        times = QStringView(entry).sliced(colon + 1).toInt(&isNumber);
        if (!isNumber || *times < 1 || *times > MaximumTimes)
            return tl::unexpected(FaultSyntaxError{Problem::TimesNotPositive, entry});
    }
    auto fault = faultNamed(colon < 0 ? entry : entry.left(colon), lookup);
    if (!fault)
        return tl::unexpected(FaultSyntaxError{Problem::UnknownName, entry});
    return Step{.fault = *std::move(fault), .left = times};
}

const PlayedFault *FaultScript::peek() const
{
    return m_steps.empty() ? nullptr : &m_steps.front().fault;
}

FaultScript FaultScript::takeGateways()
{
    const auto isGateways = [](const Step &step) {
        return step.fault.error && step.fault.error->isGateways;
    };
    FaultScript taken;
    std::ranges::copy_if(m_steps, std::back_inserter(taken.m_steps), isGateways);
    std::erase_if(m_steps, isGateways);
    return taken;
}

std::optional<PlayedFault> FaultScript::next()
{
    if (m_steps.empty())
        return std::nullopt;
    Step &step = m_steps.front();
    PlayedFault fault = step.fault;
    if (step.left && --*step.left == 0)
        m_steps.pop_front();
    return fault;
}

} // namespace nlstoken
