// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace nlstoken {

//! \brief Ctrl+C and the polite wishes to end (SIGTERM, SIGHUP), as a signal of the event loop.
//!
//! At most one at a time, since the system's handlers are the process's. A blocking read is broken
//! off.
class Interruption final : public QObject
{
    Q_OBJECT

public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

    //! \brief Whether the user has asked to end since the program began.
    [[nodiscard]] static bool isRequested();

    //! \brief The signal by which the user asked to end; 0 while nobody has.
    [[nodiscard]] static int signal();

    //! \brief Waits until standard input has something to read, or its end; false when the user
    //! asks to end meanwhile.
    [[nodiscard]] static bool waitForInput();
    //! \brief Whether standard input has something to read now.
    [[nodiscard]] static bool inputIsThere();

Q_SIGNALS:
    void requested();
};

} // namespace nlstoken
