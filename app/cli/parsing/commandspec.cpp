// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/commandspec.h"

#include "core/base/nearestname.h"
#include "core/model/errorcode.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace nlstoken {

bool Arguments::has(const std::string &option) const
{
    return count(option) > 0;
}

int Arguments::count(const std::string &option) const
{
    return static_cast<int>(m_values.value(QByteArray::fromStdString(option)).size());
}

QByteArray Arguments::bytes(const std::string &option) const
{
    const auto values = m_values.value(QByteArray::fromStdString(option));
    return values.empty() ? QByteArray() : QByteArray::fromStdString(values.back());
}

Result<QByteArray> Arguments::bytesOr(const std::string &option, const QByteArray &otherwise) const
{
    if (!has(option))
        return otherwise;
    const QByteArray value = bytes(option);
    if (value.isEmpty())
        return usageFailure(QCoreApplication::translate("CommandLine", "%1 must not be empty.")
                .arg(QString::fromStdString(option)));
    return value;
}

QString Arguments::text(const std::string &option) const
{
    return QString::fromUtf8(bytes(option));
}

QStringList Arguments::texts(const std::string &option) const
{
    QStringList texts;
    for (const std::string &value : m_values.value(QByteArray::fromStdString(option)))
        texts << QString::fromStdString(value);
    return texts;
}

Result<qint64> Arguments::number(
    const std::string &option, qint64 otherwise, qint64 least, qint64 most) const
{
    if (!has(option))
        return otherwise;
    bool isNumber = false;
    const qint64 number = text(option).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return usageFailure(QCoreApplication::translate(
            "CommandLine", "%1 takes a whole number from %2 to %3; “%4” was given.")
                .arg(QString::fromStdString(option), QString::number(least), QString::number(most),
                    text(option)));
    return number;
}

Result<QString> Arguments::choice(const std::string &option, const QStringList &choices) const
{
    if (!has(option))
        return choices.front();
    if (!choices.contains(text(option)))
        return usageFailure(
            QCoreApplication::translate("CommandLine", "%1 is one of %2; “%3” was given.")
                .arg(QString::fromStdString(option), choices.join(u", "_s), text(option)),
            nearestName(text(option), choices));
    return text(option);
}

bool Arguments::wantsJson() const
{
    return text("--format") == "json"_L1;
}

void Arguments::setPositional(const std::vector<std::string> &values)
{
    m_positional.clear();
    for (const std::string &value : values)
        m_positional << QString::fromStdString(value);
}

void Arguments::set(const std::string &option, const std::vector<std::string> &values)
{
    m_values.insert(QByteArray::fromStdString(option), values);
}

std::vector<OptionSpec> formatOptions(const QString &help, const QString &formats)
{
    return {
        {"-o,--format", OptionSpec::Takes::OneValue, formats, help},
        {"--json", OptionSpec::Takes::Nothing, {},
            QCoreApplication::translate("CommandLine", "JSON, like --format json")},
    };
}

std::vector<OptionSpec> joined(std::vector<OptionSpec> options, const std::vector<OptionSpec> &more)
{
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

Failure usageFailure(const QString &sentence, const QString &suggestion)
{
    return Failure({.kind = ErrorKind::Usage,
        .code = errorcode::CommandLine,
        .detail = sentence,
        .suggestion = suggestion});
}

} // namespace nlstoken
