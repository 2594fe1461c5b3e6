// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/accesskeysource.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace nlstoken {

//! \brief An AccessKeySource that holds one key, counts who asks, and can fail or keep still.
class ScriptedKeys final : public AccessKeySource
{
public:
    void read(
        const Profile &profile, const PromptPermission &prompt, Reply<AccessKey> reply) override;

    //! \brief Answers the reads that a silent source kept.
    void answerHeld();
    //! \brief Opens a prompt for the read that came as the \a index-th of those that are kept.
    void openPrompt(std::size_t index = 0) const;

    QByteArray id = "LTAI5tAbCdEfGhIjKlMnOpQr";
    QByteArray secret = "abcdefghijABCDEFGHIJ0123456789";
    QString endpoint; //!< what the key was entered for; empty for the profile's own
    std::optional<ServiceError> failure; //!< when set, every read answers this
    bool silent = false; //!< when set, reads wait for answerHeld()
    int reads = 0;

private:
    struct ReadRequest
    {
        QString endpoint;
        PromptPermission prompt;
        Reply<AccessKey> reply;
    };
    void answer(const ReadRequest &asked) const;

    std::vector<ReadRequest> m_held;
};

} // namespace nlstoken
