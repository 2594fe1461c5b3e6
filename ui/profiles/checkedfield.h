// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/profiles/formmessage.h"

#include <QObject>

class QGridLayout;

namespace nlstoken {

//! \brief One field of a form: its label before it, what there is to say about it below.
class CheckedField final : public QObject
{
    Q_OBJECT

public:
    //! \brief Adds the next row to \a form, which has to stand on a widget already.
    //! \param label with its mnemonic: "&Name"
    //! \param editor takes the focus; \a form's widget owns it
    CheckedField(const QString &label, QWidget &editor, QGridLayout &form);

    void say(const FormMessage &message);
    [[nodiscard]] const FormMessage &said() const { return m_message->message(); }
    [[nodiscard]] bool isWrong() const { return said().kind == FormMessage::Kind::Error; }

    void setVisible(bool visible);
    [[nodiscard]] QWidget &editor() const { return *m_editor; }

Q_SIGNALS:
    //! \brief The button beside the message was pressed.
    void offerTaken();

private:
    QLabel *m_label;
    QWidget *m_editor;
    FormMessageLine *m_message;
    bool m_visible = true;
};

} // namespace nlstoken
