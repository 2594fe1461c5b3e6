// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/profiles/profileeditor.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief `nls-token profile add`: the key goes into the keychain, the rest into the settings, or
//! nothing anywhere.
class ProfileAddCommand final : public Command
{
    Q_OBJECT

public:
    ProfileAddCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);
    ~ProfileAddCommand() override;

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    void add(const Profile &profile, const Arguments &arguments, const Done &done);
    [[nodiscard]] Result<AccessKey> readKey(const Arguments &arguments, const QString &endpoint);
    void report(const ProfileChanged &changed, bool json, const Done &done);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<ProfileEditor> m_editor;
};

} // namespace nlstoken
