// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/answerbody.h"
#include "core/sandbox/noncememory.h"
#include "core/sandbox/sandboxkey.h"
#include "core/sandbox/servicerefusal.h"

#include <tl/expected.hpp>

#include <chrono>

namespace nlstoken {

//! \brief Whose tokens the sandbox issues, and for how long.
struct IssuerOptions
{
    SandboxKey key;
    QString userId{};
    std::chrono::seconds ttl = std::chrono::hours(24);
};

//! \brief What the service makes of one request.
struct Verdict
{
    AnswerContext context;
    QByteArray stringToSign; //!< the service's own; empty when the request could not be read
    tl::expected<IssuedToken, ServiceRefusal> outcome;
};

//! \brief Plays Alibaba's CreateToken strictly: every signed parameter is checked, and refusals are
//! the service's own.
//!
//! Values in, values out; its only memory is the nonces it has seen. The order of the checks is a
//! choice of ours, since the service documents none: what is malformed first, then who, when, and
//! whether the signature holds.
//! \source docs/service/create-token.md, docs/service/signing.md, docs/service/errors.md
class CreateTokenEndpoint
{
public:
    //! How far a Timestamp may be from the service's clock, both ways and inclusive.
    static constexpr std::chrono::minutes Window{15};

    explicit CreateTokenEndpoint(IssuerOptions options);

    //! \brief Checks \a request, which comes in when the service's clock shows \a now.
    [[nodiscard]] Verdict verdict(const ServerRequest &request, const QDateTime &now);
    [[nodiscard]] const SandboxKey &key() const noexcept { return m_options.key; }

private:
    IssuerOptions m_options;
    NonceMemory m_nonces;
};

//! \brief The format in which \a request wants its answer; XML when it doesn't say or can't be
//! understood.
[[nodiscard]] AnswerFormat answerFormat(const ServerRequest &request);

} // namespace nlstoken
