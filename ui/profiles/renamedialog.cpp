// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/renamedialog.h"

#include "core/errors/errorcatalogue.h"
#include "ui/profiles/checkedfield.h"
#include "ui/profiles/newname.h"
#include "ui/shared/primarybutton.h"

#include <QLineEdit>

namespace nlstoken {

RenameDialog::RenameDialog(const ErrorCatalogue &catalogue, const Names &names, QWidget *parent)
    : FormDialog(tr("Rename"), parent)
    , m_catalogue(catalogue)
    , m_names(names)
    , m_edit(new QLineEdit(names.present, &body()))
    , m_field(new CheckedField(tr("&Name"), *m_edit, form()))
{
    constexpr int width = 420;
    setWindowTitle(tr("Rename profile"));
    resize(width, height());
    m_edit->selectAll();
    m_edit->setFocus();
    connect(m_edit, &QLineEdit::textChanged, this, &RenameDialog::check);
    connect(&acceptButton(), &QPushButton::clicked, this, &RenameDialog::finish);
    check();
}

void RenameDialog::check()
{
    const Result<QString> name = checkedNewName(m_edit->text(), m_names.others);
    m_field->say(name ? FormMessage()
                      : FormMessage{FormMessage::Kind::Error,
                          adviceText(m_catalogue.adviceFor(name.error()))});
    acceptButton().setEnabled(name.has_value());
}

void RenameDialog::finish()
{
    if (m_edit->text() != m_names.present)
        Q_EMIT renameWanted(m_edit->text());
    accept();
}

} // namespace nlstoken
