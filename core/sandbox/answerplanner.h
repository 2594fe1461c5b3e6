// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/createtokenendpoint.h"
#include "core/sandbox/delivery.h"
#include "core/sandbox/faulteffects.h"
#include "core/sandbox/faultscript.h"

#include <optional>

namespace nlstoken {

//! \brief An answer with what there is to say about it.
struct PlannedAnswer
{
    Delivery delivery{};
    int httpStatus = 0; //!< as the answer was before the wire spoilt it
    QString code{}; //!< "OK", the `Code` or `ErrCode` of a refusal; empty when the answer isn't the
                    //!< service's
    QString fault{}; //!< the fault that was played; empty for none
    QString requestId{};
};

//! \brief Decides everything about an answer: the endpoint's verdict, and on top of it the fault
//! whose turn it is.
//!
//! Values in, values out. A fault that falsifies tokens needs a request that deserves one: others
//! get their refusal.
class AnswerPlanner
{
public:
    AnswerPlanner(IssuerOptions issuer, FaultScript faults, faulteffects::Pace pace = {});

    //! \brief The answer to \a request, which comes in when this computer's clock shows \a now.
    [[nodiscard]] PlannedAnswer plan(const SandboxRequest &request, const QDateTime &now);
    void setFaults(FaultScript faults);
    [[nodiscard]] const SandboxKey &key() const noexcept { return m_endpoint.key(); }

private:
    void applyFault(const PlayedFault &played, const QDateTime &serviceNow, Verdict &verdict) const;
    [[nodiscard]] PlannedAnswer planned(const SandboxRequest &request, Verdict verdict,
        std::optional<Fault> fault, const QDateTime &serviceNow);

    CreateTokenEndpoint m_endpoint;
    FaultScript m_faults;
    faulteffects::Pace m_pace;
    std::optional<IssuedToken> m_previous;
};

} // namespace nlstoken
