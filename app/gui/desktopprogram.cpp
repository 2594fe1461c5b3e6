// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktopprogram.h"

#include "app/gui/answers.h"
#include "app/gui/openaddress.h"
#include "app/gui/sandboxprofile.h"
#include "app/wiring/ownfolders.h"
#include "core/model/errorcode.h"
#include "core/platform/folders.h"
#include "core/token/tokenrenewer.h"
#include "ui/mainwindow.h"
#include "ui/profiles/profileediting.h"
#include "ui/profiles/profilesessions.h"

#include <QApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

DesktopProgram::DesktopProgram(const Options &options, KeychainBackend backend,
    const QString &language, const InheritedState &inherited)
    : m_options(options)
    , m_inherited(inherited)
    , m_errors(language)
    , m_snippets(language)
    , m_secretClipboard(m_clipboard, m_services.clock())
{
    m_services.configure({.network = {.caFile = options.caFile, .proxy = options.proxy},
        .prompt = PromptPermission::granted(),
        .backend = backend,
        .program = u"nls-token-desk"_s});
    build();
    useSettings();
}

DesktopProgram::~DesktopProgram() = default;

void DesktopProgram::build()
{
    m_renewals = std::make_unique<TokenRenewer>(
        m_services.tokens(), m_services.records(), m_services.clock());
    const QString runtime = runtimeFolder();
    m_sandbox = std::make_unique<SandboxProfile>(SandboxProfile::Parts{.clock = m_services.clock(),
                                                     .client = m_services.client(),
                                                     .gatewayProbe = m_services.gatewayProbe(),
                                                     .activity = m_services.activity(),
                                                     .errors = m_errors},
        runtime.isEmpty() ? QDir::tempPath() : runtime, ProfileSessions::sandboxId());
    const TokenSession::Parts parts{
        .tokens = m_services.tokens(), .renewals = *m_renewals, .clock = m_services.clock()};
    m_sessions =
        std::make_unique<ProfileSessions>(m_services.profiles(), parts, *m_renewals, *m_sandbox);
    m_editing =
        std::make_unique<ProfileEditing>(ProfileEditing::Parts{.store = m_services.profiles(),
            .errors = m_errors,
            .clock = m_services.clock(),
            .editor = m_services.profileEditorParts()});
    m_window = std::make_unique<MainWindow>(MainWindow::Parts{.sessions = *m_sessions,
        .editing = *m_editing,
        .sandbox = *m_sandbox,
        .secretClipboard = m_secretClipboard,
        .clipboard = m_clipboard,
        .clock = m_services.clock(),
        .errors = m_errors,
        .snippets = m_snippets,
        .trial = m_services.tokenTrial(),
        .sound = m_sound,
        .keychainName =
            [this](const Reply<QString> &reply) { m_services.keychain().providerName(reply); },
        .confirmEndpoint = [this](const Profile &profile, const Reply<void> &reply) {
        m_services.profileChanges().confirmEndpoint(profile, reply);
    }});
    m_editing->setWindow(m_window.get());
    connect(m_window.get(), &MainWindow::renewalWanted, this, [this](bool byItself) {
        change([byItself](Settings &settings) { settings.renewByItself = byItself; });
    });
    connect(m_window.get(), &MainWindow::snippetChosen, this, [this](const SnippetChoice &choice) {
        change([&choice](Settings &settings) { settings.snippet = choice; });
    });
    connect(m_window.get(), &MainWindow::billingKnown, this,
        [this] { change([](Settings &settings) { settings.knowsOfBilling = true; }); });
    connect(m_window.get(), &MainWindow::addressWanted, this,
        [this](const QUrl &address) { openAddress(address, m_inherited); });
    connect(m_window.get(), &MainWindow::firstPainted, this, [this] {
        if (m_options.quitAfterFirstPaint)
            return QApplication::quit();
        watchFolders();
        for (const ServiceError &folder : foldersOfOthers())
            m_window->tell(folder);
    });
    connect(
        &m_secretClipboard, &SecretClipboard::stateChanged, this, &DesktopProgram::quitWhenDone);
    m_sessions->reload();
}

