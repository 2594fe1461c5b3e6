// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenformat.h"

#include <QMenu>

namespace nlstoken {

//! \brief Every form in which a token can be copied.
class CopyMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit CopyMenu(QWidget *parent = nullptr);

    //! \brief Names the language of the snippet.
    void setSnippetName(const QString &language);

Q_SIGNALS:
    void chosen(nlstoken::TokenFormat format);
    void snippetChosen();

private:
    QAction *m_snippet;
};

} // namespace nlstoken
