// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/trialfixture.h"
#include "ui/profiles/sandbox.h"

#include <optional>

namespace nlstoken {

//! \brief A sandbox that listens nowhere and notes what it is to play.
class FakeSandbox final : public Sandbox
{
public:
    FakeSandbox(TokenSession::Parts parts, const QString &id)
        : m_parts(parts)
        , m_profile(newProfile(QStringLiteral("Sandbox"), QStringLiteral("ap-southeast-1")))
    {
        m_profile.id = id;
    }

    Result<void> start() override
    {
        ++starts;
        if (failure)
            return Failure(*failure);
        return {};
    }
    Profile profile() const override { return m_profile; }
    TokenSession::Parts sessionParts() override { return m_parts; }
    TokenTrial &trial() override { return trials.trial; }
    std::vector<SandboxFault> faults() const override
    {
        return {{QStringLiteral("throttling"), QStringLiteral("flow control")}};
    }
    void play(const QString &fault) override { m_played = fault; }
    QString played() const override { return m_played; }

    int starts = 0;
    TrialFixture trials;
    std::optional<ServiceError> failure{}; //!< why it can't start

private:
    TokenSession::Parts m_parts;
    Profile m_profile;
    QString m_played;
};

} // namespace nlstoken
