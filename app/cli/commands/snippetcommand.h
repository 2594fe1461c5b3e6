// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/token/tokenfetch.h"
#include "core/model/profile.h"
#include "core/snippets/snippetlibrary.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief `nls-token snippet`: code that uses a token, or obtains one, in a language.
class SnippetCommand final : public Command
{
    Q_OBJECT

public:
    SnippetCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    // What is to be printed.
    struct Chosen
    {
        const SnippetLanguage *language;
        const Snippet *snippet;
        Profile profile;
        bool json;
    };

    [[nodiscard]] Result<ExitCode> list(const Arguments &arguments);
    [[nodiscard]] Result<const SnippetLanguage *> chosenLanguage(const Arguments &arguments) const;
    [[nodiscard]] Result<const Snippet *> chosenSnippet(
        const SnippetLanguage &language, const Arguments &arguments) const;
    [[nodiscard]] Result<ExitCode> print(const Chosen &chosen, const std::optional<Token> &token);

    Console &m_console;
    TokenFetch m_fetch;
    SnippetLibrary m_library;
};

} // namespace nlstoken
