// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonValue>
#include <QString>

#include <cstddef>
#include <deque>

namespace nlstoken {

//! \brief The tokens that a sandbox has issued: the only ones that its gateway takes.
//!
//! Bounded in number; beyond it the oldest is forgotten. Expired ones stay known, so that they can
//! be told from those that never were.
class IssuedTokens
{
public:
    enum class Standing {
        Good,
        Expired,
        Unknown,
    };

    explicit IssuedTokens(std::size_t capacity = 100'000);

    //! \brief Remembers a token, or the new expiry of one.
    //! \param expireTime Unix seconds as it was told; what is no whole number is not remembered
    void add(const QString &id, const QJsonValue &expireTime);
    [[nodiscard]] Standing standing(const QByteArray &token, const QDateTime &now) const;

private:
    std::size_t m_capacity;
    std::deque<QByteArray> m_order; // oldest first
    QHash<QByteArray, qint64> m_expireTimes;
};

} // namespace nlstoken
