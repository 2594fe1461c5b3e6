// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"
#include "ui/token/tokensession.h"

#include <QString>

#include <vector>

namespace nlstoken {

class TokenTrial;

//! \brief One thing that the sandbox can do wrong on purpose.
struct SandboxFault
{
    QString name; //!< stable, for example "reset-midway"
    QString description; //!< translated, one line
    bool isGateways = false; //!< the speech gateway's, not the token service's
};

//! \brief The service played in this process, as the window needs it. Its key and tokens are in
//! memory only.
class Sandbox
{
public:
    virtual ~Sandbox() = default;

    //! \brief Begins to listen; again is nothing. Errors: ListenFailed.
    [[nodiscard]] virtual Result<void> start() = 0;
    //! \brief Its profile; without endpoint before start().
    [[nodiscard]] virtual Profile profile() const = 0;
    //! \brief What a session of that profile works with.
    [[nodiscard]] virtual TokenSession::Parts sessionParts() = 0;
    //! \brief What tries its tokens out; what that learns is gone with the sandbox.
    [[nodiscard]] virtual TokenTrial &trial() = 0;
    [[nodiscard]] virtual std::vector<SandboxFault> faults() const = 0;
    //! \brief Plays \a fault for every request from now on; empty plays none.
    virtual void play(const QString &fault) = 0;
    //! \brief The fault that is played; empty for none.
    [[nodiscard]] virtual QString played() const = 0;
};

} // namespace nlstoken
