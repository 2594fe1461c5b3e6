// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QDialog>
#include <QTimer>

#include <chrono>

class QLabel;

namespace nlstoken {

class Clock;
class QrPicture;
struct Token;

//! \brief Shows a token as a QR code for a phone, for twenty seconds.
//!
//! It closes earlier when its window loses the focus or is minimised, on Esc and by its button, and
//! deletes itself. It keeps no token, only the code, which is wiped when it closes. Open it with
//! open().
class QrDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds showTime{20};

    //! \param token       a good one, borrowed for the call
    //! \param profileName whose token it is, as the user wrote it
    //! \param clock       borrowed for life
    QrDialog(const Token &token, const QString &profileName, const Clock &clock,
        QWidget *parent = nullptr);

    void done(int result) override;

protected:
    bool event(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void lookAtClock();

    const Clock &m_clock;
    const QDateTime m_openedAt;
    QTimer m_timer;
    QrPicture *m_picture;
    QLabel *m_countdown;
};

} // namespace nlstoken
