// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/helptext.h"

#include "app/cli/output/terminaltext.h"
#include "app/cli/parsing/commandline.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using Rows = std::vector<std::pair<QString, QString>>;

QString helpPhrase(const char *text)
{
    return QCoreApplication::translate("HelpText", text);
}

QString rowsText(const Rows &rows, qsizetype width)
{
    constexpr qsizetype gaps = 4;
    const qsizetype widestFirst = std::min<qsizetype>(30, width / 3);
    qsizetype first = 0;
    for (const auto &[name, meaning] : rows)
        first = std::max(first, std::min(columns(name), widestFirst));
    QString text;
    for (const auto &[name, meaning] : rows) {
        const bool fits = columns(name) <= first;
        text += u"  "_s + (fits ? padded(name, first) : name + u"\n  "_s + QString(first, u' '))
            + u"  "_s
            + wrapped(QString(first + gaps, u' ') + meaning, width, first + gaps).trimmed() + u'\n';
    }
    return text;
}

// Each line of \a text by itself; a list goes on below its second column.
QString wrappedLines(const QString &text, qsizetype width)
{
    static const QRegularExpression firstColumn(u"^ *(\\S+  +)?"_s);
    QString lines;
    for (const QString &line : text.split(u'\n')) {
        const qsizetype indent = firstColumn.match(line).capturedLength();
        lines += (columns(line) > width ? wrapped(line, width, indent) : line) + u'\n';
    }
    lines.chop(1);
    return lines;
}

Rows optionRows(const std::vector<OptionSpec> &options)
{
    Rows rows;
    for (const OptionSpec &option : options) {
        QString names = QString::fromStdString(option.names).replace(u","_s, u", "_s);
        if (!option.value.isEmpty())
            names += u' ' + option.value;
        rows.emplace_back(names, option.help);
    }
    return rows;
}

Rows commandRows(const std::vector<CommandSpec> &commands)
{
    Rows rows;
    for (const CommandSpec &command : commands)
        rows.emplace_back(QString::fromStdString(command.name), command.summary);
    return rows;
}

QString section(const QString &title, const QString &content)
{
    return content.isEmpty() ? QString() : u'\n' + title + u'\n' + content;
}

QString indented(const QString &lines)
{
    QString text;
    for (const QString &line : lines.split(u'\n'))
        text += u"  "_s + line + u'\n';
    return text;
}

// All of them in a few lines: what they mean is on a page of its own.
QString commonOptionLines(qsizetype width)
{
    QStringList names;
    for (const OptionSpec &option : commonOptions())
        names << QString::fromStdString(option.names).replace(u","_s, u"/"_s);
    return u"  "_s + wrapped(u"  "_s + names.join(u", "_s), width, 2).trimmed() + u"\n  "_s
        + wrapped(
            helpPhrase(QT_TRANSLATE_NOOP("HelpText", "  explained by: nls-token help options")),
            width, 2)
              .trimmed()
        + u'\n';
}

QString environmentPage(qsizetype width)
{
    const auto phrase = [](const char *text) { return helpPhrase(text); };
    return rowsText(
        {
            {u"NLS_TOKEN_PROFILE"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "the profile to use when none is named"))},
            {u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "AccessKey ID for --from-env"))},
            {u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "AccessKey secret for --from-env"))},
            {u"ALIBABA_CLOUD_SECURITY_TOKEN"_s,
                phrase(QT_TRANSLATE_NOOP(
                    "HelpText", "SecurityToken for --from-env, with a temporary key only"))},
            {u"ALIBABA_CLOUD_REGION_ID"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "region for --from-env"))},
            {u"ALIYUN_AK_ID, ALIYUN_AK_SECRET"_s,
                phrase(QT_TRANSLATE_NOOP(
                    "HelpText", "AccessKey for --from-env when the variables above are not set"))},
            {u"NLS_TOKEN_CONFIG_DIR"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "folder of settings and profiles, absolute"))},
            {u"NLS_TOKEN_STATE_DIR"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "folder of state, absolute"))},
            {u"XDG_RUNTIME_DIR"_s,
                phrase(
                    QT_TRANSLATE_NOOP("HelpText", "where exec --renew-file auto puts its file"))},
            {u"https_proxy, http_proxy, no_proxy"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "proxy when --proxy is not given"))},
            {u"LC_ALL, LC_MESSAGES, LANG, LANGUAGE"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "language when --lang is not given"))},
            {u"NO_COLOR, CLICOLOR_FORCE"_s,
                phrase(QT_TRANSLATE_NOOP(
                    "HelpText", "whether to colour what is printed when --color is not given"))},
            {u"NLS_TOKEN, NLS_TOKEN_EXPIRE_TIME, NLS_GATEWAY_URL, NLS_APPKEY, NLS_REGION, NLS_TOKEN_FILE"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "set for the command of exec"))},
        },
        width);
}

