// SPDX-License-Identifier: Apache-2.0
#include "ui/token/tokendetails.h"

#include "core/base/utctime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString detailText(const char *text)
{
    return QCoreApplication::translate("TokenDetails", text);
}

QString expiryInFourForms(qint64 expireTime)
{
    constexpr int chinaOffset = 8 * 3600;
    const auto clock = [](const QDateTime &time) { return time.toString(u"HH:mm:ss"_s); };
    const QDateTime utc = utcFromSeconds(expireTime);
    //: ExpireTime: %1 Unix seconds, %2 to %4 times of the day
    return detailText(QT_TRANSLATE_NOOP("TokenDetails", "%1 · %2 UTC · %3 UTC+8 · %4 here"))
        .arg(QString::number(expireTime), clock(utc), clock(utc.toOffsetFromUtc(chinaOffset)),
            clock(utc.toLocalTime()));
}

} // namespace

std::vector<TokenDetail> tokenDetails(const Token &token, const Profile &profile)
{
    const QString host = QUrl(profile.endpoint).host();
    std::vector<TokenDetail> rows{
        {detailText(QT_TRANSLATE_NOOP("TokenDetails", "User ID")), token.userId, token.userId},
        {u"ExpireTime"_s, expiryInFourForms(token.expireTime), QString::number(token.expireTime)},
        {u"RequestId"_s, token.requestId, token.requestId},
        {u"NlsRequestId"_s, token.nlsRequestId, token.nlsRequestId},
        {detailText(QT_TRANSLATE_NOOP("TokenDetails", "Endpoint")),
            host + u" · "_s + profile.apiVersion, profile.endpoint},
        {detailText(QT_TRANSLATE_NOOP("TokenDetails", "AccessKey ID")), profile.accessKeyIdMasked,
            profile.accessKeyIdMasked},
    };
    std::erase_if(rows, [](const TokenDetail &row) { return row.copied.isEmpty(); });
    return rows;
}

} // namespace nlstoken
