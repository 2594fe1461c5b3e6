// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;

namespace nlstoken {

class WayButton;

//! \brief What is shown while there is no profile: the ways to get a token.
class FirstRunPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget *parent = nullptr);

    //! \brief Says in which keychain keys will be: "GNOME Keyring"; empty when nobody knows.
    void setKeychainName(const QString &name);

Q_SIGNALS:
    void addWanted();
    void sandboxWanted();
    void pasteTokenWanted();
    //! \brief An official page is to be opened.
    void helpWanted(const QUrl &page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void applyLook();

    QString m_keychainName;
    QLabel *m_title;
    QLabel *m_text;
    WayButton *m_add;
    WayButton *m_sandbox;
    QLabel *m_question;
    QPushButton *m_activate;
    QLabel *m_dot;
    QPushButton *m_paste;
};

} // namespace nlstoken
