// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/answerbody.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

void writeElements(QXmlStreamWriter &xml, const QJsonObject &object)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->isObject()) {
            xml.writeTextElement(member.key(), member->toVariant().toString());
            continue;
        }
        xml.writeStartElement(member.key());
        writeElements(xml, member->toObject());
        xml.writeEndElement();
    }
}

QByteArray xmlDocument(const QString &root, const QJsonObject &object)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartDocument();
    xml.writeStartElement(root);
    writeElements(xml, object);
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

ServerResponse answer(
    int status, AnswerFormat format, const QString &xmlRoot, const QJsonObject &body)
{
    if (format == AnswerFormat::Json) {
        return {.status = status,
            .headers = {{"Content-Type", "application/json;charset=utf-8"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    }
    return {.status = status,
        .headers = {{"Content-Type", "text/xml;charset=utf-8"}},
        .body = xmlDocument(xmlRoot, body)};
}

QString recommendation(const QString &code)
{
    return u"https://next.api.aliyun.com/troubleshoot?q="_s
        + QString::fromLatin1(QUrl::toPercentEncoding(code)) + u"&product=nls-cloud-meta"_s;
}

} // namespace

ServerResponse tokenAnswer(const AnswerContext &context, const IssuedToken &token)
{
    const QJsonObject fields{
        {u"ExpireTime"_s, token.expireTime}, {u"Id"_s, token.id}, {u"UserId"_s, token.userId}};
    return answer(200, context.format, u"CreateTokenResponse"_s,
        {{u"NlsRequestId"_s, token.nlsRequestId}, {u"RequestId"_s, context.requestId},
            {u"ErrMsg"_s, QString(u""_s)}, {u"Token"_s, fields}});
}

ServerResponse refusalAnswer(const AnswerContext &context, const ServiceRefusal &refusal)
{
    return answer(refusal.httpStatus, context.format, u"Error"_s,
        {{u"RequestId"_s, context.requestId}, {u"HostId"_s, context.hostId},
            {u"Code"_s, refusal.code}, {u"Message"_s, refusal.message},
            {u"Recommend"_s, recommendation(refusal.code)}});
}

ServerResponse noPermissionAnswer(const AnswerContext &context, const QString &nlsRequestId)
{
    return answer(200, context.format, u"CreateTokenResponse"_s,
        {{u"ErrCode"_s, 40020503}, {u"ErrMsg"_s, u"No permission!"_s},
            {u"NlsRequestId"_s, nlsRequestId}, {u"RequestId"_s, context.requestId}});
}

} // namespace nlstoken
