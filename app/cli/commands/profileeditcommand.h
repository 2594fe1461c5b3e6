// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/model/accesskey.h"
#include "core/model/profile.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;
class TokenService;

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
    struct Edit;
    using Shared = std::shared_ptr<Edit>;

    void changeKey(const Shared &edit, const Result<AccessKey> &present);
    void test(const Shared &edit);
    void store(const Shared &edit);
    void report(const Shared &edit);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<TokenService> m_tester; // for --test; what it answers must not own it
};

} // namespace nlstoken
