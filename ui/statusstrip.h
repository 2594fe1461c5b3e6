// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

class QLabel;

namespace nlstoken {

class SecretClipboard;

//! \brief The window's last line: where the keys are, how the clock stands, how long the last
//! request took, and when the clipboard is cleared.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    //! \param clipboard borrowed for life
    explicit StatusStrip(SecretClipboard &clipboard, QWidget *parent = nullptr);

    //! \brief Where the keys are: the keychain's name, empty when there is none.
    void showKeychain(const QString &name);
    //! \brief This computer's clock minus the service's; nothing while nobody knows.
    void showClock(std::optional<std::chrono::seconds> ahead);
    void showLastRequest(std::optional<std::chrono::milliseconds> duration);
    //! \brief Says for a few seconds that something was done.
    void say(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showClipboard();
    void applyColors();

    SecretClipboard &m_clipboard;
    QLabel *m_keychain;
    QLabel *m_clock;
    QLabel *m_request;
    QLabel *m_said;
    QLabel *m_clearing;
    bool m_hasKeychain = false;
    bool m_keychainKnown = false;
    QTimer m_saidFor;
};

} // namespace nlstoken
