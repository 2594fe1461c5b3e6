// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QWidget>

namespace nlstoken {

//! \brief The words of a TokenField: bullets and the last four characters, or the whole token.
//!
//! Painted and not a label: nothing can be marked or dragged, so that no token gets into X11's
//! primary selection. Assistive technology is told what is seen and no more.
class TokenText : public QWidget
{
    Q_OBJECT

public:
    explicit TokenText(QWidget *parent = nullptr);

    void setToken(const QByteArray &token);
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    void setRevealed(bool revealed);
    [[nodiscard]] bool isRevealed() const { return m_revealed; }

    //! \brief What is seen in \a width pixels, group by group; with an ellipsis where it is too
    //! long.
    [[nodiscard]] QStringList groups(int width) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void useFixedFont();
    void showOther();
    [[nodiscard]] qreal gap() const;

    QByteArray m_token;
    bool m_revealed = false;
    bool m_choosingFont = false;
};

} // namespace nlstoken
