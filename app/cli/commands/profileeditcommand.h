// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/profiles/profileeditor.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief `nls-token profile edit`: changes values of a profile, its key among them.
class ProfileEditCommand final : public Command
{
    Q_OBJECT

public:
    ProfileEditCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);
    ~ProfileEditCommand() override;

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    [[nodiscard]] ProfileDraft draft(const Arguments &arguments, const Profile &after) const;
    void report(const ProfileChanged &changed, bool json, bool isDefault, const Done &done);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<ProfileEditor> m_editor;
};

} // namespace nlstoken
