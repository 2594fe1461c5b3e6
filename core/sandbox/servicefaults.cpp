// SPDX-License-Identifier: Apache-2.0
// Faults in what the service itself says: refusals, headers, tokens, its clock.
#include "core/sandbox/faulteffects.h"

#include "core/sandbox/servicerefusal.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken::faulteffects {

namespace {

// Another string than the client signed, by one parameter more: what a proxy that adds one would
// cause.
QByteArray alteredStringToSign(const QByteArray &stringToSign)
{
    if (stringToSign.startsWith("ACS3-")) {
        QByteArray altered = stringToSign;
        altered.back() = altered.back() == '0' ? '1' : '0';
        return altered;
    }
    return stringToSign + "%26X-Altered%3D1";
}

} // namespace

std::chrono::seconds clockOffset(Fault fault)
{
    return fault == Fault::ClockSkew ? 8h : 0h;
}

std::optional<ServiceRefusal> refusal(Fault fault, const Verdict &verdict)
{
    switch (fault) {
    case Fault::Throttling:
    case Fault::ThrottlingRetryAfter:
    case Fault::ThrottlingRetryDate:
    case Fault::ThrottlingRetryMs:
        return refusals::throttledByUser();
    case Fault::ThrottlingApi:
        return refusals::throttledByApi();
    case Fault::UnknownKey:
    case Fault::XmlError:
        return refusals::accessKeyNotFound();
    case Fault::DisabledKey:
        return refusals::accessKeyInactive();
    case Fault::WrongSecret:
        return refusals::signatureDoesNotMatch(verdict.stringToSign);
    case Fault::RequestAltered:
        return refusals::signatureDoesNotMatch(alteredStringToSign(verdict.stringToSign));
    case Fault::Clock:
        return refusals::timestampExpired();
    case Fault::Nonce:
        return refusals::signatureNonceUsed();
    case Fault::NoPermission:
        return refusals::noPermission();
    case Fault::StsExpired:
        return refusals::securityTokenExpired();
    case Fault::ServerError:
        return refusals::internalError();
    case Fault::Unavailable:
        return refusals::serviceUnavailable();
    default:
        return std::nullopt;
    }
}

void falsify(Fault fault, const QDateTime &now, IssuedToken &token)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    switch (fault) {
    case Fault::EmptyToken:
        token.id.clear();
        break;
    case Fault::LongToken:
        token.id = token.id.repeated(2000 / token.id.size() + 1).left(2000);
        break;
    case Fault::ControlToken:
        token.id = token.id.left(16) + u"\r\n\u0007"_s + token.id.mid(16);
        break;
    case Fault::PastExpiry:
        token.expireTime = seconds - 60;
        break;
    case Fault::FarExpiry:
        token.expireTime = seconds + qint64{400} * 24 * 60 * 60;
        break;
    case Fault::TextExpiry:
        token.expireTime = QString::number(token.expireTime.toInteger());
        break;
    case Fault::HugeExpiry:
        token.expireTime = 1e22;
        break;
    case Fault::ShortToken:
        token.expireTime = seconds + 20;
        break;
    default:
        break;
    }
}

void addHeaders(Fault fault, const QDateTime &now, HeaderFields &headers)
{
    if (fault == Fault::ThrottlingRetryAfter)
        headers.emplace_back("Retry-After", "7");
    else if (fault == Fault::ThrottlingRetryDate)
        headers.emplace_back("Retry-After", httpDate(now.addSecs(7)));
    else if (fault == Fault::ThrottlingRetryMs)
        headers.emplace_back("x-acs-retry-after", "8000");
}

} // namespace nlstoken::faulteffects
