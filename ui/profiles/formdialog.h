// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/profiles/formmessage.h"

#include <QDialog>
#include <QPointer>

class QDialogButtonBox;
class QGridLayout;
class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace nlstoken {

class PrimaryButton;

//! \brief A dialog of fields with messages below them, a line that says how it goes, and buttons.
//!
//! It grows with what there is to say, as far as the screen allows; beyond that the fields scroll.
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    //! \param accepting the words on the default button
    FormDialog(const QString &accepting, QWidget *parent);

protected:
    static constexpr int usualWidth = 580; //!< in which the explanations take two lines

    [[nodiscard]] QGridLayout &form() { return *m_form; }
    [[nodiscard]] QWidget &body() { return *m_body; }
    [[nodiscard]] FormMessageLine &status() { return *m_status; }
    [[nodiscard]] PrimaryButton &acceptButton() { return *m_accept; }
    [[nodiscard]] QPushButton &cancelButton() { return *m_cancel; }
    //! \brief A further button, away from the others; never the default one.
    QPushButton *addButton(const QString &text);
    //! \brief As high as the fields need, for another use of the dialog.
    void fit();
    //! \brief Switches the fields off or on again; the one that had the focus gets it back.
    void setFieldsEnabled(bool enabled);

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] int neededHeight() const;
    [[nodiscard]] int usefulHeight() const;
    void grow();

    QScrollArea *m_scroll;
    QWidget *m_body;
    QGridLayout *m_form;
    FormMessageLine *m_status;
    QVBoxLayout *m_foot;
    QHBoxLayout *m_bar;
    QDialogButtonBox *m_buttons;
    PrimaryButton *m_accept;
    QPushButton *m_cancel;
    QPointer<QWidget> m_focusBefore;
};

} // namespace nlstoken
