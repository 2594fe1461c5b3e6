// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "core/errors/errordescription.h"
#include "core/model/durationtext.h"
#include "core/platform/clock.h"
#include "core/token/requestpolicy.h"
#include "ui/profiles/firstrunpage.h"
#include "ui/profiles/profileediting.h"
#include "ui/profiles/profilelistpanel.h"
#include "ui/profiles/profilesessions.h"
#include "ui/profiles/sandbox.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/safetext.h"
#include "ui/shared/secretclipboard.h"
#include "ui/statusstrip.h"
#include "ui/token/copymenu.h"
#include "ui/token/tokenpage.h"
#include "ui/trial/trialactions.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr int windowWidth = 1100;
constexpr int usualHeight = 700;
constexpr int panelWidth = 250;
constexpr int cardMargin = 16;

} // namespace

MainWindow::MainWindow(Parts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_panel(new ProfileListPanel(m_parts.errors, this))
    , m_pages(new QStackedWidget(this))
    , m_tabs(new QTabWidget(m_pages))
    , m_tokenPage(new TokenPage(m_parts.clock, this))
    , m_firstRun(new FirstRunPage(this))
    , m_status(new StatusStrip(m_parts.secretClipboard, this))
    , m_copyMenu(new CopyMenu(this))
    , m_trial(new TrialActions({.snippets = m_parts.snippets,
                                   .secretClipboard = m_parts.secretClipboard,
                                   .clipboard = m_parts.clipboard,
                                   .sound = m_parts.sound,
                                   .clock = m_parts.clock,
                                   .errors = m_parts.errors,
                                   .trialOf = [this](const QString &id) -> TokenTrial & {
                                       return id == ProfileSessions::sandboxId()
                                           ? m_parts.sandbox.trial()
                                           : m_parts.trial;
                                   }},
          this))
    , m_sandboxMenu(new QMenu(this))
{
    layOut();
    makeMenus();
    connectParts();
    setSettings({});
    showList();
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    auto *room = new QWidget(m_pages);
    auto *around = new QVBoxLayout(room);
    around->setContentsMargins(cardMargin, cardMargin / 2, cardMargin, cardMargin);
    around->addWidget(m_tabs);
    fillTabs();
    m_pages->addWidget(room);
    m_pages->addWidget(m_firstRun);

    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_panel);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({panelWidth, windowWidth - panelWidth});
    setCentralWidget(splitter);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_status, 1);
    resize(windowWidth, usualHeight);
    m_tokenPage->setCopyMenu(m_copyMenu);
    m_panel->setSandboxMenu(m_sandboxMenu);
}

void MainWindow::connectParts()
{
    connect(m_panel, &ProfileListPanel::chosen, this, &MainWindow::choose);
    connect(m_tokenPage, &TokenPage::wanted, this, &MainWindow::perform);
    connect(m_tokenPage, &TokenPage::renewalWanted, this, &MainWindow::renewalWanted);
    connect(m_tokenPage, &TokenPage::copyWanted, this, [this](const QString &text) {
        auto content = std::make_unique<QMimeData>();
        content->setText(text);
        m_parts.clipboard.put(std::move(content));
        m_status->say(tr("Copied."));
    });
    connect(m_copyMenu, &CopyMenu::chosen, this, &MainWindow::copyAs);
    connect(m_sandboxMenu, &QMenu::aboutToShow, this, &MainWindow::fillSandboxMenu);

    connect(&m_parts.sessions, &ProfileSessions::listChanged, this, &MainWindow::showList);
    connect(&m_parts.sessions, &ProfileSessions::changed, this, [this](const QString &id) {
        if (id == m_chosen)
            showProfile();
    });
    connect(&m_parts.sessions, &ProfileSessions::warned, this, [this](const ServiceError &warning) {
        // How the clock stands is shown all the time.
        if (warning.kind != ErrorKind::Clock)
            tell(warning);
    });
    connect(&m_parts.editing, &ProfileEditing::said, m_status, &StatusStrip::say);
    connect(&m_parts.editing, &ProfileEditing::stored, this, [this](const QString &id) {
        m_parts.sessions.reload();
        choose(id);
    });

    ProfileEditing &editing = m_parts.editing;
    connect(m_panel, &ProfileListPanel::addWanted, &editing, &ProfileEditing::add);
    connect(m_panel, &ProfileListPanel::pasteTokenWanted, &editing, &ProfileEditing::pasteToken);
    connect(m_panel, &ProfileListPanel::editWanted, &editing, &ProfileEditing::edit);
    connect(m_panel, &ProfileListPanel::renameWanted, &editing, &ProfileEditing::rename);
    connect(m_panel, &ProfileListPanel::removeWanted, &editing, &ProfileEditing::remove);
    connect(m_panel, &ProfileListPanel::defaultWanted, &editing, &ProfileEditing::makeDefault);
    connect(m_panel, &ProfileListPanel::orderChanged, &editing, &ProfileEditing::reorder);
    connect(m_firstRun, &FirstRunPage::addWanted, &editing, &ProfileEditing::add);
    connect(m_firstRun, &FirstRunPage::pasteTokenWanted, &editing, &ProfileEditing::pasteToken);
    connect(m_firstRun, &FirstRunPage::sandboxWanted, this,
        [this] { choose(ProfileSessions::sandboxId()); });
    connect(m_firstRun, &FirstRunPage::helpWanted, this, &MainWindow::addressWanted);

    connectTrial();

    // The countdown is a view: each second everything is worked out anew.
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (!isVisible() || isMinimized())
            return;
        m_panel->setRows(m_parts.sessions.rows());
        showProfile();
    });
}

