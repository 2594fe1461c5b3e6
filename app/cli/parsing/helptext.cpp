// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/helptext.h"

#include "app/cli/output/terminaltext.h"
#include "app/cli/parsing/commandline.h"

#include <QCoreApplication>

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

QString rowsText(const Rows &rows)
{
    constexpr qsizetype widestFirst = 30;
    qsizetype width = 0;
    for (const auto &[first, second] : rows)
        width = std::max(width, std::min(columns(first), widestFirst));
    QString text;
    for (const auto &[first, second] : rows) {
        const bool fits = columns(first) <= width;
        text += u"  "_s + (fits ? padded(first, width) : first + u"\n  "_s + QString(width, u' '))
            + u"  "_s + second + u'\n';
    }
    return text;
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

} // namespace

QString helpText(
    const std::vector<const CommandSpec *> &path, const std::vector<CommandSpec> &commands)
{
    QString usage = u"nls-token"_s;
    for (const CommandSpec *spec : path)
        usage += u' ' + QString::fromStdString(spec->name);
    if (path.empty()) {
        return helpPhrase(QT_TRANSLATE_NOOP("HelpText",
                   "Access tokens of Alibaba Cloud Intelligent Speech Interaction: obtained once, "
                   "kept, shared.\n"))
            + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Usage:")),
                u"  "_s + usage + u" COMMAND [OPTION...]\n"_s)
            + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Commands:")),
                rowsText(commandRows(commands)))
            + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Options of every command:")),
                rowsText(optionRows(commonOptions())))
            + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Examples:")),
                indented(
                    u"nls-token profile add demo --access-key-id LTAI...\nnls-token get\nnls-token get --help"_s));
    }
    const CommandSpec &spec = *path.back();
    if (!spec.subcommands.empty())
        usage += u" COMMAND"_s;
    if (!spec.arguments.isEmpty())
        usage += u' ' + spec.arguments;
    return spec.summary + u'\n'
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Usage:")),
            u"  "_s + usage + u" [OPTION...]"_s
                + (spec.takesCommand ? u' ' + spec.userCommand + u'\n' : u"\n"_s))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Commands:")),
            rowsText(commandRows(spec.subcommands)))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Options:")),
            rowsText(optionRows(spec.options)))
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Options of every command:")),
            rowsText(optionRows(commonOptions())))
        + (spec.details ? u'\n' + spec.details() : QString())
        + section(helpPhrase(QT_TRANSLATE_NOOP("HelpText", "Examples:")), indented(spec.example));
}

} // namespace nlstoken
