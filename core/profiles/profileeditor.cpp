// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/profileeditor.h"

#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/model/profilefields.h"
#include "core/profiles/typedkey.h"

#include <utility>

namespace nlstoken {

ProfileEditor::ProfileEditor(Parts parts, std::optional<Profile> before, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_before(std::move(before))
{
}

ProfileEditor::~ProfileEditor()
{
    cancel();
}

void ProfileEditor::test(
    ProfileDraft draft, std::chrono::milliseconds timeLimit, Reply<TokenAnswer> reply)
{
    begin([reply](const ServiceError &error) { reply.answer(Failure(error)); });
    prepare(std::move(draft), true, [this, timeLimit, reply] { sendTest(timeLimit, reply); });
}

void ProfileEditor::save(ProfileDraft draft, Reply<ProfileChanged> reply)
{
    begin([reply](const ServiceError &error) { reply.answer(Failure(error)); });
    prepare(std::move(draft), false, [this, reply] { saveTested(reply); });
}

void ProfileEditor::saveTested(Reply<ProfileChanged> reply)
{
    end();
    if (!m_before)
        return m_parts.changes.add(m_profile, m_key->key(), std::move(reply));
    ProfileEdit edit{.before = *m_before, .after = m_profile};
    if (m_key)
        edit.key = m_key->key().clone();
    m_parts.changes.replace(std::move(edit), std::move(reply));
}

void ProfileEditor::cancel()
{
    if (!m_action)
        return;
    const Stop stop = std::exchange(m_stop, nullptr);
    m_action.reset();
    if (m_tester)
        m_tester->stopUnwanted();
    stop({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
}

void ProfileEditor::begin(Stop stop)
{
    cancel();
    m_action = std::make_unique<QObject>();
    m_stop = std::move(stop);
}

void ProfileEditor::end()
{
    m_stop = nullptr;
    // It may be what is being delivered to just now.
    if (QObject *action = m_action.release())
        action->deleteLater();
}

void ProfileEditor::prepare(ProfileDraft draft, bool needsKey, std::function<void()> next)
{
    m_profile = draft.profile;
    m_endpointConfirmed = draft.endpointConfirmed;
    m_key.reset();
    const auto proceed = [this, next = std::move(next)](const Result<void> &ready) {
        if (ready)
            return next();
        const Stop stop = std::exchange(m_stop, nullptr);
        end();
        stop(ready.error());
    };
    if (!m_before) {
        Result<AccessKey> typed = draft.typedKey({});
        if (!typed)
            return proceed(Failure(typed.error()));
        useKey(*std::move(typed), m_profile.endpoint);
        return proceed({});
    }
    // Endpoint and version are part of the key's identity, and the endpoint is stored with it.
    // Where nothing of it changes, the keychain is left alone.
    const bool moves = draft.endpointGiven || m_profile.endpoint != m_before->endpoint
        || m_profile.apiVersion != m_before->apiVersion || !m_before->currentFingerprint();
    if (!draft.typedKey && !needsKey && (!moves || m_before->tokenOnly))
        return proceed({});
    const auto shared = std::make_shared<const ProfileDraft>(std::move(draft));
    m_parts.keys.read(*m_before, m_parts.prompt,
        {m_action.get(), [this, shared, proceed](const Result<AccessKey> &stored) {
        proceed(useStoredKey(*shared, stored));
    }});
}

Result<void> ProfileEditor::useStoredKey(const ProfileDraft &draft, const Result<AccessKey> &stored)
{
    const bool isLost = !stored
        && (stored.error().code == errorcode::KeyMissing
            || stored.error().code == errorcode::KeyDamaged);
    if (!stored && !(draft.replacesWholeKey && isLost))
        return Failure(stored.error());
    if (draft.typedKey) {
        Result<AccessKey> typed = draft.typedKey(stored ? stored->id : QByteArray());
        if (!typed)
            return Failure(typed.error());
        if (typed->id.isEmpty() && stored)
            typed->id = stored->id;
        useKey(*std::move(typed), m_profile.endpoint);
        return {};
    }
    // A hand-edited endpoint is not confirmed by changing something else.
    const bool confirmed = draft.endpointConfirmed || isServiceEndpoint(m_profile.endpoint);
    useKey(stored->clone(), confirmed ? m_profile.endpoint : stored->endpoint);
    return {};
}

void ProfileEditor::useKey(AccessKey key, const QString &endpoint)
{
    key.endpoint = endpoint;
    setIdentity(m_profile, key.id, m_parts.salt());
    m_profile.tokenOnly = false;
    m_profile.store = m_parts.storeKind;
    m_key = std::make_unique<TypedKey>(std::move(key));
}

void ProfileEditor::sendTest(std::chrono::milliseconds timeLimit, const Reply<TokenAnswer> &reply)
{
    m_tester = m_parts.tokensWith(*m_key);
    connect(m_tester.get(), &TokenService::asking, this, &ProfileEditor::asking);
    const TokenQuery query{.profile = m_profile,
        .fresh = true,
        .timeLimit = timeLimit,
        .prompt = m_parts.prompt,
        .endpointConfirmed = m_endpointConfirmed};
    m_tester->fetch(query, {m_action.get(), [this, reply](const Result<TokenAnswer> &answer) {
        end();
        reply.answer(answer);
    }});
}

} // namespace nlstoken
