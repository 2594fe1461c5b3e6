// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>

namespace nlstoken {

//! \brief The last second of the year 9999, Unix time: no time in a file of ours is later, and sums
//! and differences of such times never overflow.
inline constexpr qint64 latestUnixTime = 253'402'300'799;

//! \brief The whole number in \a value of a file, or 0 when it is none or not within \a least and
//! \a most: files may be damaged or written by others.
[[nodiscard]] qint64 storedNumber(const QJsonValue &value, qint64 least, qint64 most);

} // namespace nlstoken
