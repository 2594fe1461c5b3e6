// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profiles/profilechanges.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace nlstoken {

class TypedKey;

//! \brief What the user wants a profile to be.
struct ProfileDraft
{
    Profile profile{}; //!< its fields; what follows from the key is filled in by ProfileEditor
    //! Reads the key that was typed, given the id of the stored one (empty when there is none).
    //! An empty id stands for that one. Null while the stored key stays. Called at most once.
    std::function<Result<AccessKey>(const QByteArray &storedId)> typedKey{};
    bool replacesWholeKey = false; //!< what is typed has an id of its own: a lost key is no matter
    //! The user was told what this endpoint can do; it is stored with the key.
    bool endpointConfirmed = false;
    bool endpointGiven = false; //!< and is stored with the key even when nothing else changes
};

//! \brief One adding or changing of a profile, from what was typed to what is stored: finds out
//! what becomes of the key and its identity, tests it, stores it, and takes back what can't be
//! finished.
//!
//! Window and command line only ask the user and show the result. One action at a time.
class ProfileEditor final : public QObject
{
    Q_OBJECT

public:
    //! \brief What it works with; references are borrowed for life.
    struct Parts
    {
        ProfileKeys &keys;
        ProfileChanges &changes;
        PromptPermission prompt{}; //!< what to do when the keychain is locked
        QString storeKind{}; //!< which store holds the keys; stored with each profile
        std::function<QByteArray()> salt{}; //!< of this user's fingerprints
        //! Tokens with a key that isn't stored yet.
        std::function<std::unique_ptr<TokenService>(AccessKeySource &)> tokensWith{};
    };

    //! \param before the profile as it is stored; nothing while one is added
    ProfileEditor(Parts parts, std::optional<Profile> before, QObject *parent = nullptr);
    ~ProfileEditor() override;

    //! \brief Obtains a token with the key as it would be stored; stores nothing but this token.
    //! Errors: the keychain's, those of the draft's typedKey and of TokenService::fetch().
    void test(ProfileDraft draft, std::chrono::milliseconds timeLimit, Reply<TokenAnswer> reply);
    //! \brief Stores \a draft: key first, then settings. When the settings can't be written, the
    //! key becomes again what it was. Errors: the keychain's, typedKey's, and the settings'.
    void save(ProfileDraft draft, Reply<ProfileChanged> reply);
    //! \brief Stores what was tested last, without asking for the key again.
    void saveTested(Reply<ProfileChanged> reply);
    //! \brief Stops a test, or the reading that comes before storing; it answers Interrupted.
    //! Storing itself runs to its end.
    void cancel();

    //! \brief The profile as it was tested or stored last.
    [[nodiscard]] const Profile &profile() const { return m_profile; }

Q_SIGNALS:
    //! A test is about to send its request to \a host.
    void asking(const QString &host);

private:
    using Stop = std::function<void(const ServiceError &)>;

    //! \brief Begins an action that cancel() ends by calling \a stop.
    void begin(Stop stop);
    void end();
    //! \brief Makes profile and key of \a draft, then calls \a next; ends with an error instead.
    void prepare(ProfileDraft draft, bool needsKey, std::function<void()> next);
    [[nodiscard]] Result<void> useStoredKey(
        const ProfileDraft &draft, const Result<AccessKey> &stored);
    void useKey(AccessKey key, const QString &endpoint);
    void sendTest(std::chrono::milliseconds timeLimit, const Reply<TokenAnswer> &reply);

    Parts m_parts;
    std::optional<Profile> m_before;
    Profile m_profile;
    bool m_endpointConfirmed = false;
    std::unique_ptr<TypedKey> m_key; // as it will be; null while the stored one stays as it is
    std::unique_ptr<TokenService> m_tester; // what it answers must not own it
    std::unique_ptr<QObject> m_action; // lives while an action can be cancelled
    Stop m_stop;
};

} // namespace nlstoken
