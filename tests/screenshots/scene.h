// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/errors/errorcatalogue.h"
#include "core/profiles/profilechanges.h"
#include "core/profiles/profilekeys.h"
#include "core/profiles/profilestore.h"
#include "core/token/tokenrenewer.h"
#include "tests/support/tokenrefreshfixture.h"
#include "tests/support/trialfixture.h"
#include "tests/ui/shared/fakeclipboard.h"
#include "tests/ui/trial/fakesoundplayer.h"
#include "ui/mainwindow.h"
#include "ui/profiles/profileediting.h"
#include "ui/profiles/profilesessions.h"
#include "ui/profiles/sandbox.h"
#include "ui/shared/secretclipboard.h"

#include <memory>

namespace nlstoken {

//! \brief A sandbox that holds a token of 12 hours, and listens nowhere.
class PaintedSandbox final : public Sandbox
{
public:
    PaintedSandbox(const Clock &clock, const QString &name);

    [[nodiscard]] Result<void> start() override { return {}; }
    [[nodiscard]] Profile profile() const override { return m_fixture.profile; }
    [[nodiscard]] TokenSession::Parts sessionParts() override;
    [[nodiscard]] std::vector<SandboxFault> faults() const override { return {}; }
    [[nodiscard]] TokenTrial &trial() override { return m_trials.trial; }
    void play(const QString &) override { }
    [[nodiscard]] QString played() const override { return {}; }

private:
    TokenRefreshFixture m_fixture;
    TokenRenewer m_renewals;
    TrialFixture m_trials;
};

//! \brief The whole window over invented data at one fixed moment: every run shows the same.
class Scene
{
public:
    enum class Content {
        Nothing, //!< as at the first start
        FourProfiles,
    };

    Scene(Content content, const QString &language);

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] ProfileEditing &editing() { return m_editing; }
    [[nodiscard]] SecretClipboard &clipboard() { return m_secretClipboard; }
    //! \brief The gateway, which speaks when it is told to before.
    [[nodiscard]] TrialFixture &trials() { return m_trials; }
    [[nodiscard]] QString idOf(const QString &name) const;
    //! \brief Lets time pass, by the clock of the scene.
    void advance(std::chrono::seconds step) { m_fixture.clock.advance(step); }

private:
    void addProfile(const QString &name, const QString &region, std::chrono::seconds left);

    TokenRefreshFixture m_fixture;
    TrialFixture m_trials;
    FakeSoundPlayer m_sound;
    ErrorCatalogue m_errors;
    SnippetLibrary m_snippets;
    ProfileStore m_store;
    ProfileKeys m_keys;
    ProfileChanges m_changes;
    TokenRenewer m_renewals;
    PaintedSandbox m_sandbox;
    ProfileSessions m_sessions;
    ProfileEditing m_editing;
    FakeClipboard m_clipboard;
    SecretClipboard m_secretClipboard;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace nlstoken
