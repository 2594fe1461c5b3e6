// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/snippetcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/output/terminaltext.h"
#include "core/base/nearestname.h"
#include "core/snippets/snippetvalues.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QJsonObject snippetJson(const SnippetLanguage &language, const Snippet &snippet)
{
    return {
        {u"language"_s, language.id},
        {u"name"_s, language.name},
        {u"use"_s, snippetUseName(snippet.use)},
        {u"service"_s, orNull(snippet.service)},
        {u"sdk"_s, orNull(snippet.sdk)},
        {u"install"_s, orNull(snippet.install)},
        {u"fileName"_s, snippet.fileName},
    };
}

// One line: what the language is called on the command line, its name, and what there is.
QString languageLine(const SnippetLanguage &language)
{
    constexpr qsizetype idWidth = 10;
    constexpr qsizetype nameWidth = 28;
    QStringList uses;
    if (const QStringList services = language.services(); !services.isEmpty())
        uses << snippetUseName(SnippetUse::Token) + u" ("_s + services.join(u", "_s) + u')';
    if (language.snippet(SnippetUse::AccessKey))
        uses << snippetUseName(SnippetUse::AccessKey);
    return padded(language.id, idWidth) + u"  "_s + padded(language.name, nameWidth) + u"  "_s
        + uses.join(u", "_s) + u'\n';
}

QStringList languageIds(const SnippetLibrary &library)
{
    QStringList ids;
    for (const SnippetLanguage &language : library.languages())
        ids << language.id;
    return ids;
}

Failure unknownLanguage(const QString &name, const SnippetLibrary &library)
{
    const QString suggestion = nearestName(name, languageIds(library));
    if (!suggestion.isEmpty())
        return usageFailure(
            SnippetCommand::tr("There is no snippet in the language “%1”.").arg(name), suggestion);
    return usageFailure(
        SnippetCommand::tr("There is no snippet in the language “%1”. There are %2.")
            .arg(name, languageIds(library).join(u", "_s)));
}

// What is left for the choice of a profile when the language is known.
Arguments withoutLanguage(Arguments arguments)
{
    std::vector<std::string> profiles;
    for (const QString &name : arguments.positional().mid(1))
        profiles.push_back(name.toStdString());
    arguments.setPositional(profiles);
    return arguments;
}

} // namespace

SnippetCommand::SnippetCommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_console(console)
    , m_fetch(services, console, catalogue)
    , m_library(catalogue.language())
{
}

CommandSpec SnippetCommand::spec()
{
    return {.name = "snippet",
        .summary = tr("Prints code that calls a speech service with the token, or obtains a token "
                      "itself, in a language."),
        .example = u"nls-token snippet --list\n"
                   "nls-token snippet curl | sh\n"
                   "(umask 077; nls-token snippet python > synthesize.py)\n"
                   "nls-token snippet java demo --service asr\n"
                   "nls-token snippet node demo --use accesskey"_s,
        .arguments = u"LANGUAGE [PROFILE]"_s,
        .most = 2,
        .options = joined(
            {
                {"--use", OptionSpec::Takes::OneValue, u"token|accesskey"_s,
                    tr("use the token, or obtain one with an AccessKey from the environment; token "
                       "if "
                       "not given")},
                {"--service", OptionSpec::Takes::OneValue, u"SERVICE"_s,
                    tr("speech service that the token is used for; --list tells which there are")},
                {"--list", OptionSpec::Takes::Nothing, {}, tr("list languages, uses and services")},
                minTtlOption(),
            },
            formatOptions(tr("how to print it (default: text)")))};
}

void SnippetCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    if (arguments.has("--list"))
        return done.answer(list(arguments));
    const Result<const SnippetLanguage *> language = chosenLanguage(arguments);
    if (!language)
        return done.answer(Failure(language.error()));
    const Result<const Snippet *> snippet = chosenSnippet(**language, arguments);
    if (!snippet)
        return done.answer(Failure(snippet.error()));
    const Result<std::vector<TokenQuery>> asks = m_fetch.queries(withoutLanguage(arguments));
    if (!asks)
        return done.answer(Failure(asks.error()));
    const Chosen chosen{*language, *snippet, asks->front().profile, arguments.wantsJson()};
    // Code that obtains a token needs none now, and nothing is sent for it.
    if ((*snippet)->use == SnippetUse::AccessKey)
        return done.answer(print(chosen, std::nullopt));
    m_fetch.fetch(asks->front(), {this, [this, chosen, done](const Result<TokenAnswer> &answer) {
        if (!answer)
            return done.answer(Failure(answer.error()));
        done.answer(print(chosen, answer->token));
    }});
}

Result<ExitCode> SnippetCommand::list(const Arguments &arguments)
{
    if (!arguments.positional().isEmpty())
        return usageFailure(
            tr("--list lists every language; leave “%1” out.").arg(arguments.positional().front()));
    QJsonArray array;
    QString text;
    for (const SnippetLanguage &language : m_library.languages()) {
        for (const Snippet &snippet : language.snippets)
            array.append(snippetJson(language, snippet));
        text += languageLine(language);
    }
    text += u'\n';
    for (const SnippetService &service : m_library.services())
        text += padded(service.id, 10) + u"  "_s + service.name + u'\n';
    return m_console.write(arguments.wantsJson() ? jsonLine(array) : text.toUtf8()).transform([] {
        return ExitCode::Done;
    });
}

Result<const SnippetLanguage *> SnippetCommand::chosenLanguage(const Arguments &arguments) const
{
    if (arguments.positional().isEmpty())
        return usageFailure(tr("Say the language of the snippet, one of %1.")
                .arg(languageIds(m_library).join(u", "_s)));
    const QString &name = arguments.positional().front();
    const SnippetLanguage *language = m_library.language(name);
    if (!language)
        return unknownLanguage(name, m_library);
    return language;
}

Result<const Snippet *> SnippetCommand::chosenSnippet(
    const SnippetLanguage &language, const Arguments &arguments) const
{
    const Result<QString> use = arguments.choice(
        "--use", {snippetUseName(SnippetUse::Token), snippetUseName(SnippetUse::AccessKey)});
    if (!use)
        return Failure(use.error());
    if (*use == snippetUseName(SnippetUse::AccessKey)) {
        if (arguments.has("--service"))
            return usageFailure(tr("--service is for code that uses a token; leave it out with "
                                   "--use accesskey."));
        if (const Snippet *snippet = language.snippet(SnippetUse::AccessKey))
            return snippet;
        return usageFailure(
            tr("%1 has no snippet that obtains a token; leave --use out.").arg(language.name));
    }
    const QStringList services = language.services();
    if (services.isEmpty())
        return usageFailure(tr("%1 has only a snippet that obtains a token; add --use accesskey.")
                .arg(language.name));
    const QString service =
        arguments.has("--service") ? arguments.text("--service") : services.front();
    if (!services.contains(service))
        return usageFailure(tr("%1 has no snippet for the service “%2”. There are %3.")
                                .arg(language.name, service, services.join(u", "_s)),
            nearestName(service, services));
    return language.snippet(SnippetUse::Token, service);
}

Result<ExitCode> SnippetCommand::print(const Chosen &chosen, const std::optional<Token> &token)
{
    const QString code = snippetText(*chosen.snippet, chosen.profile, token);
    if (code.contains(appkeyPlaceholder))
        m_console.say(tr("The profile has no Appkey: put one in the place of %1, or keep it with: "
                         "nls-token profile edit NAME --appkey APPKEY")
                .arg(appkeyPlaceholder));
    if (!chosen.json && !chosen.snippet->install.isEmpty())
        m_console.say(tr("It needs: %1").arg(chosen.snippet->install));
    if (!chosen.json && token)
        m_console.say(
            tr("The code contains the token: keep a file with it to yourself (umask 077)."));
    QJsonObject object = snippetJson(*chosen.language, *chosen.snippet);
    object.insert(u"code"_s, code);
    return m_console.write(chosen.json ? jsonLine(object) : code.toUtf8()).transform([] {
        return ExitCode::Done;
    });
}

} // namespace nlstoken
