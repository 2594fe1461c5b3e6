// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <chrono>

class QToolButton;

namespace nlstoken {

class Clock;
class TokenText;

//! \brief Shows that there is a token and its last four characters, and the whole of it for ten
//! seconds when its eye is pressed.
//!
//! It hides again at once when the window loses the focus, the field disappears or the token
//! changes.
class TokenField : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds revealTime{10};

    //! \brief \a clock is borrowed for life.
    explicit TokenField(const Clock &clock, QWidget *parent = nullptr);

    //! \brief Shows \a token hidden; an empty one leaves the field empty and its eye disabled.
    void setToken(const QByteArray &token);
    [[nodiscard]] bool isRevealed() const;

public Q_SLOTS:
    void reveal();
    void conceal();

Q_SIGNALS:
    void revealed();
    void hidden();

protected:
    bool event(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void concealWhenDue();
    void describeEye();

    const Clock &m_clock;
    TokenText &m_text;
    QToolButton &m_eye;
    QDateTime m_revealedAt;
    QTimer m_timer;
};

} // namespace nlstoken
