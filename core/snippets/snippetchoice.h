// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/snippetlibrary.h"

#include <QString>

namespace nlstoken {

//! \brief The snippet that somebody asks for, by names, as settings keep it.
struct SnippetChoice
{
    QString language{}; //!< id of a SnippetLanguage
    QString service{}; //!< id of a SnippetService
    SnippetUse use = SnippetUse::Token;

    bool operator==(const SnippetChoice &) const = default;
};

//! \brief A snippet with its language; both stay the library's.
struct ChosenSnippet
{
    const SnippetLanguage &language;
    const Snippet &snippet;
};

//! \brief The snippet in \a library that comes nearest to \a choice: its language, or the first;
//! there its use, or the other; there its service, or the first.
[[nodiscard]] ChosenSnippet nearestSnippet(
    const SnippetLibrary &library, const SnippetChoice &choice);

} // namespace nlstoken
