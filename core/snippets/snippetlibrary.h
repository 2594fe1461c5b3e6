// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/highlightrules.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace nlstoken {

//! \brief What a snippet starts from.
enum class SnippetUse {
    Token, //!< a token is written in, and a speech service is called with it
    AccessKey, //!< the code obtains a token; its key comes from environment variables
};

//! \brief The name of \a use on the command line and in data: "token" or "accesskey".
[[nodiscard]] QString snippetUseName(SnippetUse use);

//! \brief A service of the gateway that snippets call.
struct SnippetService
{
    QString id; //!< for example "tts"
    QString name; //!< for people, for example "speech synthesis"
};

//! \brief One snippet: what it needs installed, and where its text is.
struct Snippet
{
    SnippetUse use = SnippetUse::Token;
    QString service{}; //!< id of a SnippetService; empty for a snippet that obtains a token
    QString sdk{}; //!< what it calls, for example "aliyun-python-sdk-core"
    QString install{}; //!< how to install that, one line; empty when nothing is needed
    QString fileName{}; //!< what to save it as
    QString resource{}; //!< of its template
};

//! \brief A language, or a way of its own to write it, with its snippets.
struct SnippetLanguage
{
    QString id; //!< for example "python"
    QStringList aliases; //!< other names that people type
    QString name; //!< for people, for example "Python"
    std::vector<Snippet> snippets; //!< those with a token first, in the order of the services

    //! \brief The snippet for \a use, and for \a service where a token is used; the first of that
    //! use when \a service is empty. Null when there is none.
    [[nodiscard]] const Snippet *snippet(SnippetUse use, const QString &service = {}) const;
    //! \brief The ids of the services that it has snippets for.
    [[nodiscard]] QStringList services() const;
};

//! \brief The languages and services there are: all of it data in resources/snippets.
//!
//! Nothing is read before the first question. For use from one thread.
class SnippetLibrary
{
public:
    //! \param language of the names for people, "en" or "zh_CN"; English stands in for any other
    explicit SnippetLibrary(QString language);

    [[nodiscard]] const std::vector<SnippetLanguage> &languages() const;
    [[nodiscard]] const std::vector<SnippetService> &services() const;
    //! \brief The language called \a name by its id or an alias, in any case; null when there is
    //! none.
    [[nodiscard]] const SnippetLanguage *language(const QString &name) const;
    //! \brief What a highlighter has to know about the language of \a snippet; empty rules when
    //! nobody knows it. They live as long as the library.
    [[nodiscard]] const HighlightRules &highlightRules(const Snippet &snippet) const;
    //! \brief The text of \a snippet, with the placeholders that renderedSnippet() fills.
    [[nodiscard]] static QString templateOf(const Snippet &snippet);

private:
    struct Data
    {
        std::vector<SnippetLanguage> languages;
        std::vector<SnippetService> services;
        QHash<QString, HighlightRules> highlightRules; // by the end of the file's name
    };

    [[nodiscard]] const Data &data() const;

    QString m_language;
    mutable std::optional<Data> m_data;
};

} // namespace nlstoken
