// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/noncememory.h"

#include <QCryptographicHash>

namespace nlstoken {

NonceMemory::NonceMemory(std::size_t capacity)
    : m_capacity(capacity)
{
}

bool NonceMemory::use(const QByteArray &nonce, const QDateTime &now)
{
    forgetOld(now);
    const QByteArray digest = QCryptographicHash::hash(nonce, QCryptographicHash::Sha256);
    if (m_used.contains(digest))
        return false;
    m_used.insert(digest);
    m_order.push_back({digest, now});
    if (m_order.size() > m_capacity) {
        m_used.remove(m_order.front().digest);
        m_order.pop_front();
    }
    return true;
}

void NonceMemory::forgetOld(const QDateTime &now)
{
    const qint64 span = std::chrono::milliseconds(Span).count();
    while (!m_order.empty() && m_order.front().usedAt.msecsTo(now) > span) {
        m_used.remove(m_order.front().digest);
        m_order.pop_front();
    }
}

} // namespace nlstoken
