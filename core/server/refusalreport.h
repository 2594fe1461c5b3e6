// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

#include <QDateTime>
#include <QHostAddress>

#include <optional>

namespace nlstoken {

//! \brief Decides which refused clients are told of: one a second, with how many others there were.
class RefusalReport
{
public:
    struct Line
    {
        ServiceError error{};
        QHostAddress peer{};
        int others = 0; //!< refused since the line before, without this one
    };

    //! \brief A client of the address \a peer was refused with \a error at \a now.
    //! \return what to say of it; nothing while the last line is younger than a second
    [[nodiscard]] std::optional<Line> add(
        const ServiceError &error, const QHostAddress &peer, const QDateTime &now);

private:
    QDateTime m_last;
    int m_others = 0;
};

} // namespace nlstoken
