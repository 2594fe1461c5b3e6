// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/signedcall.h"

#include "core/base/utctime.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr QByteArrayView authorizationScheme{"acs "};
constexpr QByteArrayView tokensPath{"/pop/2018-05-18/tokens"};

// The path, and the query in the order of its names.
QByteArray canonicalResource(const ServerRequest &request)
{
    QByteArray resource = request.path;
    QList<QByteArray> pairs = request.query.split('&');
    std::sort(pairs.begin(), pairs.end());
    char separator = '?';
    for (const QByteArray &pair : pairs) {
        if (!pair.isEmpty())
            resource += std::exchange(separator, '&') + pair;
    }
    return resource;
}

QByteArray stringToSign(const ServerRequest &request)
{
    QByteArray text = request.method + '\n';
    for (const char *name : {"Accept", "Content-MD5", "Content-Type", "Date"})
        text += request.header(name) + '\n';
    std::map<QByteArray, QByteArray> own;
    for (const auto &[name, value] : request.headers) {
        if (name.toLower().startsWith("x-acs-"))
            own.insert_or_assign(name.toLower(), value.trimmed());
    }
    for (const auto &[name, value] : own)
        text += name + ':' + value + '\n';
    return text + canonicalResource(request);
}

// As v1 and v3 write it; what isn't a date of HTTP stays as it is. Some Java runtimes have a month
// "Sept".
QByteArray isoTime(const QByteArray &date)
{
    const QString text = QString::fromLatin1(date).replace(" Sept "_L1, " Sep "_L1);
    const QDateTime read = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    const QDateTime time = utcTime(read.date(), read.time());
    return time.isValid() ? time.toString(u"yyyy-MM-dd'T'hh:mm:ss'Z'"_s).toLatin1() : date;
}

bool bodyIsAsSigned(const ServerRequest &request)
{
    const QByteArray claimed = request.header("Content-MD5");
    if (claimed.isEmpty())
        return request.body.isEmpty();
    return QCryptographicHash::hash(request.body, QCryptographicHash::Md5).toBase64() == claimed;
}

} // namespace

bool isRoaCall(const ServerRequest &request)
{
    return request.header("authorization").startsWith(authorizationScheme);
}

tl::expected<SignedCall, ServiceRefusal> readRoaCall(
    const ServerRequest &request, const QByteArray &secret)
{
    const QByteArray authorization =
        request.header("authorization").mid(authorizationScheme.size()).trimmed();
    const qsizetype colon = authorization.indexOf(':');
    if (colon <= 0 || !bodyIsAsSigned(request))
        return tl::unexpected(refusals::incompleteSignature());
    const QByteArray method = request.header("x-acs-signature-method");
    if (!method.isEmpty() && method != "HMAC-SHA1")
        return tl::unexpected(refusals::invalidSignatureMethod());
    SignedCall call{
        .action = request.path == tokensPath && request.method == "POST" ? "CreateToken" : "?",
        .version = request.header("x-acs-version"),
        .accessKeyId = authorization.left(colon),
        .securityToken = request.header("x-acs-security-token"),
        .timestamp = isoTime(request.header("Date")),
        .nonce = request.header("x-acs-signature-nonce"),
        .signature = authorization.mid(colon + 1),
        .stringToSign = stringToSign(request),
    };
    if (call.version.isEmpty())
        call.version = "2018-05-18"; // the only one that is called this way
    // The oldest SDK sends no nonce: then the same request counts as the same nonce.
    if (call.nonce.isEmpty())
        call.nonce = call.signature;
    call.expectedSignature =
        QMessageAuthenticationCode::hash(call.stringToSign, secret, QCryptographicHash::Sha1)
            .toBase64();
    return call;
}

} // namespace nlstoken
