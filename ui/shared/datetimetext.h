// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace nlstoken {

//! \brief The day and the time of \a moment in the user's language and time zone, such as
//! "Thu 26 Nov, 12:19:17".
[[nodiscard]] QString dateTimeText(const QDateTime &moment);

} // namespace nlstoken
