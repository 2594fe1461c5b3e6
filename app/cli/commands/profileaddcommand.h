// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/model/profile.h"
#include "core/token/tokenask.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;
class TokenService;
class TypedKey;

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
    struct Addition;
    using Shared = std::shared_ptr<Addition>;

    void test(const Shared &addition);
    void store(const Shared &addition);
    void report(const Addition &addition);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<TokenService> m_tester; // for --test; what it answers must not own it
};

} // namespace nlstoken
