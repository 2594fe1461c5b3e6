// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/options.h"
#include "app/gui/pluginsoundplayer.h"
#include "app/gui/singleinstance.h"
#include "app/wiring/services.h"
#include "core/errors/errorcatalogue.h"
#include "core/platform/folderwatch.h"
#include "core/settings/settings.h"
#include "core/snippets/snippetlibrary.h"
#include "ui/shared/desktopclipboard.h"
#include "ui/shared/secretclipboard.h"
#include "ui/shared/theme.h"

#include <QObject>

#include <functional>
#include <memory>

namespace nlstoken {

class InheritedState;
class MainWindow;
class ProfileEditing;
class ProfileSessions;
class TokenRenewer;
class SandboxProfile;

//! \brief The window's program: builds what the window is joined from and does what this start and
//! later ones ask for.
class DesktopProgram final : public QObject
{
    Q_OBJECT

public:
    //! \param language of the error texts
    //! \param inherited what programs get that are started from here; borrowed for life
    DesktopProgram(const Options &options, KeychainBackend backend, const QString &language,
        const InheritedState &inherited);
    ~DesktopProgram() override;

    [[nodiscard]] Theme &theme() { return m_theme; }
    //! \brief Does what \a request asks for; the answer comes when it is done.
    void perform(const InstanceRequest &request, Reply<InstanceAnswer> reply);

private:
    void build();
    void watchFolders();
    void useSettings();
    void copy(const QString &profileName, const Reply<InstanceAnswer> &reply);
    void quitWhenDone();
    void change(const std::function<void(Settings &)> &change);

    Options m_options;
    const InheritedState &m_inherited;
    Services m_services;
    ErrorCatalogue m_errors;
    SnippetLibrary m_snippets;
    Theme m_theme;
    DesktopClipboard m_clipboard;
    SecretClipboard m_secretClipboard;
    PluginSoundPlayer m_sound;
    std::unique_ptr<TokenRenewer> m_renewals;
    std::unique_ptr<SandboxProfile> m_sandbox;
    std::unique_ptr<ProfileSessions> m_sessions;
    std::unique_ptr<ProfileEditing> m_editing;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FolderWatch> m_settingsWatch;
    std::unique_ptr<FolderWatch> m_recordsWatch;
    bool m_performed = false; // what this start itself asked for
    bool m_stays = false; // until the user quits it, not only for what was copied
    int m_copying = 0;
};

} // namespace nlstoken
