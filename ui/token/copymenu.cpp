// SPDX-License-Identifier: Apache-2.0
#include "ui/token/copymenu.h"

#include "ui/shared/safetext.h"

namespace nlstoken {

CopyMenu::CopyMenu(QWidget *parent)
    : QMenu(tr("Copy as"), parent)
{
    const std::pair<TokenFormat, QString> forms[] = {
        {TokenFormat::Text, tr("Token")},
        {TokenFormat::Json, tr("JSON")},
        {TokenFormat::Shell, tr("Shell variables (export)")},
        {TokenFormat::PowerShell, tr("PowerShell variables")},
        {TokenFormat::Dotenv, tr("Lines of a .env file")},
        {TokenFormat::Header, tr("HTTP header")},
        {TokenFormat::Url, tr("Gateway address with token")},
    };
    for (const auto &[format, text] : forms)
        connect(addAction(text), &QAction::triggered, this,
            [this, chosenFormat = format] { Q_EMIT chosen(chosenFormat); });
    addSeparator();
    m_snippet = addAction(tr("SDK snippet"));
    connect(m_snippet, &QAction::triggered, this, &CopyMenu::snippetChosen);
}

void CopyMenu::setSnippetName(const QString &language)
{
    //: code for trying an SDK; %1 is a programming language
    m_snippet->setText(tr("SDK snippet (%1)").arg(safeMenuText(language)));
}

} // namespace nlstoken
