// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace nlstoken {

//! \brief One option of a command, as data.
struct OptionSpec
{
    enum class Takes {
        Nothing,
        OneValue,
        Values, //!< may be given several times
        Count, //!< nothing; how often it is given counts
    };

    std::string names; //!< the long one last: "-p,--profile"
    Takes takes = Takes::Nothing;
    QString value{}; //!< what the value is called in help, for example "SECONDS"
    QString help{};
};

//! \brief A command, as data: everything that parsing and help need.
struct CommandSpec
{
    std::string name; //!< "get"; for a subcommand its own word alone
    QString summary{};
    std::function<QString()> details{}; //!< more for help, several lines; made only when shown
    QString example{}; //!< whole command lines, one a line
    QString arguments{}; //!< what the positional arguments are called in help; empty when there are
                         //!< none
    int least = 0;
    int most = 0; //!< positional arguments; -1 for any number
    bool takesCommand = false; //!< what follows "--" is a command of the user's
    QString userCommand = QStringLiteral("-- COMMAND [ARG...]"); //!< what help calls that
    std::vector<OptionSpec> options{};
    std::vector<CommandSpec> subcommands{};
    std::vector<std::string> aliases{}; //!< other names that are understood, but not listed
};

//! \brief What was given on the command line. Bytes as they came; asked for by long option name.
class Arguments
{
public:
    [[nodiscard]] bool has(const std::string &option) const;
    //! \brief How often \a option was given.
    [[nodiscard]] int count(const std::string &option) const;
    //! \brief The bytes of the last value of \a option; empty when it wasn't given.
    [[nodiscard]] QByteArray bytes(const std::string &option) const;
    //! \brief The same, \a otherwise when \a option wasn't given; a usage error when it was given
    //! empty.
    [[nodiscard]] Result<QByteArray> bytesOr(
        const std::string &option, const QByteArray &otherwise) const;
    //! \brief The bytes of the last value of \a option as text.
    [[nodiscard]] QString text(const std::string &option) const;
    //! \brief Every value of \a option, in order.
    [[nodiscard]] QStringList texts(const std::string &option) const;
    //! \brief A whole number between \a least and \a most, \a otherwise when \a option wasn't
    //! given; else a usage error.
    [[nodiscard]] Result<qint64> number(
        const std::string &option, qint64 otherwise, qint64 least, qint64 most) const;
    //! \brief One of \a choices, the first when \a option wasn't given; else a usage error.
    [[nodiscard]] Result<QString> choice(
        const std::string &option, const QStringList &choices) const;
    [[nodiscard]] const QStringList &positional() const { return m_positional; }
    //! \brief The names of the command and its subcommand, for example {"profile", "add"}.
    [[nodiscard]] const QStringList &command() const { return m_command; }
    //! \brief The user's own command, word by word; empty when there is none.
    [[nodiscard]] const std::vector<std::string> &userCommand() const { return m_userCommand; }
    [[nodiscard]] bool wantsJson() const;

    void setCommand(const QStringList &command) { m_command = command; }
    void setPositional(const std::vector<std::string> &values);
    void setUserCommand(std::vector<std::string> words) { m_userCommand = std::move(words); }
    void set(const std::string &option, const std::vector<std::string> &values);

private:
    QStringList m_command;
    QStringList m_positional;
    std::vector<std::string> m_userCommand;
    QHash<QByteArray, std::vector<std::string>> m_values;
};

//! \brief The options -o and --format, whose value help calls \a formats, and --json. The first
//! format is the usual one.
[[nodiscard]] std::vector<OptionSpec> formatOptions(
    const QString &help, const QString &formats = QStringLiteral("text|json"));
//! \brief \a options with \a more behind them.
[[nodiscard]] std::vector<OptionSpec> joined(
    std::vector<OptionSpec> options, const std::vector<OptionSpec> &more);

//! \brief A usage error with the translated sentence \a sentence, and the name that was probably
//! meant, if there is one.
[[nodiscard]] Failure usageFailure(const QString &sentence, const QString &suggestion = {});

} // namespace nlstoken