// Nothing of it before the window is on the screen.
void MainWindow::begin()
{
    m_second.start();
    if (!focusWidget() || focusWidget() == this || m_panel->isAncestorOf(focusWidget()))
        m_tokenPage->focusNextStep();
    m_parts.keychainName({this, [this](const Result<QString> &name) {
        m_status->showKeychain(name.value_or(QString()));
        if (name)
            m_firstRun->setKeychainName(*name);
    }});
    Q_EMIT firstPainted();
}

void MainWindow::setSettings(const Settings &settings)
{
    m_settings = settings;
    m_trial->setChoice(settings.snippet);
    m_trial->setKnowsOfBilling(settings.knowsOfBilling);
    const std::chrono::seconds time = settings.clipboardClearAfter;
    const QString key = QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText);
    //: %1 is a shortcut, %2 a duration
    m_tokenPage->showCopyHint(time > 0s
            ? tr("%1 copies; cleared after %2").arg(key, durationText(time))
            : tr("%1 copies").arg(key));
    showProfile();
}

void MainWindow::choose(const QString &id)
{
    m_current = m_parts.sessions.session(id);
    m_chosen = id;
    m_explaining = false;
    showList();
    m_panel->setChosen(m_chosen);
}

void MainWindow::tell(const ServiceError &error)
{
    m_status->say(describeError(error, m_parts.errors).title);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

TokenSession *MainWindow::current() const
{
    return m_current;
}

void MainWindow::showList()
{
    const std::vector<ProfileRow> rows = m_parts.sessions.rows();
    {
        // Where the chosen one has gone, what comes instead is decided here.
        const QSignalBlocker silent(m_panel);
        m_panel->setRows(rows);
        m_panel->setChosen(m_chosen);
    }
    const bool isThere = std::ranges::any_of(
        rows, [this](const ProfileRow &row) { return row.profile.id == m_chosen; });
    if (!isThere && !rows.empty()) {
        const QString first = rows.front().profile.id;
        // The sandbox is opened when the user chooses it.
        return first == ProfileSessions::sandboxId() ? showProfile() : choose(first);
    }
    if (!m_current && isThere)
        m_current = m_parts.sessions.session(m_chosen);
    showProfile();
}

void MainWindow::showProfile()
{
    const bool firstRun = m_parts.sessions.isFirstRun() || (!m_current && m_chosen.isEmpty());
    m_pages->setCurrentIndex(firstRun && !m_parts.sessions.failure() ? 1 : 0);
    const TokenSession *session = current();
    setWindowTitle(session ? safeText(session->profile().name) : QString());
    allowActions();
    m_trial->setSession(m_current, m_chosen == ProfileSessions::sandboxId());
    if (!session)
        return showFailure();
    showToken(session->facts());
}

// A settings file or a profile that can't be used is shown where its token would be.
void MainWindow::showFailure()
{
    TokenPageFacts facts;
    facts.error = m_parts.sessions.failure();
    for (const ProfileRow &row : m_parts.sessions.rows()) {
        if (row.profile.id == m_chosen && row.error)
            facts.error = row.error;
    }
    m_tokenPage->showToken({}, {});
    m_tokenPage->showRenewal({});
    m_tokenPage->showHistory({});
    m_tokenPage->showState(tokenPageState(facts, m_parts.errors));
    showExplanation(facts);
}

void MainWindow::showToken(const TokenPageFacts &facts)
{
    const TokenSession &session = *m_current;
    const std::optional<Token> &token = session.token();
    m_tokenPage->showState(tokenPageState(facts, m_parts.errors));
    if (token)
        m_tokenPage->showToken(token->id, tokenDetails(*token, session.profile()));
    else
        m_tokenPage->showToken({}, {});
    const bool renewable = facts.renewable && token;
    const auto lead = renewalLead(facts.status.lifetime, m_settings.renewAhead);
    m_tokenPage->showRenewal(renewable ? std::optional(m_settings.renewByItself) : std::nullopt,
        std::chrono::floor<std::chrono::seconds>(lead));
    const qint64 age = facts.now.toSecsSinceEpoch() - facts.status.obtainedAt;
    m_tokenPage->showHistory(token && facts.status.obtainedAt > 0 && age >= 0
            ? tr("Obtained %1 ago").arg(durationText(std::chrono::seconds(age)))
            : QString());
    if (facts.status.expireTime > 0)
        m_status->showClock(facts.clockAhead);
    m_status->showLastRequest(session.lastRequest());
    showExplanation(facts);
}

void MainWindow::showExplanation(const TokenPageFacts &facts)
{
    const std::optional<ServiceError> error = explainedError(facts);
    if (error && m_explaining && !facts.asking)
        m_tokenPage->showError(describeError(*error, m_parts.errors));
    else
        m_tokenPage->hideError();
    m_explaining = m_explaining && error;
}

void MainWindow::perform(TokenAction action)
{
    TokenSession *session = current();
    switch (action) {
    case TokenAction::CopyToken:
        return copyAs(TokenFormat::Text);
    case TokenAction::EditProfile:
    case TokenAction::AddKey:
        return m_parts.editing.edit(m_chosen);
    case TokenAction::TryIt:
        return tryOut();
    case TokenAction::Explain:
    case TokenAction::MendClock:
        m_explaining = !m_explaining;
        return showProfile();
    default:
        break;
    }
    if (!session)
        return m_parts.sessions.reload();
    switch (action) {
    case TokenAction::Cancel:
        return session->cancel();
    case TokenAction::RenewNow:
    case TokenAction::TryNow:
        return session->renew();
    case TokenAction::ConfirmEndpoint:
        return m_parts.confirmEndpoint(
            session->profile(), {session, [this, session](const Result<void> &confirmed) {
            if (!confirmed)
                return tell(confirmed.error());
            session->obtain();
        }});
    default:
        return session->obtain();
    }
}

void MainWindow::copyAs(TokenFormat format)
{
    if (TokenSession *session = current())
        copyToken(*session, format, {this, [](const Result<void> &) { }});
}

void MainWindow::copyToken(TokenSession &session, TokenFormat format, Reply<void> reply)
{
    session.use({this,
        [this, profile = session.profile(), format, reply](const Result<TokenAnswer> &answer) {
        if (!answer)
            return reply.answer(Failure(answer.error()));
        m_parts.secretClipboard.copy(
            QString::fromUtf8(formattedToken(format, *answer, profile, m_parts.clock.now())));
        m_status->say(tr("The token of “%1” is in the clipboard.").arg(profile.name));
        reply.answer({});
    }});
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &MainWindow::begin, Qt::QueuedConnection);
    }
    return handled;
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // What stood still while nobody looked.
    if (event->type() == QEvent::WindowStateChange && m_painted)
        showProfile();
}

} // namespace nlstoken
