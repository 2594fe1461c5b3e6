// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recordedanswers.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace nlstoken {

QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QByteArray dateHeader(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

QByteArray tokenBody(const QByteArray &tokenId, qint64 expireTime)
{
    return R"({"NlsRequestId":"aed8c1af075347819118ff6bf811****",)"
           R"("RequestId":"0989F63E-5069-4AB0-822B-5BD2D953****",)"
           R"("Token":{"ExpireTime":)"
        + QByteArray::number(expireTime) + R"(,"Id":")" + tokenId
        + R"(","UserId":"1234567890123456"}})";
}

QByteArray refusalBody(const QByteArray &code, const QByteArray &message)
{
    return R"({"RequestId":"A3B7C9D1-0000-4000-8000-123456789ABC",)"
           R"("HostId":"nlsmeta.ap-southeast-1.aliyuncs.com","Code":")"
        + code + R"(","Message":")" + message
        + R"(","Recommend":"https://next.api.aliyun.com/troubleshoot?q=x"})";
}

HttpAnswer answerAt(const QDateTime &time, int status, const QByteArray &body)
{
    return {.status = status,
        .body = body,
        .date = dateHeader(time),
        .sentAt = time,
        .receivedAt = time};
}

HttpAnswer throttledAt(const QDateTime &time)
{
    return answerAt(
        time, 400, refusalBody("Throttling.User", "Request was denied due to user flow control."));
}

} // namespace nlstoken
