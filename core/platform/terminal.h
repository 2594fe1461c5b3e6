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
    [[nodiscard]] static bool isInputTerminal();
    [[nodiscard]] static bool isErrorTerminal();

    //! \brief Writes to standard output; how many bytes went out, or -1 with errno set.
    [[nodiscard]] static qsizetype write(const char *bytes, qsizetype size);

    //! \brief Reads one line of standard input, at most 64 KiB, without its line break (LF or
    //! CRLF). Nothing when it is closed or at its end.
    [[nodiscard]] std::optional<SecretBytes> readLine();
    //! \brief The same for a secret: what is typed on a terminal isn't shown, from before \a ask is
    //! called until the line is there. Ctrl+Z brings the echo back for the shell; when the program
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

    // The system's part. Waits until there is something to read, or the end; false when the user
    // asks to end.
    [[nodiscard]] static bool waitForInput(HiddenTyping *hidden);
    [[nodiscard]] static bool hasInputNow();
    [[nodiscard]] static qsizetype read(char *bytes, qsizetype size);

    std::optional<SecretBytes> readLine(HiddenTyping *hidden);

    SecretBytes m_pending; // read from standard input, not yet asked for
    bool m_inputEnded = false;
};

} // namespace nlstoken
