// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output/textcolor.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/platform/terminal.h"

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief What the program prints and asks: results on standard output, words for people
//! on standard error.
class Console
{
public:
    //! \brief No warnings and no progress from now on.
    void setQuiet(bool quiet) { m_quiet = quiet; }

    //! \brief When what is printed from now on is coloured.
    void setColorUse(ColorUse use) { m_colorUse = use; }
    //! \brief Whether results on standard output are to be coloured.
    [[nodiscard]] bool colorsResults() const;

    //! \brief Writes \a bytes to standard output, whole or OutputFailed. A reader that has gone
    //! ends the program quietly.
    [[nodiscard]] Result<void> write(const QByteArray &bytes);

    //! \brief A line for people on standard error: a result of an action, kept away by --quiet.
    void say(const QString &line);
    //! \brief A line for people on standard error that --quiet doesn't keep away.
    void complain(const QString &line);
    //! \brief A warning of warningText() on standard error, kept away by --quiet.
    void warn(const QString &line);
    //! \brief The same, which --quiet doesn't keep away.
    void warnAnyway(const QString &line);
    //! \brief An error on standard error, behind the name of the program.
    void printError(const QString &lines);
    //! \brief Something that is under way, on a terminal only; the next output wipes it away.
    void showProgress(const QString &text);
    //! \brief Wipes progress away, for somebody else who writes to the terminal now.
    void wipeProgress();

    //! \brief A line of \a words and \a secret on standard error, for a terminal.
    void complainSecret(const QString &words, const SecretBytes &secret);
    //! \brief Whether standard error is a terminal.
    [[nodiscard]] static bool showsErrors();

    //! \brief How many columns a line on standard output may take: those of the terminal, at most
    //! 100, and as many where it is none.
    [[nodiscard]] static int width();

    //! \brief Whether somebody sits at standard error and standard input.
    [[nodiscard]] static bool isInteractive();

    //! \brief Reads one line of standard input for a secret; what is typed on a terminal isn't
    //! shown. Nothing when it is closed or at its end.
    [[nodiscard]] std::optional<SecretBytes> readSecretLine();
    //! \brief Whether standard input holds more than was read; never waits.
    [[nodiscard]] bool hasMoreInput() const { return m_terminal.hasMoreInput(); }
    //! \brief Reads standard input to its end, at most \a longest bytes; Interrupted when the user
    //! asks to end meanwhile.
    [[nodiscard]] Result<QByteArray> readAll(qsizetype longest);
    //! \brief Asks on the terminal for a secret, which isn't shown; Interrupted when there is no
    //! answer.
    [[nodiscard]] Result<SecretBytes> askSecret(const QString &question);
    //! \brief Asks on the terminal for a line, which is shown as it is typed, without blanks around
    //! it; Interrupted when there is no answer.
    [[nodiscard]] Result<QByteArray> askLine(const QString &question);
    //! \brief Asks on the terminal for a yes; anything else that is typed is a no. Interrupted when
    //! the user asks to end.
    [[nodiscard]] Result<bool> confirms(const QString &question);

private:
    // What is in it is plain already, but for colours of ours.
    void printLine(const QString &line);
    [[nodiscard]] QString inErrorColor(const QString &text, TextColor color) const;

    ColorUse m_colorUse = ColorUse::Auto;
    bool m_quiet = false;
    bool m_progress = false;
    Terminal m_terminal;
};

} // namespace nlstoken
