// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/createtokenendpoint.h"
#include "core/sandbox/faulteffects.h"
#include "core/sandbox/faultscript.h"
#include "core/sandbox/plannedanswer.h"

#include <optional>

namespace nlstoken {

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
    [[nodiscard]] PlannedAnswer plan(const ServerRequest &request, const QDateTime &now);
    void setFaults(FaultScript faults);
    [[nodiscard]] const SandboxKey &key() const noexcept { return m_endpoint.key(); }

private:
    void applyFault(const PlayedFault &played, const QDateTime &serviceNow, Verdict &verdict) const;
    [[nodiscard]] PlannedAnswer planned(const ServerRequest &request, Verdict verdict,
        std::optional<Fault> fault, const QDateTime &serviceNow);

    CreateTokenEndpoint m_endpoint;
    FaultScript m_faults;
    faulteffects::Pace m_pace;
    std::optional<IssuedToken> m_previous;
};

} // namespace nlstoken
