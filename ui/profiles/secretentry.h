// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QLineEdit>

namespace nlstoken {

//! \brief The line edit inside a SecretField: takes characters in and gives none out.
//!
//! It stays in password mode even while its text can be seen: copying, dragging, undoing, the
//! primary selection and assistive technology get nothing.
class SecretEntry : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEntry(QWidget *parent = nullptr);

    //! \brief Paints the text itself over the bullets.
    void setRevealed(bool revealed);
    [[nodiscard]] bool isRevealed() const { return m_revealed; }
    //! \brief A copy of the content, UTF-8.
    [[nodiscard]] SecretBytes content() const;
    //! \brief Empties the entry and overwrites the memory that its text was in; silent.
    void wipe();
    //! \brief Replaces the content by \a text and forgets how it was typed.
    void replace(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void forgetHistory();

    bool m_revealed = false;
};

} // namespace nlstoken
