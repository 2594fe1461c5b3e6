// SPDX-License-Identifier: Apache-2.0
#include "core/token/answerfields.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// ErrCode is an integer in the documents; 0 and nothing both mean success.
QString errorNumber(const QJsonValue &value)
{
    const QString text = value.isString() ? value.toString()
        : value.isDouble()                ? QString::number(value.toDouble(), 'f', 0)
                                          : QString();
    return text == "0"_L1 ? QString() : text;
}

std::optional<AnswerFields> jsonFields(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    AnswerFields fields;
    fields.code = object[u"Code"_s].toString();
    fields.message = object[u"Message"_s].toString(object[u"ErrMsg"_s].toString());
    fields.requestId = object[u"RequestId"_s].toString();
    fields.nlsRequestId = object[u"NlsRequestId"_s].toString();
    fields.errCode = errorNumber(object[u"ErrCode"_s]);
    const QJsonValue token = object[u"Token"_s];
    fields.hasToken = token.isObject();
    fields.tokenId = token[u"Id"_s];
    fields.expireTime = token[u"ExpireTime"_s];
    const QJsonValue user = token[u"UserId"_s];
    fields.userId = user.isDouble() ? QString::number(user.toInteger()) : user.toString();
    return fields;
}

QJsonValue numberOrText(const QString &text)
{
    bool whole = false;
    const qint64 number = text.toLongLong(&whole);
    return whole ? QJsonValue(number) : QJsonValue(text);
}

std::optional<AnswerFields> xmlFields(const QByteArray &body)
{
    QXmlStreamReader reader(body);
    if (!reader.readNextStartElement()
        || (reader.name() != "CreateTokenResponse"_L1 && reader.name() != "Error"_L1))
        return std::nullopt;
    AnswerFields fields;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = reader.name().toString();
        if (name == "Token"_L1) {
            fields.hasToken = true;
            continue;
        }
        const QString text = reader.readElementText(QXmlStreamReader::SkipChildElements);
        if (name == "Code"_L1)
            fields.code = text;
        else if (name == "Message"_L1 || name == "ErrMsg"_L1)
            fields.message = text;
        else if (name == "RequestId"_L1)
            fields.requestId = text;
        else if (name == "NlsRequestId"_L1)
            fields.nlsRequestId = text;
        else if (name == "ErrCode"_L1)
            fields.errCode = errorNumber(text);
        else if (name == "Id"_L1)
            fields.tokenId = text;
        else if (name == "ExpireTime"_L1)
            fields.expireTime = numberOrText(text);
        else if (name == "UserId"_L1)
            fields.userId = text;
    }
    if (reader.hasError())
        return std::nullopt;
    return fields;
}

} // namespace

std::optional<AnswerFields> answerFields(const QByteArray &body)
{
    return body.trimmed().startsWith('<') ? xmlFields(body) : jsonFields(body);
}

} // namespace nlstoken
