// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/synthesistrial.h"

#include "core/gateway/gatewayaddress.h"
#include "core/gateway/gatewaystatus.h"
#include "core/gateway/wavsound.h"
#include "core/model/errorcode.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace nlstoken {

HttpRequest synthesisRequest(
    const QUrl &gateway, const QByteArray &token, const QString &appkey, const QString &text)
{
    // Of 300 characters, spoken slowly.
    constexpr qsizetype largestSound = qsizetype{16} * 1024 * 1024;
    const QJsonObject parameters{{u"appkey"_s, appkey}, {u"text"_s, text}, {u"format"_s, u"wav"_s},
        {u"sample_rate"_s, 16000}};
    return {.url = restAddress(gateway, u"/stream/v1/tts"_s),
        .headers = {{"content-type", "application/json"}, {"x-nls-token", token}},
        .body = QJsonDocument(parameters).toJson(QJsonDocument::Compact),
        .largestAnswer = largestSound};
}

Result<SpokenText> readSynthesis(const HttpAnswer &answer, const QString &host)
{
    constexpr int ok = 200;
    // audio/mpeg is what the gateway calls every coding.
    const bool isSound = answer.status == ok && answer.contentType.startsWith("audio/");
    if (!isSound)
        return Failure(readGatewayRefusal(answer.status, answer.body, host));
    if (!answer.body.startsWith("RIFF"))
        return Failure({.kind = ErrorKind::Protocol,
            .code = errorcode::NotTheGateway,
            .detail = host,
            .httpStatus = answer.status});
    // An answer whose length nobody says can end anywhere.
    if (!readWav(answer.body))
        return Failure({.kind = ErrorKind::Protocol,
            .code = errorcode::AnswerTruncated,
            .detail = host,
            .httpStatus = answer.status});
    return SpokenText{
        .wav = answer.body, .requestId = gatewayTaskId(QString::fromLatin1(answer.nlsRequestId))};
}

} // namespace nlstoken
