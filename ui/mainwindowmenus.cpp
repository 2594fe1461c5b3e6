// SPDX-License-Identifier: Apache-2.0
// The menus of the main window: what is in them, and when it can be chosen.
#include "ui/mainwindow.h"

#include "ui/profiles/profileediting.h"
#include "ui/profiles/profilesessions.h"
#include "ui/profiles/sandbox.h"
#include "ui/token/copymenu.h"
#include "ui/token/tokenpage.h"
#include "ui/trial/trialactions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace nlstoken {

QAction *MainWindow::addTo(
    QMenu &menu, const QString &text, const QKeySequence &key, const std::function<void()> &action)
{
    QAction *made = menu.addAction(text);
    made->setShortcut(key);
    connect(made, &QAction::triggered, this, action);
    return made;
}

void MainWindow::makeMenus()
{
    ProfileEditing &editing = m_parts.editing;
    QMenu &file = *menuBar()->addMenu(tr("&File"));
    addTo(file, tr("&Add a profile…"), QKeySequence::New, [&editing] { editing.add(); });
    addTo(file, tr("&Paste a token from the console…"), {}, [&editing] { editing.pasteToken(); });
    file.addSeparator();
    addTo(file, tr("&Quit"), QKeySequence::Quit, [this] { close(); });

    QMenu &profile = *menuBar()->addMenu(tr("&Profile"));
    m_profileActions = {
        addTo(profile, tr("&Edit…"), QKeySequence(Qt::CTRL | Qt::Key_E),
            [this, &editing] { editing.edit(m_chosen); }),
        addTo(profile, tr("Make it the &default"), {},
            [this, &editing] { editing.makeDefault(m_chosen); }),
        addTo(profile, tr("&Remove…"), {}, [this, &editing] { editing.remove(m_chosen); }),
    };
    profile.addSeparator();
    m_sandboxMenu->setTitle(tr("&Sandbox"));
    profile.addMenu(m_sandboxMenu);

    QMenu &token = *menuBar()->addMenu(tr("&Token"));
    m_tokenActions = {
        addTo(token, tr("&Copy token"), QKeySequence::Copy, [this] { copyAs(TokenFormat::Text); }),
        token.addMenu(m_copyMenu),
        addTo(token, tr("&Renew now"), QKeySequence::Refresh,
            [this] { perform(TokenAction::RenewNow); }),
        addTo(token, tr("&Show or hide the token"), QKeySequence(Qt::CTRL | Qt::Key_T),
            [this] {
        showTokenPage();
        m_tokenPage->revealToken();
    }),
        addTo(token, tr("Show it as a &QR code…"), {}, [this] { m_trial->showQrCode(); }),
        addTo(token, tr("&Try it"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] { tryOut(); }),
    };

    QMenu &help = *menuBar()->addMenu(tr("&Help"));
    addTo(help, tr("&About NLS Token Desk"), {}, [this] { showAbout(); });
}

void MainWindow::allowActions()
{
    const bool isSandbox = m_chosen == ProfileSessions::sandboxId();
    for (QAction *action : m_tokenActions)
        action->setEnabled(m_current);
    for (QAction *action : m_profileActions)
        action->setEnabled(!m_chosen.isEmpty() && !isSandbox);
}

// Made anew each time, so that it shows what is played now.
void MainWindow::fillSandboxMenu()
{
    m_sandboxMenu->clear();
    auto *group = new QActionGroup(m_sandboxMenu);
    const auto add = [this, group](QMenu &menu, const QString &text, const QString &name) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(m_parts.sandbox.played() == name);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] {
            m_parts.sandbox.play(name);
            choose(ProfileSessions::sandboxId());
        });
    };
    add(*m_sandboxMenu, tr("Answer well"), {});
    m_sandboxMenu->addSeparator();
    QMenu &service = *m_sandboxMenu->addMenu(tr("&Token service"));
    QMenu &gateway = *m_sandboxMenu->addMenu(tr("&Speech gateway"));
    for (const SandboxFault &fault : m_parts.sandbox.faults())
        add(fault.isGateways ? gateway : service, fault.description, fault.name);
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setWindowTitle(tr("About NLS Token Desk"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("NLS Token Desk %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Access tokens of Alibaba Cloud Intelligent Speech Interaction: obtained once, shared "
           "by every program on this computer.\n\nLicensed under the Apache License 2.0."));
    box->open();
}

} // namespace nlstoken
