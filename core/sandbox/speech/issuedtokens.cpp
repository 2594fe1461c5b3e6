// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/issuedtokens.h"

namespace nlstoken {

IssuedTokens::IssuedTokens(std::size_t capacity)
    : m_capacity(capacity)
{
}

void IssuedTokens::add(const QString &id, const QJsonValue &expireTime)
{
    const qint64 seconds = expireTime.toInteger(-1);
    const QByteArray token = id.toUtf8();
    if (seconds < 0 || token.isEmpty())
        return;
    if (!m_expireTimes.contains(token))
        m_order.push_back(token);
    m_expireTimes.insert(token, seconds);
    if (m_order.size() > m_capacity) {
        m_expireTimes.remove(m_order.front());
        m_order.pop_front();
    }
}

IssuedTokens::Standing IssuedTokens::standing(const QByteArray &token, const QDateTime &now) const
{
    const auto found = m_expireTimes.constFind(token);
    if (found == m_expireTimes.constEnd())
        return Standing::Unknown;
    return now.toSecsSinceEpoch() < *found ? Standing::Good : Standing::Expired;
}

} // namespace nlstoken
