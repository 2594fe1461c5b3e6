// SPDX-License-Identifier: Apache-2.0
#include "app/gui/options.h"

#include "app/wiring/translations.h"
#include "core/http/networkoptions.h"
#include "core/model/errorcode.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Options", text);
}

Failure usage(const QString &sentence)
{
    return Failure({.kind = ErrorKind::Usage, .code = errorcode::CommandLine, .detail = sentence});
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(translated(QT_TRANSLATE_NOOP("Options",
        "Obtains access tokens of Alibaba Cloud Intelligent Speech Interaction, counts them down "
        "and copies them.")));
    const auto option = [&parser](
                            const QString &name, const char *text, const QString &value = {}) {
        parser.addOption({name, translated(text), value});
    };
    option(u"copy"_s,
        QT_TRANSLATE_NOOP(
            "Options", "put the token of a profile into the clipboard, and clear it again"),
        u"PROFILE"_s);
    option(u"profile"_s, QT_TRANSLATE_NOOP("Options", "show this profile"), u"NAME"_s);
    option(u"sandbox"_s, QT_TRANSLATE_NOOP("Options", "show the built-in sandbox"));
    option(u"hidden"_s, QT_TRANSLATE_NOOP("Options", "start without a window"));
    option(u"lang"_s, QT_TRANSLATE_NOOP("Options", "the language to speak"), u"en|zh_CN"_s);
    option(u"ca-file"_s,
        QT_TRANSLATE_NOOP("Options", "a file of certificates to trust beside the system's"),
        u"PEM"_s);
    option(u"proxy"_s, QT_TRANSLATE_NOOP("Options", "the proxy to go through"), u"URL"_s);
    option(u"version"_s, QT_TRANSLATE_NOOP("Options", "print the version"));
    option(u"help"_s, QT_TRANSLATE_NOOP("Options", "print this"));
    for (const QString &name : {u"quit-after-first-paint"_s, u"until-cleared"_s}) {
        QCommandLineOption internal(name);
        internal.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(internal);
    }
}

} // namespace

CommandLine::CommandLine(const QStringList &words)
{
    describe(m_parser);
    m_isUnderstood = m_parser.parse(QStringList{u"nls-token-desk"_s} + words);
}

QString CommandLine::language() const
{
    return m_parser.value(u"lang"_s);
}

Result<Options> CommandLine::options() const
{
    const QStringList unknown = m_parser.unknownOptionNames();
    if (!unknown.isEmpty())
        return usage(translated(QT_TRANSLATE_NOOP("Options", "Unknown option: %1."))
                .arg((unknown.front().size() == 1 ? u"-"_s : u"--"_s) + unknown.front()));
    if (!m_isUnderstood)
        return usage(m_parser.errorText());
    if (!m_parser.positionalArguments().isEmpty())
        return usage(translated(QT_TRANSLATE_NOOP("Options", "“%1” is not an option."))
                .arg(m_parser.positionalArguments().front()));
    Options options{.request = {.profile = m_parser.value(u"profile"_s),
                        .sandbox = m_parser.isSet(u"sandbox"_s)},
        .endsWhenCleared = m_parser.isSet(u"until-cleared"_s),
        .quitAfterFirstPaint = m_parser.isSet(u"quit-after-first-paint"_s),
        .language = language(),
        .caFile = m_parser.value(u"ca-file"_s),
        .proxy = m_parser.value(u"proxy"_s)};
    const bool known = options.language.isEmpty() || isLanguageName(options.language);
    if (!known)
        return usage(
            translated(QT_TRANSLATE_NOOP("Options", "The language is one of: en, zh_CN.")));
    // What is wrong with them would otherwise be found by a request that goes another way.
    if (!options.caFile.isEmpty()) {
        if (const Result<void> checked = checkedCaFile(options.caFile); !checked)
            return Failure(checked.error());
    }
    if (!options.proxy.isEmpty()) {
        if (const Result<QNetworkProxy> checked = checkedProxy(options.proxy); !checked)
            return Failure(checked.error());
    }
    if (m_parser.isSet(u"help"_s)) {
        options.print = Options::Print::Help;
    } else if (m_parser.isSet(u"version"_s)) {
        options.print = Options::Print::Version;
    } else if (m_parser.isSet(u"copy"_s)) {
        options.request.action = InstanceRequest::Action::Copy;
        options.request.profile = m_parser.value(u"copy"_s);
        if (options.request.profile.isEmpty())
            return usage(
                translated(QT_TRANSLATE_NOOP("Options", "--copy wants the name of a profile.")));
    } else if (m_parser.isSet(u"hidden"_s)) {
        options.request.action = InstanceRequest::Action::Hide;
    }
    return options;
}

// With "=": a value may begin with a dash.
QStringList commandLineOf(const Options &options)
{
    QStringList words;
    const auto add = [&words](const QString &name, const QString &value) {
        if (!value.isEmpty())
            words << name + u'=' + value;
    };
    const bool copies = options.request.action == InstanceRequest::Action::Copy;
    if (options.request.action == InstanceRequest::Action::Hide)
        words << u"--hidden"_s;
    add(copies ? u"--copy"_s : u"--profile"_s, options.request.profile);
    if (options.request.sandbox)
        words << u"--sandbox"_s;
    if (options.endsWhenCleared)
        words << u"--until-cleared"_s;
    if (options.quitAfterFirstPaint)
        words << u"--quit-after-first-paint"_s;
    add(u"--lang"_s, options.language);
    add(u"--ca-file"_s, options.caFile);
    add(u"--proxy"_s, options.proxy);
    return words;
}

QString helpText()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace nlstoken
