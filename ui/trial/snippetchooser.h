// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/snippetchoice.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace nlstoken {

//! \brief Chooses a snippet: its language, the speech service, and whether it uses a token or
//! obtains one.
//!
//! Offers only what there is; what was wished for and is not there comes back with a language that
//! has it.
class SnippetChooser final : public QWidget
{
    Q_OBJECT

public:
    //! \param library borrowed for life
    explicit SnippetChooser(const SnippetLibrary &library, QWidget *parent = nullptr);

    void setChoice(const SnippetChoice &choice);
    [[nodiscard]] const SnippetChoice &choice() const { return m_choice; }

Q_SIGNALS:
    //! The user chose another one.
    void chosen(const nlstoken::SnippetChoice &choice);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void choose(const SnippetChoice &choice);
    void showChoice();

    const SnippetLibrary &m_library;
    QComboBox *m_languages;
    QComboBox *m_services;
    QPushButton *m_useToken;
    QPushButton *m_obtain;
    SnippetChoice m_choice;
};

} // namespace nlstoken
