// SPDX-License-Identifier: Apache-2.0
#include "app/cli/signing.h"

#include "core/base/redaction.h"
#include "core/signing/percentencoding.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

template <typename Map>
QJsonObject jsonOf(const Map &map)
{
    QJsonObject object;
    for (const auto &[name, value] : map)
        object.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    return object;
}

QString heading(const char *text)
{
    return QCoreApplication::translate("Signing", text) + u"\n  "_s;
}

QString quoted(const QByteArray &text)
{
    return u'\'' + QString::fromUtf8(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

// Masks a value where its name stands before it, so that a short value is not found by chance
// elsewhere.
void mask(
    QByteArray &text, const QByteArray &name, const QByteArray &value, const QByteArray &masked)
{
    if (!value.isEmpty())
        text.replace(name + value, name + masked);
}

void maskKey(QByteArray &text, const AccessKey &key)
{
    using signing::percentEncoded;
    const QByteArray id = maskedAccessKeyId(QString::fromUtf8(key.id)).toUtf8();
    const QByteArray once = percentEncoded(key.id);
    mask(text, "AccessKeyId=", once, id);
    mask(text, "AccessKeyId%3D", percentEncoded(once), id);
    mask(text, "Credential=", key.id, id);
    const QByteArray token = key.securityToken.view().toByteArray();
    mask(text, "SecurityToken=", percentEncoded(token), "****");
    mask(text, "SecurityToken%3D", percentEncoded(percentEncoded(token)), "****");
    mask(text, "x-acs-security-token:", token, "****");
}

} // namespace

SignedTask signedTask(const SigningTask &task, const AccessKey &key)
{
    SignedTask result;
    if (task.version == SignatureVersion::V3) {
        signing::Acs3Request request =
            createTokenAcs3(key, hostHeader(QUrl(task.endpoint)), task.apiVersion, task.moment);
        request.method = task.method;
        const signing::Acs3Signature signature = signing::signAcs3(request, key.id, key.secret);
        result.headers = signature.headers;
        result.canonicalQuery = signature.canonicalQuery;
        result.canonicalRequest = signature.canonicalRequest;
        result.stringToSign = signature.stringToSign;
        result.signature = signature.signature;
        result.authorization = signature.authorization;
        return result;
    }
    result.parameters = createTokenParameters(key, task.apiVersion, task.regionId, task.moment);
    const signing::RpcSignature signature =
        signing::signRpc(task.method, result.parameters, key.secret);
    result.canonicalQuery = signature.canonicalQuery;
    result.stringToSign = signature.stringToSign;
    result.signature = signature.signature;
    return result;
}

QJsonObject signedJson(const SigningTask &task, const SignedTask &result)
{
    QJsonObject object{
        {u"method"_s, QString::fromUtf8(task.method)},
        {u"parameters"_s, jsonOf(result.parameters)},
        {u"canonicalQuery"_s, QString::fromUtf8(result.canonicalQuery)},
        {u"stringToSign"_s, QString::fromUtf8(result.stringToSign)},
        {u"signature"_s, QString::fromUtf8(result.signature)},
    };
    if (task.version == SignatureVersion::V3) {
        signing::Headers headers = result.headers;
        headers.insert_or_assign("authorization", result.authorization);
        object[u"headers"_s] = jsonOf(headers);
        object[u"canonicalRequest"_s] = QString::fromUtf8(result.canonicalRequest);
    }
    return object;
}

QString signedText(
    const SigningTask &task, const SignedTask &result, const AccessKey &key, bool reveal)
{
    const auto shown = [&](QByteArray text) {
        if (!reveal)
            maskKey(text, key);
        return QString::fromUtf8(text);
    };
    QString text =
        heading(QT_TRANSLATE_NOOP("Signing", "Method")) + QString::fromUtf8(task.method) + u'\n';
    if (task.version == SignatureVersion::V3) {
        text += u'\n' + heading(QT_TRANSLATE_NOOP("Signing", "Canonical request"))
            + shown(result.canonicalRequest).replace(u'\n', u"\n  "_s) + u'\n';
    } else {
        text += u'\n' + heading(QT_TRANSLATE_NOOP("Signing", "Canonical query"))
            + shown(result.canonicalQuery) + u'\n';
    }
    text += u'\n' + heading(QT_TRANSLATE_NOOP("Signing", "String to sign"))
        + shown(result.stringToSign).replace(u'\n', u"\n  "_s) + u'\n';
    text += u'\n' + heading(QT_TRANSLATE_NOOP("Signing", "Signature"))
        + QString::fromUtf8(result.signature) + u'\n';
    if (task.version == SignatureVersion::V3)
        text += u'\n' + heading(QT_TRANSLATE_NOOP("Signing", "Authorization"))
            + shown(result.authorization) + u'\n';
    return text;
}

QString signedCurl(const SigningTask &task, const SignedTask &result)
{
    const QByteArray url = task.endpoint.toUtf8() + '/';
    QString command = u"curl -sS -X "_s + QString::fromUtf8(task.method);
    if (task.version == SignatureVersion::V3) {
        signing::Headers headers = result.headers;
        headers.insert_or_assign("authorization", result.authorization);
        headers.insert_or_assign("accept", "application/json");
        for (const auto &[name, value] : headers)
            command += u" -H "_s + quoted(name + ": " + value);
        return command + u' ' + quoted(url);
    }
    const QByteArray query =
        result.canonicalQuery + "&Signature=" + signing::percentEncoded(result.signature);
    if (task.method == "GET")
        return command + u' ' + quoted(url + '?' + query);
    return command + u" --data-raw "_s + quoted(query) + u' ' + quoted(url);
}

} // namespace nlstoken
