// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profilerow.h"

#include "core/model/durationtext.h"
#include "core/model/errorcode.h"
#include "core/model/tokenstate.h"
#include "ui/shared/safetext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

using Role = CountdownRing::Role;

QString rowText(const char *text)
{
    return QCoreApplication::translate("ProfileRow", text);
}

struct Condition
{
    QString words;
    double fraction = 0;
    Role role = Role::Neutral;
};

bool hasUsableToken(const ProfileRow &row)
{
    return row.status.state == TokenState::Valid || row.status.state == TokenState::Expiring;
}

Condition keychainTrouble(const ServiceError &error)
{
    if (error.code == errorcode::KeychainLocked)
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "keychain locked"))};
    if (error.code == errorcode::KeychainAbsent)
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "no keychain"))};
    if (error.code == errorcode::KeyMissing || error.code == errorcode::KeyDamaged)
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "AccessKey missing")), 0, Role::Expired};
    return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "keychain trouble"))};
}

Condition trouble(const ServiceError &error)
{
    switch (error.kind) {
    case ErrorKind::Keychain:
        return keychainTrouble(error);
    case ErrorKind::Credentials:
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "refused")), 0, Role::Expired};
    case ErrorKind::Network:
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "not reached")), 0, Role::Expired};
    case ErrorKind::Clock:
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "clock wrong")), 0, Role::Expired};
    default:
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "failed")), 0, Role::Expired};
    }
}

Condition withToken(const ProfileRow &row)
{
    const std::chrono::seconds left = row.status.expiresIn;
    const bool soon = left < expiringBelow;
    const QString duration = durationText(left);
    Condition condition{
        soon ? rowText(QT_TRANSLATE_NOOP("ProfileRow", "%1 left")).arg(duration) : duration, 0,
        soon ? Role::Warning : Role::Normal};
    if (row.lifetime > 0s)
        condition.fraction = std::clamp(
            static_cast<double>(left.count()) / static_cast<double>(row.lifetime.count()), 0.0,
            1.0);
    return condition;
}

// One thing is said: what stands in the way most.
Condition conditionOf(const ProfileRow &row)
{
    if (row.kind == ProfileRow::Kind::Wrong)
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "can't be used")), 0, Role::Expired};
    const std::optional<ServiceError> &error = row.error ? row.error : row.status.lastError;
    if (error && error->code == errorcode::KeychainLocked)
        return keychainTrouble(*error);
    if (hasUsableToken(row))
        return withToken(row);
    if (row.status.holdLeft > 0ms)
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "held back %1"))
                .arg(durationText(std::chrono::ceil<std::chrono::seconds>(row.status.holdLeft)))};
    if (error)
        return trouble(*error);
    if (row.status.state == TokenState::Expired)
        return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "expired")), 0, Role::Expired};
    return {rowText(QT_TRANSLATE_NOOP("ProfileRow", "no token yet")), 0, Role::Normal};
}

QString placeOf(const ProfileRow &row)
{
    return row.kind == ProfileRow::Kind::Sandbox
        ? rowText(QT_TRANSLATE_NOOP("ProfileRow", "this computer"))
        : safeText(row.profile.region);
}

// A wrong profile may have no name at all.
QString nameOf(const ProfileRow &row)
{
    const QString name = safeText(row.profile.name);
    return name.isEmpty() ? rowText(QT_TRANSLATE_NOOP("ProfileRow", "(no name)")) : name;
}

} // namespace

ProfileRowAppearance profileRowLook(const ProfileRow &row)
{
    const Condition condition = conditionOf(row);
    const QString place = placeOf(row);
    ProfileRowAppearance look{.name = nameOf(row),
        .state = condition.words,
        .ringFraction = condition.fraction,
        .ringRole = condition.role};
    if (!place.isEmpty())
        //: below the name of a profile: %1 a region, %2 the time left or what is wrong
        look.state =
            rowText(QT_TRANSLATE_NOOP("ProfileRow", "%1 · %2")).arg(place, condition.words);
    look.spoken = row.isDefault
        //: a row read aloud: %1 name, %2 region and time left
        ? rowText(QT_TRANSLATE_NOOP("ProfileRow", "%1, default profile, %2"))
              .arg(look.name, look.state)
        : rowText(QT_TRANSLATE_NOOP("ProfileRow", "%1, %2")).arg(look.name, look.state);
    return look;
}

} // namespace nlstoken
