// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace nlstoken {

//! \brief Standard input, output and error, as a terminal or in its place.
//!
//! Owns the echo, what happens at Ctrl+Z while it is off, and every read that waits: all of them
//! end when Interruption is requested.
class Terminal
{
public:
    //! A line that is as long was cut, and is of no use.
    static constexpr qsizetype longestLine = 64 * 1024;

    [[nodiscard]] static bool isInputTerminal();
    [[nodiscard]] static bool isErrorTerminal();
    [[nodiscard]] static bool isOutputTerminal();
    //! \brief How many columns the terminal on standard output has; nothing when it is none.
    [[nodiscard]] static std::optional<int> outputColumns();

    //! \brief Writes to standard output; how many bytes went out, or -1 with errno set.
    [[nodiscard]] static qsizetype write(const char *bytes, qsizetype size);

    //! \brief Reads one line of standard input, at most 64 KiB, without its line break (LF or
    //! CRLF). Nothing when it is closed or at its end.
    [[nodiscard]] std::optional<SecretBytes> readLine();
    //! \brief The same for a secret: what is typed on a terminal isn't shown, from before \a ask is
    //! called until the line is there. A pasted line may be longer than the 4,095 characters at
    //! which a terminal cuts; backspace, Ctrl+U, Ctrl+W and Ctrl+D work as usual, and what stands
    //! behind the line is dropped. Ctrl+Z brings the echo back for the shell; when the program
    //! goes on, the echo goes off and \a ask is called again.
    [[nodiscard]] std::optional<SecretBytes> readHiddenLine(const std::function<void()> &ask);
    //! \brief Reads standard input to its end, at most \a longest bytes. Nothing when the user asks
    //! to end meanwhile.
    [[nodiscard]] std::optional<QByteArray> readAll(qsizetype longest);
    //! \brief Whether standard input holds more than was read; never waits.
    [[nodiscard]] bool hasMoreInput() const;

private:
    // Keeps the echo off for as long as it lives.
    class HiddenTyping;

    // What the keys of a terminal do that are no part of a line.
    struct LineKeys
    {
        char erase = 0;
        char eraseWord = 0;
        char eraseLine = 0;
        char end = 0;
    };

    // The system's part. Waits until there is something to read, or the end; false when the user
    // asks to end.
    [[nodiscard]] static bool waitForInput(HiddenTyping *hidden);
    [[nodiscard]] static bool hasInputNow();
    [[nodiscard]] static qsizetype read(char *bytes, qsizetype size);

    //! \brief The keys that this program has to heed itself while \a hidden lives; nothing where
    //! the system does.
    [[nodiscard]] static std::optional<LineKeys> lineKeys(const HiddenTyping *hidden);
    //! \brief Whether what was typed so far is to be forgotten, as \a hidden began again.
    [[nodiscard]] static bool beganAgain(HiddenTyping *hidden);

    std::optional<SecretBytes> readLine(HiddenTyping *hidden);
    void type(QByteArrayView bytes, const LineKeys &keys);

    SecretBytes m_pending; // read from standard input, not yet asked for
    bool m_inputEnded = false;
    qsizetype m_endedAt = -1; // the length of the line when its end was last typed
};

} // namespace nlstoken
