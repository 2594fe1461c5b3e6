// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/gatewaystatus.h"

#include "core/base/redaction.h"
#include "core/model/errorcode.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int accessDenied = 40000001;
constexpr int forbidden = 403;
constexpr int proxyAuthentication = 407;
constexpr int serverErrors = 500;

bool isGatewayStatus(int status)
{
    return status >= 20'000'000 && status <= 99'999'999;
}

bool isGatewayLine(const QByteArray &body)
{
    return body.startsWith("Meta:") || body.startsWith("Gateway:");
}

} // namespace

ServiceError gatewayRefusal(int status, const QString &words, int httpStatus)
{
    return {.kind = ErrorKind::Gateway,
        .code = QString::number(status),
        .serverMessage = safeServerText(words),
        .httpStatus = httpStatus};
}

ServiceError readGatewayRefusal(int httpStatus, const QByteArray &body, const QString &host)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const int status = json["status"_L1].toInt();
    if (isGatewayStatus(status)) {
        ServiceError error = gatewayRefusal(status, json["message"_L1].toString(), httpStatus);
        error.requestId = gatewayTaskId(json["task_id"_L1].toString());
        return error;
    }
    // A refused handshake has no status: it is always about the token. Some answer without words.
    if (httpStatus == forbidden && (isGatewayLine(body) || body.trimmed().isEmpty()))
        return gatewayRefusal(accessDenied, QString::fromUtf8(body), httpStatus);
    ServiceError error{.kind = ErrorKind::Protocol,
        .code = errorcode::NotTheGateway,
        .detail = host,
        .httpStatus = httpStatus};
    if (httpStatus == proxyAuthentication) {
        error.kind = ErrorKind::Network;
        error.code = errorcode::ProxyAuthentication;
    } else if (httpStatus >= serverErrors) {
        error.kind = ErrorKind::Network;
        error.code = errorcode::ServerTrouble;
    }
    return error;
}

QString gatewayTaskId(const QString &text)
{
    constexpr qsizetype idLength = 32;
    const bool isHex = std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
    return text.size() == idLength && isHex ? text : QString();
}

} // namespace nlstoken
