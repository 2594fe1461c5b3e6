// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profilesessions.h"

#include "core/token/tokenrenewer.h"
#include "core/token/tokenservice.h"
#include "ui/profiles/sandbox.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

ProfileSessions::ProfileSessions(const ProfileStore &store, TokenSession::Parts parts,
    TokenRenewer &renewals, Sandbox &sandbox, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_parts(parts)
    , m_renewals(renewals)
    , m_sandbox(sandbox)
{
    connect(&m_parts.tokens, &TokenService::stateChanged, this, &ProfileSessions::lookAgain);
}

ProfileSessions::~ProfileSessions() = default;

QString ProfileSessions::sandboxId()
{
    return u"sandbox"_s;
}

void ProfileSessions::reload()
{
    Result<Profiles> profiles = m_store.load();
    m_failure = profiles ? std::nullopt : std::optional(profiles.error());
    if (profiles)
        m_profiles = *std::move(profiles);
    auto old = std::exchange(m_sessions, {});
    for (const Profile &profile : m_profiles.all) {
        const auto known = std::ranges::find_if(old, [&profile](const auto &session) {
            return session && session->profile().id == profile.id;
        });
        if (known == old.end()) {
            m_sessions.emplace_back(makeSession(profile, m_parts));
        } else {
            (*known)->setProfile(profile);
            m_sessions.push_back(std::move(*known));
        }
    }
    watchRenewals();
    for (const auto &gone : old) {
        if (gone)
            m_renewals.unwatch(gone->profile().id);
    }
    Q_EMIT listChanged();
}

void ProfileSessions::setRenewing(bool renewing)
{
    m_renewing = renewing;
    watchRenewals();
}

void ProfileSessions::watchRenewals()
{
    for (const Profile &profile : m_profiles.all)
        m_renewing ? m_renewals.watch(profile) : m_renewals.unwatch(profile.id);
}

void ProfileSessions::lookAgain()
{
    for (const auto &session : m_sessions)
        session->lookUp();
    if (m_sandboxSession)
        m_sandboxSession->lookUp();
    m_renewals.check();
}

TokenSession *ProfileSessions::makeSession(const Profile &profile, TokenSession::Parts parts)
{
    auto *session = new TokenSession(profile, parts);
    connect(session, &TokenSession::changed, this,
        [this, session] { Q_EMIT changed(session->profile().id); });
    connect(session, &TokenSession::answered, this, [this](const Result<TokenAnswer> &answer) {
        if (!answer)
            return;
        for (const ServiceError &warning : answer->warnings)
            Q_EMIT warned(warning);
    });
    session->lookUp();
    return session;
}

std::vector<ProfileRow> ProfileSessions::rows() const
{
    std::vector<ProfileRow> rows;
    for (const auto &session : m_sessions) {
        rows.push_back(row(*session));
        rows.back().isDefault = session->profile().name == m_profiles.defaultName;
    }
    for (const WrongProfile &wrong : m_profiles.wrong) {
        rows.push_back({.profile = {.id = wrong.id, .name = wrong.name},
            .kind = ProfileRow::Kind::Wrong,
            .error = wrong.error});
    }
    // Alone in the list it would be chosen, and hide what else there is to say.
    const bool isAlone = rows.empty() && !m_sandboxWanted;
    if (!isAlone) {
        ProfileRow sandbox = m_sandboxSession ? row(*m_sandboxSession) : ProfileRow();
        sandbox.kind = ProfileRow::Kind::Sandbox;
        sandbox.profile = m_sandbox.profile();
        if (m_sandboxFailure)
            sandbox.error = m_sandboxFailure;
        rows.push_back(std::move(sandbox));
    }
    return rows;
}

ProfileRow ProfileSessions::row(const TokenSession &session) const
{
    const TokenPageFacts facts = session.facts();
    return {.profile = session.profile(),
        .kind = session.profile().tokenOnly ? ProfileRow::Kind::Pasted : ProfileRow::Kind::Keyed,
        .status = facts.status,
        .lifetime = facts.status.lifetime,
        .error = facts.error};
}

TokenSession *ProfileSessions::session(const QString &id)
{
    if (id == sandboxId()) {
        openSandbox();
        return m_sandboxSession.get();
    }
    const auto found = std::ranges::find_if(
        m_sessions, [&id](const auto &session) { return session->profile().id == id; });
    return found == m_sessions.end() ? nullptr : found->get();
}

bool ProfileSessions::isFirstRun() const
{
    return m_profiles.all.empty() && m_profiles.wrong.empty() && !m_sandboxWanted && !m_failure;
}

void ProfileSessions::openSandbox()
{
    if (m_sandboxSession)
        return;
    const Result<void> started = m_sandbox.start();
    const std::optional<ServiceError> failure =
        started ? std::nullopt : std::optional(started.error());
    // Whoever hears that the list has changed may ask for the sandbox again.
    const bool isNews = !std::exchange(m_sandboxWanted, true) || failure != m_sandboxFailure;
    m_sandboxFailure = failure;
    if (failure) {
        if (isNews)
            Q_EMIT listChanged();
        return;
    }
    m_sandboxSession.reset(makeSession(m_sandbox.profile(), m_sandbox.sessionParts()));
    connect(&m_sandbox.sessionParts().tokens, &TokenService::stateChanged, this,
        &ProfileSessions::lookAgain);
    Q_EMIT listChanged();
}

} // namespace nlstoken
