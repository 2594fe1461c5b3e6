// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace nlstoken {

class Clipboard;
class Clock;

//! \brief Puts secrets into the clipboard and takes them out again after a while, unless something
//! else is in there by then.
//!
//! What it put there it knows again by a salted hash; it keeps no copy itself. The
//! time is a deadline by the clock, so that sleep counts.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty, //!< nothing of ours is in the clipboard
        Holding,
        CouldNotConfirmClearing, //!< it was cleared, but the system need not have listened; tried
                                 //!< again as soon as it does
    };

    static constexpr std::chrono::seconds defaultClearAfter{45};

    //! \brief Both are borrowed for life.
    SecretClipboard(Clipboard &clipboard, const Clock &clock, QObject *parent = nullptr);
    //! \brief Clears like clearNow().
    ~SecretClipboard() override;

    //! \brief How long secrets that are copied from now on stay; zero: until the program quits.
    void setClearAfter(std::chrono::seconds time);
    [[nodiscard]] std::chrono::seconds clearAfter() const { return m_clearAfter; }

    //! \brief Puts \a text into the clipboard, marked as a secret.
    void copy(const QString &text);
    //! \brief Takes out what is still ours; the application calls it when it quits.
    void clearNow();

    [[nodiscard]] State state() const { return m_state; }
    //! \brief Whole seconds until it is cleared, rounded up; zero when nothing is counted.
    [[nodiscard]] std::chrono::seconds remaining() const;

Q_SIGNALS:
    void stateChanged(nlstoken::SecretClipboard::State state);
    //! \brief Each second while a secret with a deadline is held.
    void remainingChanged(std::chrono::seconds remaining);

private:
    void keepTime();
    void lookAgain();
    void tryAgain();
    void setState(State state);
    [[nodiscard]] bool holdsOurs() const;
    [[nodiscard]] QByteArray hashOf(const QString &text) const;

    Clipboard &m_clipboard;
    const Clock &m_clock;
    std::chrono::seconds m_clearAfter = defaultClearAfter;
    State m_state = State::Empty;
    bool m_changing = false;
    QByteArray m_salt;
    QByteArray m_hash;
    QDateTime m_deadline;
    QDateTime m_lastSeen;
    std::chrono::seconds m_told{};
    QTimer m_timer;
};

} // namespace nlstoken
