// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"
#include "core/token/tokenquery.h"

#include <QList>

namespace nlstoken {

//! \brief Tokens that are most likely to get out of their quotes, whatever the syntax.
[[nodiscard]] QList<QByteArray> hostileTokens();

//! \brief The token \a id as it was obtained at 0 s, good until 1000 s, by a clock 10 s ahead.
[[nodiscard]] TokenAnswer answerWith(const QByteArray &id);

//! \brief The profile "demo" of Shanghai.
[[nodiscard]] Profile profileWith(const QString &gateway, const QString &appkey);

} // namespace nlstoken
