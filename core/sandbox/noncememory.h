// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QSet>

#include <chrono>
#include <cstddef>
#include <deque>

namespace nlstoken {

//! \brief The nonces that requests used, as long as one of them could still be repeated.
//!
//! Bounded in time and number: a Timestamp is good for a quarter of an hour to either side, so a
//! request can come again for half an hour at most; beyond the number the oldest nonce is
//! forgotten. Nonces are kept as digests of a fixed size, so a long one costs no more.
class NonceMemory
{
public:
    static constexpr std::chrono::minutes Span{30};

    explicit NonceMemory(std::size_t capacity = 100'000);

    //! \brief Remembers \a nonce as used at \a now.
    //! \return false when it is remembered already
    [[nodiscard]] bool use(const QByteArray &nonce, const QDateTime &now);
    [[nodiscard]] std::size_t size() const noexcept { return m_order.size(); }

private:
    struct Use
    {
        QByteArray digest;
        QDateTime usedAt;
    };
    void forgetOld(const QDateTime &now);

    std::size_t m_capacity;
    std::deque<Use> m_order; // oldest first
    QSet<QByteArray> m_used;
};

} // namespace nlstoken
