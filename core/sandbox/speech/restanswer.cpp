// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/restanswer.h"

#include "core/sandbox/speech/speechmessage.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

RestAnswer json(int httpStatus, int status, const QString &message, const QString &result)
{
    const QString taskId = newSpeechId();
    const QJsonObject body{{u"task_id"_s, taskId}, {u"result"_s, result}, {u"status"_s, status},
        {u"message"_s, message}};
    return {.answer = {.status = httpStatus,
                .headers = {{"Content-Type", "application/json;charset=UTF-8"},
                    {"X-NLS-RequestId", taskId.toLatin1()}},
                .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
        .status = status,
        .taskId = taskId};
}

} // namespace

RestAnswer refusedRest(const GatewayRefusal &refusal)
{
    const bool isUnknownPath = refusal == gatewayrefusals::pathUnknown();
    return json(isUnknownPath ? 404 : 400, refusal.status, refusal.message, {});
}

RestAnswer recognisedRest(const QString &result)
{
    return json(200, GatewayRefusal::Success, u"SUCCESS"_s, result);
}

RestAnswer spokenRest(const QByteArray &sound)
{
    const QString taskId = newSpeechId();
    return {.answer = {.status = 200,
                .headers = {{"Content-Type", "audio/mpeg"}, {"X-NLS-RequestId", taskId.toLatin1()}},
                .body = sound},
        .status = GatewayRefusal::Success,
        .taskId = taskId};
}

} // namespace nlstoken
