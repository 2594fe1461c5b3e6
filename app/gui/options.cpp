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
    QCommandLineOption measuring(u"quit-after-first-paint"_s);
    measuring.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(measuring);
}

} // namespace

Result<Options> parseOptions(const QStringList &words)
{
    QCommandLineParser reader;
    describe(reader);
    if (!reader.parse(QStringList{u"nls-token-desk"_s} + words))
        return usage(reader.errorText());
    if (!reader.positionalArguments().isEmpty())
        return usage(translated(QT_TRANSLATE_NOOP("Options", "“%1” is not an option."))
                .arg(reader.positionalArguments().front()));
    Options options{.profile = reader.value(u"profile"_s),
        .sandbox = reader.isSet(u"sandbox"_s),
        .quitAfterFirstPaint = reader.isSet(u"quit-after-first-paint"_s),
        .language = reader.value(u"lang"_s),
        .caFile = reader.value(u"ca-file"_s),
        .proxy = reader.value(u"proxy"_s)};
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
    if (reader.isSet(u"help"_s)) {
        options.action = Options::Action::Help;
    } else if (reader.isSet(u"version"_s)) {
        options.action = Options::Action::Version;
    } else if (reader.isSet(u"copy"_s)) {
        options.action = Options::Action::Copy;
        options.profile = reader.value(u"copy"_s);
        if (options.profile.isEmpty())
            return usage(
                translated(QT_TRANSLATE_NOOP("Options", "--copy wants the name of a profile.")));
    } else if (reader.isSet(u"hidden"_s)) {
        options.action = Options::Action::Hide;
    }
    return options;
}

QString helpText()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace nlstoken
