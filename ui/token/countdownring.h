// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/statuscolor.h"

#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <QWidget>

namespace nlstoken {

//! \brief The time that is left of something, as a ring with words in its middle.
//!
//! A view: it shows the fraction and the words it is given and counts nothing itself. Colours come
//! from the palette, and the words say whatever a colour says.
class CountdownRing : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(qreal fraction READ fraction WRITE setFraction)
    Q_PROPERTY(Role role READ role WRITE setRole)
    Q_PROPERTY(QString text READ text WRITE setText)
    Q_PROPERTY(QString subText READ subText WRITE setSubText)
    Q_PROPERTY(bool busy READ isBusy WRITE setBusy)

public:
    enum class Role {
        Normal,
        Warning,
        Expired,
        Neutral,
    };
    Q_ENUM(Role)

    explicit CountdownRing(QWidget *parent = nullptr);

    //! \brief How much is left, 0 to 1; at 0 a dot stays.
    [[nodiscard]] qreal fraction() const { return m_fraction; }
    void setFraction(qreal fraction);
    [[nodiscard]] Role role() const { return m_role; }
    void setRole(Role role);
    //! \brief The big words: "15:41:07", "–". Digits stand in columns of one width.
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    //! \brief The small words below: "left of 24 h".
    [[nodiscard]] QString subText() const { return m_subText; }
    void setSubText(const QString &text);
    //! \brief Shows that something is under way, whatever fraction and role say. It turns while it
    //! can be seen, unless motion is reduced here or by the style.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void setBusy(bool busy);
    void setReducedMotion(bool reduced);
    [[nodiscard]] bool isTurning() const { return m_turning.isActive(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    //! \brief Paints a ring without words into the square in the middle of \a rect, for example 30
    //! pixels wide in a list. Its line grows with the ring.
    static void paintRing(
        QPainter &painter, const QRectF &rect, qreal fraction, Role role, const QPalette &palette);
    //! \brief The tone that \a role is painted in.
    [[nodiscard]] static StatusColor statusColorOf(Role role);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void turnIfSeen();
    void tellAccessibility();
    void paintWords(QPainter &painter, const QRectF &ring) const;

    qreal m_fraction = 0;
    Role m_role = Role::Neutral;
    QString m_text;
    QString m_subText;
    bool m_busy = false;
    bool m_reducedMotion = false;
    int m_toldPercent = 0;
    QTimer m_turning;
    QElapsedTimer m_sinceBusy;
};

} // namespace nlstoken
