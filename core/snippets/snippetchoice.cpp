// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetchoice.h"

namespace nlstoken {

ChosenSnippet nearestSnippet(const SnippetLibrary &library, const SnippetChoice &choice)
{
    const SnippetLanguage *chosen = library.language(choice.language);
    const SnippetLanguage &language = chosen ? *chosen : library.languages().front();
    for (const Snippet *snippet :
        {language.snippet(choice.use, choice.service), language.snippet(choice.use)}) {
        if (snippet)
            return {language, *snippet};
    }
    return {language, language.snippets.front()};
}

} // namespace nlstoken
