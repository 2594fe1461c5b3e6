// SPDX-License-Identifier: Apache-2.0
// The pages of the main window: their tabs, and what the one for SDK trials asks for.
#include "ui/mainwindow.h"

#include "ui/profiles/profileediting.h"
#include "ui/statusstrip.h"
#include "ui/token/copymenu.h"
#include "ui/token/tokenpage.h"
#include "ui/trial/snippetactions.h"
#include "ui/trial/trialactions.h"
#include "ui/trial/trialpage.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>

namespace nlstoken {

namespace {

constexpr int tokenTab = 0;
constexpr int trialTab = 1;

} // namespace

// What is not looked at at once is made when it is.
void MainWindow::fillTabs()
{
    for (const QString &name : {tr("Token"), tr("SDK trial")}) {
        auto *card = new QScrollArea(m_tabs);
        card->setWidgetResizable(true);
        card->setFrameShape(QFrame::NoFrame);
        card->setFocusPolicy(Qt::NoFocus);
        m_tabs->addTab(card, name);
    }
    m_tabs->tabBar()->setAccessibleName(tr("Pages"));
    setPage(tokenTab, m_tokenPage);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab != trialTab)
            return showProfile();
        if (!cardOf(trialTab)->widget())
            setPage(trialTab, m_trial->makePage(this));
        m_trial->refresh();
    });
}

QScrollArea *MainWindow::cardOf(int tab) const
{
    return qobject_cast<QScrollArea *>(m_tabs->widget(tab));
}

void MainWindow::setPage(int tab, QWidget *page)
{
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    cardOf(tab)->setWidget(page);
}

void MainWindow::connectTrial()
{
    connect(m_copyMenu, &QMenu::aboutToShow, this,
        [this] { m_copyMenu->setSnippetName(m_trial->snippetName()); });
    connect(m_copyMenu, &CopyMenu::snippetChosen, &m_trial->snippets(), &SnippetActions::copy);
    connect(m_trial, &TrialActions::said, m_status, &StatusStrip::say);
    connect(m_trial, &TrialActions::failed, this, &MainWindow::tell);
    // In a low window it would be out of sight, at the end of the page; once that is laid out.
    connect(m_trial, &TrialActions::verdictShown, this, [this] {
        QMetaObject::invokeMethod(this, &MainWindow::scrollToVerdict, Qt::QueuedConnection);
    });
    connect(m_trial, &TrialActions::choiceChanged, this, &MainWindow::snippetChosen);
    connect(m_trial, &TrialActions::billingKnown, this, &MainWindow::billingKnown);
    connect(m_trial, &TrialActions::appkeyWanted, &m_parts.editing, &ProfileEditing::setAppkey);
}

void MainWindow::scrollToVerdict()
{
    QWidget *page = cardOf(trialTab)->widget();
    if (!page)
        return;
    // The card has just been shown: the page is as high as before until it is laid out.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    cardOf(trialTab)->ensureVisible(0, page->height(), 0, 0);
}

void MainWindow::showTokenPage()
{
    m_tabs->setCurrentIndex(tokenTab);
}

void MainWindow::tryOut()
{
    m_tabs->setCurrentIndex(trialTab);
    m_trial->tryOut();
}

} // namespace nlstoken
