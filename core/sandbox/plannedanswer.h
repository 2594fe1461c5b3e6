// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/answerbody.h"
#include "core/sandbox/delivery.h"

#include <QString>

#include <optional>

namespace nlstoken {

//! \brief An answer with what there is to say about it.
struct PlannedAnswer
{
    Delivery delivery{};
    int httpStatus = 0; //!< as the answer was before the wire spoilt it
    QString code{}; //!< "OK", the `Code`, `ErrCode` or status of a refusal; empty when the answer
                    //!< isn't the service's
    QString fault{}; //!< the fault that was played; empty for none
    QString requestId{};
    std::optional<IssuedToken> token{}; //!< what it issues, as it is told
};

} // namespace nlstoken