QString exitStatusPage(qsizetype width)
{
    const auto phrase = [](const char *text) { return helpPhrase(text); };
    return rowsText(
        {
            {u"0"_s, phrase(QT_TRANSLATE_NOOP("HelpText", "done"))},
            {u"1    internal"_s, phrase(QT_TRANSLATE_NOOP("HelpText", "a defect of this program"))},
            {u"2    usage"_s, phrase(QT_TRANSLATE_NOOP("HelpText", "the command line is wrong"))},
            {u"3    profile"_s,
                phrase(QT_TRANSLATE_NOOP(
                    "HelpText", "no such profile, none chosen, or invalid data in it"))},
            {u"4    keychain"_s,
                phrase(QT_TRANSLATE_NOOP(
                    "HelpText", "the keychain is absent or locked, refused or failed"))},
            {u"5    credentials"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText",
                    "the service refused the key, the signature, the permission or the account"))},
            {u"6    throttled"_s,
                phrase(QT_TRANSLATE_NOOP(
                    "HelpText", "refused by flow control, or held back because of it"))},
            {u"7    network"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText",
                    "name resolution, connection, TLS, proxy, time limit, or a failure of the "
                    "service"))},
            {u"8    protocol"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText",
                    "the answer is not what the service sends, such as a network's sign-in page"))},
            {u"9    clock"_s,
                phrase(QT_TRANSLATE_NOOP(
                    "HelpText", "the service refused the time of this computer"))},
            {u"10   gateway"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "the speech gateway refused the trial"))},
            {u"126"_s,
                phrase(QT_TRANSLATE_NOOP("HelpText", "exec: the command could not be started"))},
            {u"127"_s, phrase(QT_TRANSLATE_NOOP("HelpText", "exec: there is no such command"))},
            {u"130  interrupted"_s, phrase(QT_TRANSLATE_NOOP("HelpText", "interrupted"))},
        },
        width);
}

QString programHelp(const std::vector<CommandSpec> &commands, qsizetype width)
{
    return wrapped(helpPhrase(QT_TRANSLATE_NOOP("HelpText",
                       "Access tokens of Alibaba Cloud Intelligent Speech Interaction: obtained "
                       "once, kept, shared.")),
               width, 0)
        + u'\n'
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Usage:")),
            u"  nls-token COMMAND [OPTION...]\n"_s)
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Commands:")),
            rowsText(commandRows(commands), width))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Options of every command:")),
            commonOptionLines(width))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "More help:")),
            rowsText(
                {
                    {u"nls-token help COMMAND"_s,
                        helpPhrase(QT_TRANSLATE_NOOP("HelpText", "how a command is used"))},
                    {u"nls-token help options"_s,
                        helpPhrase(QT_TRANSLATE_NOOP("HelpText", "options of every command"))},
                    {u"nls-token help environment"_s,
                        helpPhrase(QT_TRANSLATE_NOOP("HelpText", "environment variables"))},
                    {u"nls-token help exit-statuses"_s,
                        helpPhrase(QT_TRANSLATE_NOOP("HelpText", "what the exit status means"))},
                },
                width))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Examples:")),
            indented(u"nls-token profile add demo\nnls-token get\nnls-token help get"_s));
}

} // namespace

QString helpText(const std::vector<const CommandSpec *> &path,
    const std::vector<CommandSpec> &commands, qsizetype width)
{
    if (path.empty())
        return programHelp(commands, width);
    QString usage = u"nls-token"_s;
    for (const CommandSpec *spec : path)
        usage += u' ' + QString::fromStdString(spec->name);
    const CommandSpec &spec = *path.back();
    if (!spec.subcommands.empty())
        usage += u" COMMAND"_s;
    if (!spec.arguments.isEmpty())
        usage += u' ' + spec.arguments;
    return wrapped(spec.summary, width, 0) + u'\n'
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Usage:")),
            u"  "_s + usage + u" [OPTION...]"_s
                + (spec.takesCommand ? u' ' + spec.userCommand + u'\n' : u"\n"_s))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Commands:")),
            rowsText(commandRows(spec.subcommands), width))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Options:")),
            rowsText(optionRows(spec.options), width))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Options of every command:")),
            commonOptionLines(width))
        + (spec.details ? u'\n' + wrappedLines(spec.details(), width) : QString())
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Examples:")), indented(spec.example));
}

QStringList helpTopics()
{
    return {u"options"_s, u"environment"_s, u"exit-statuses"_s};
}

QString helpPage(const QString &topic, qsizetype width)
{
    if (topic == "options"_L1)
        return helpPhrase(QT_TRANSLATE_NOOP(
                   "HelpText", "Options of every command, before or behind its name:"))
            + u'\n' + rowsText(optionRows(commonOptions()), width);
    if (topic == "environment"_L1)
        return helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Environment variables:")) + u'\n'
            + environmentPage(width);
    return helpPhrase(QT_TRANSLATE_NOOP(
               "HelpText", "Exit statuses, each with the kind that an error has in JSON:"))
        + u'\n' + exitStatusPage(width);
}

} // namespace nlstoken
