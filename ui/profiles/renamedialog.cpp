// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/renamedialog.h"

#include "ui/profiles/namefield.h"
#include "ui/shared/primarybutton.h"

namespace nlstoken {

RenameDialog::RenameDialog(const ErrorCatalogue &catalogue, const Names &names, QWidget *parent)
    : FormDialog(tr("Rename"), parent)
    , m_present(names.present)
    , m_name(new NameField(catalogue, form()))
{
    constexpr int width = 420;
    setWindowTitle(tr("Rename profile"));
    resize(width, height());
    m_name->start(names.present, names.others);
    connect(m_name, &NameField::changed, this, &RenameDialog::check);
    connect(&acceptButton(), &QPushButton::clicked, this, &RenameDialog::finish);
    check();
}

void RenameDialog::check()
{
    acceptButton().setEnabled(m_name->isGood());
}

void RenameDialog::finish()
{
    if (m_name->name() != m_present)
        Q_EMIT renameWanted(m_name->name());
    accept();
}

} // namespace nlstoken
