// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QWidget>

class QToolButton;

namespace nlstoken {

class SecretEntry;

//! \brief Entry for a secret: an AccessKey secret or a SecurityToken.
//!
//! Shown as bullets, as text only while its eye is pressed. Nothing gets out but by takeSecret()
//! and secret(). What is typed or pasted is kept byte for byte; blanks around it are only remarked
//! on.
class SecretField : public QWidget
{
    Q_OBJECT

public:
    //! \brief \a name says what is entered, for assistive technology: "AccessKey secret".
    explicit SecretField(const QString &name, QWidget *parent = nullptr);
    //! \brief Wipes.
    ~SecretField() override;

    //! \brief Shown while it is empty, for example that the stored secret stays.
    void setPlaceholderText(const QString &text);
    [[nodiscard]] bool isEmpty() const;
    //! \brief Whether the content begins or ends with blanks, tabs or line breaks, as pasted text
    //! often does.
    [[nodiscard]] bool hasSurroundingBlanks() const;
    //! \brief A copy for checks while it is typed; the field keeps its content.
    [[nodiscard]] SecretBytes secret() const;
    //! \brief The content, UTF-8; the field is empty afterwards and its memory overwritten as far
    //! as Qt lets us.
    [[nodiscard]] SecretBytes takeSecret();
    //! \brief Puts \a secret in the place of the content, as if it had been pasted.
    void setSecret(const SecretBytes &secret);

public Q_SLOTS:
    //! \brief Removes what hasSurroundingBlanks() speaks of; only when the user asks for it.
    void removeSurroundingBlanks();
    void clear();

Q_SIGNALS:
    //! \brief The content is another one, by the user or by a slot.
    void edited();
    //! \brief Return was pressed in it.
    void returnPressed();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setRevealed(bool revealed);
    void describeEye();

    SecretEntry &m_entry;
    QToolButton &m_eye;
};

} // namespace nlstoken
