// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechmessage.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

bool isSpeechId(const QString &text)
{
    constexpr qsizetype idLength = 32;
    const auto isHexDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    return text.size() == idLength && std::all_of(text.begin(), text.end(), isHexDigit);
}

SpeechFrame frame(const QJsonObject &header, const QJsonObject &payload)
{
    QJsonObject message{{u"header"_s, header}};
    if (!payload.isEmpty())
        message.insert(u"payload"_s, payload);
    return {.isText = true, .bytes = QJsonDocument(message).toJson(QJsonDocument::Compact)};
}

} // namespace

tl::expected<SpeechMessage, GatewayRefusal> parsedSpeechMessage(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return tl::unexpected(gatewayrefusals::notJson());
    const QJsonObject header = document["header"_L1].toObject();
    if (header.isEmpty())
        return tl::unexpected(gatewayrefusals::headerMissing());
    const QString messageId = header["message_id"_L1].toString();
    if (!isSpeechId(messageId))
        return tl::unexpected(gatewayrefusals::messageIdInvalid(messageId));
    SpeechMessage message{.nameSpace = header["namespace"_L1].toString(),
        .name = header["name"_L1].toString(),
        .taskId = header["task_id"_L1].toString(),
        .appkey = header["appkey"_L1].toString(),
        .payload = document["payload"_L1].toObject()};
    if (!isSpeechId(message.taskId))
        return tl::unexpected(gatewayrefusals::taskIdInvalid(message.taskId));
    return message;
}

QString newSpeechId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

SpeechFrame speechEvent(const QString &nameSpace, const QString &name, const QString &taskId,
    const QJsonObject &payload)
{
    QJsonObject header{{u"namespace"_s, nameSpace}, {u"name"_s, name},
        {u"status"_s, GatewayRefusal::Success}, {u"message_id"_s, newSpeechId()},
        {u"task_id"_s, taskId}};
    // The younger service words its success in another way, and in another member.
    if (nameSpace == "FlowingSpeechSynthesizer"_L1)
        header.insert(u"status_message"_s, u"GATEWAY|SUCCESS|Success."_s);
    else
        header.insert(u"status_text"_s, u"Gateway:SUCCESS:Success."_s);
    return frame(header, payload);
}

SpeechFrame taskFailed(const QString &taskId, const GatewayRefusal &refusal)
{
    return frame({{u"namespace"_s, u"Default"_s}, {u"name"_s, u"TaskFailed"_s},
                     {u"status"_s, refusal.status}, {u"message_id"_s, newSpeechId()},
                     {u"task_id"_s, taskId}, {u"status_text"_s, refusal.message}},
        {});
}

} // namespace nlstoken
