// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/servicerefusal.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace nlstoken::refusals {

ServiceRefusal missing(const QByteArray &parameter)
{
    const QString name = QString::fromUtf8(parameter);
    return {400, u"Missing"_s + name, name + u" is mandatory for this action."_s};
}

ServiceRefusal invalid(const QByteArray &parameter)
{
    const QString name = QString::fromUtf8(parameter);
    return {400, u"Invalid"_s + name, u"Specified parameter "_s + name + u" is not valid."_s};
}

ServiceRefusal malformed(const QByteArray &parameter)
{
    // Whatever bytes the client made a name of: XML has no way to write most control characters.
    static const QRegularExpression unprintable(u"[^ -~]"_s);
    const QString name = QString::fromLatin1(parameter).remove(unprintable).left(64);
    return {400, u"InvalidParameter"_s, u"Specified parameter "_s + name + u" is not valid."_s};
}

ServiceRefusal invalidFormat()
{
    return {400, u"InvalidParameter.Format"_s, u"Specified parameter format is not valid."_s};
}

ServiceRefusal invalidVersion()
{
    return {400, u"InvalidVersion"_s, u"Specified parameter Version is not valid."_s};
}

ServiceRefusal actionNotFound()
{
    return {404, u"InvalidAction.NotFound"_s,
        u"Specified api is not found, please check your url and method."_s};
}

ServiceRefusal unsupportedMethod()
{
    return {400, u"UnsupportedHTTPMethod"_s, u"This http method is not supported."_s};
}

ServiceRefusal accessKeyNotFound()
{
    return {404, u"InvalidAccessKeyId.NotFound"_s, u"Specified access key is not found."_s};
}

ServiceRefusal accessKeyInactive()
{
    return {400, u"InvalidAccessKeyId.Inactive"_s, u"Specified access key is disabled."_s};
}

ServiceRefusal invalidSignatureMethod()
{
    return {400, u"InvalidSignatureMethod"_s, u"Specified signature method is not valid."_s};
}

ServiceRefusal incompleteSignature()
{
    return {400, u"IncompleteSignature"_s,
        u"The request signature does not conform to Aliyun standards."_s};
}

ServiceRefusal signatureDoesNotMatch(const QByteArray &stringToSign)
{
    return {400, u"SignatureDoesNotMatch"_s,
        u"Specified signature is not matched with our calculation. server string to sign is:"_s
            + QString::fromUtf8(stringToSign)};
}

ServiceRefusal signatureNonceUsed()
{
    return {400, u"SignatureNonceUsed"_s, u"Specified signature nonce was used already."_s};
}

ServiceRefusal timestampFormat()
{
    return {400, u"InvalidTimeStamp.Format"_s,
        u"Specified time stamp or date value is not well formatted."_s};
}

ServiceRefusal timestampExpired()
{
    return {
        400, u"InvalidTimeStamp.Expired"_s, u"Specified time stamp or date value is expired."_s};
}

ServiceRefusal securityTokenExpired()
{
    return {400, u"InvalidSecurityToken.Expired"_s, u"Specified SecurityToken is expired."_s};
}

ServiceRefusal securityTokenMalformed()
{
    return {400, u"InvalidSecurityToken.Malformed"_s, u"Specified SecurityToken is malformed."_s};
}

ServiceRefusal securityTokenMismatch()
{
    return {400, u"InvalidSecurityToken.MismatchWithAccessKey"_s,
        u"Specified SecurityToken mismatch with the AccessKey."_s};
}

ServiceRefusal noPermission()
{
    return {403, u"NoPermission"_s,
        u"You are not authorized to do this action. You should be authorized by RAM."_s};
}

ServiceRefusal throttledByUser()
{
    return {400, u"Throttling.User"_s, u"Request was denied due to user flow control."_s};
}

ServiceRefusal throttledByApi()
{
    return {400, u"Throttling.Api"_s, u"Request was denied due to api flow control."_s};
}

ServiceRefusal internalError()
{
    return {
        500, u"InternalError"_s, u"The request processing has failed due to some unknown error."_s};
}

ServiceRefusal serviceUnavailable()
{
    return {503, u"ServiceUnavailable"_s,
        u"The request has failed due to a temporary failure of the server."_s};
}

} // namespace nlstoken::refusals
