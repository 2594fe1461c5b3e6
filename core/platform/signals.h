// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <csignal>

namespace nlstoken {

//! \brief Ctrl+C and the polite requests to end (SIGTERM, SIGHUP), as a signal of the event loop.
//!
//! At most one at a time, since the system's handlers are the process's. A read of Terminal that
//! waits is broken off.
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

    //! \brief A file that can be read from when a request has come, for poll(); -1 where there is
    //! none. The event loop reads it empty, so check isRequested() before waiting for it.
    [[nodiscard]] static int descriptor();

Q_SIGNALS:
    void requested();
};

//! \brief While it lives no signal is delivered to this thread; those that come meanwhile are
//! delivered at its end, unless another thread takes them. Does nothing on Windows.
class SignalPause
{
public:
    SignalPause() noexcept;
    ~SignalPause();
    Q_DISABLE_COPY_MOVE(SignalPause)

private:
#ifdef Q_OS_UNIX
    sigset_t m_before{};
#endif
};

} // namespace nlstoken