// Other programs change the settings and the tokens too.
void DesktopProgram::watchFolders()
{
    if (m_settingsWatch)
        return;
    m_settingsWatch = std::make_unique<FolderWatch>(configFolder(), u"settings.json"_s);
    connect(m_settingsWatch.get(), &FolderWatch::changed, this, [this] {
        useSettings();
        m_sessions->reload();
    });
    m_recordsWatch = std::make_unique<FolderWatch>(stateFolder() + u"/flights"_s);
    connect(
        m_recordsWatch.get(), &FolderWatch::changed, m_sessions.get(), &ProfileSessions::lookAgain);
}

void DesktopProgram::useSettings()
{
    const Settings settings = readSettings(m_services.settings());
    m_secretClipboard.setClearAfter(settings.clipboardClearAfter);
    m_renewals->setAhead(settings.renewAhead);
    m_sessions->setRenewing(settings.renewByItself);
    m_theme.choose(settings.theme == "dark"_L1 ? ThemeChoice::Dark
            : settings.theme == "light"_L1     ? ThemeChoice::Light
                                               : ThemeChoice::System);
    m_window->setSettings(settings);
}

void DesktopProgram::change(const std::function<void(Settings &)> &change)
{
    Settings settings = readSettings(m_services.settings());
    change(settings);
    const auto written = writeSettings(m_services.settings(), settings);
    useSettings();
    if (!written)
        m_window->tell(written.error());
}

void DesktopProgram::perform(const InstanceRequest &request, Reply<InstanceAnswer> reply)
{
    if (request.action == InstanceRequest::Action::Copy)
        return copy(request.profile, reply);
    if (request.action == InstanceRequest::Action::Hide) {
        // This one's own start says whether it only holds what is copied; a later one wants it.
        m_stays = m_stays || m_performed || !m_options.endsWhenCleared;
        m_performed = true;
        return reply.answer(InstanceAnswer{});
    }
    m_stays = true;
    if (request.sandbox)
        m_window->choose(ProfileSessions::sandboxId());
    else if (!request.profile.isEmpty()) {
        const Result<Profile> profile = m_sessions->profiles().named(request.profile);
        if (!profile)
            reply.answer(answerFor(profile.error(), m_errors));
        else
            m_window->choose(profile->id);
    }
    m_window->comeForward();
    if (reply.isWanted())
        reply.answer(InstanceAnswer{});
}

void DesktopProgram::copy(const QString &profileName, const Reply<InstanceAnswer> &reply)
{
    m_sessions->reload();
    const Result<Profile> profile = m_sessions->profiles().named(profileName);
    if (!profile) {
        reply.answer(answerFor(profile.error(), m_errors));
        return quitWhenDone();
    }
    ++m_copying;
    m_window->copyToken(*m_sessions->session(profile->id), TokenFormat::Text,
        {this, [this, name = profile->name, reply](const Result<void> &copied) {
        --m_copying;
        if (!copied) {
            reply.answer(answerFor(copied.error(), m_errors));
            return quitWhenDone();
        }
        const auto left = m_secretClipboard.remaining().count();
        reply.answer(InstanceAnswer{0,
            left > 0
                ? tr("The token of “%1” is in the clipboard for %n second(s).", nullptr, int(left))
                      .arg(name)
                : tr("The token of “%1” is in the clipboard.").arg(name)});
    }});
}

// A start for copying alone ends with what it copied.
void DesktopProgram::quitWhenDone()
{
    const bool holds = m_secretClipboard.state() != SecretClipboard::State::Empty;
    if (!m_stays && !holds && m_copying == 0)
        QMetaObject::invokeMethod(qApp, &QApplication::quit, Qt::QueuedConnection);
}

} // namespace nlstoken
