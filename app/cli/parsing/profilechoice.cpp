// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/profilechoice.h"

#include "app/cli/output/console.h"
#include "core/model/errorcode.h"
#include "core/model/profilefields.h"
#include "core/model/region.h"
#include "core/profiles/environmentkeys.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qint64 longestTimeout = 3600;
constexpr qint64 usualTimeout = 30;

using Check = Result<QString> (*)(const QString &);

Result<QString> checkedOr(
    const Arguments &arguments, const std::string &option, Check check, const QString &otherwise)
{
    const Result<QByteArray> given = arguments.bytesOr(option, otherwise.toUtf8());
    if (!given)
        return Failure(given.error());
    return check(QString::fromUtf8(*given));
}

// Whoever typed a name as an argument knows where it comes from.
ServiceError withSource(ServiceError error, const QString &source)
{
    if (error.code == errorcode::ProfileUnknown)
        error.nameSource = source;
    return error;
}

// Its region is checked where a request is made of it; `sign` takes any.
Profile environmentProfile()
{
    const QString region = QString::fromUtf8(EnvironmentKeys::region());
    Profile profile =
        newProfile(QString(), region.isEmpty() ? regionPresets().front().region : region);
    profile.id.clear();
    return profile;
}

} // namespace

Result<std::chrono::milliseconds> timeLimit(const Arguments &arguments)
{
    return arguments.number("--timeout", usualTimeout, 1, longestTimeout)
        .transform([](qint64 seconds) {
        return std::chrono::milliseconds(std::chrono::seconds(seconds));
    });
}

Result<TokenQuery> queryFor(Profile profile, const Arguments &arguments)
{
    const Result<QString> region = checkedOr(arguments, "--region", checkedRegion, profile.region);
    if (!region)
        return Failure(region.error());
    moveToRegion(profile, *region);
    const Result<QString> endpoint =
        checkedOr(arguments, "--endpoint", checkedEndpoint, profile.endpoint);
    if (!endpoint)
        return Failure(endpoint.error());
    const Result<QString> version =
        checkedOr(arguments, "--api-version", checkedApiVersion, profile.apiVersion);
    if (!version)
        return Failure(version.error());
    const Result<std::chrono::milliseconds> limit = timeLimit(arguments);
    if (!limit)
        return Failure(limit.error());

    TokenQuery query;
    query.timeLimit = *limit;
    query.endpointConfirmed = arguments.has("--endpoint") && !isServiceEndpoint(*endpoint);
    profile.endpoint = *endpoint;
    profile.apiVersion = *version;
    query.profile = std::move(profile);
    return query;
}

Result<TokenQuery> queryForCurrent(
    const Profile &profile, const Arguments &arguments, const ProfileStore &store)
{
    if (profile.id.isEmpty())
        return queryFor(profile, arguments);
    const Result<Profiles> profiles = store.load();
    if (!profiles)
        return Failure(profiles.error());
    const auto current = std::ranges::find(profiles->all, profile.id, &Profile::id);
    if (current != profiles->all.end())
        return queryFor(*current, arguments);
    return profiles->named(profile.name).and_then([&](const Profile &other) {
        return queryFor(other, arguments);
    });
}

Result<std::vector<Profile>> chosenProfiles(const Arguments &arguments, const ProfileStore &store)
{
    if (arguments.has("--from-env")) {
        if (!arguments.positional().isEmpty() || arguments.has("--profile"))
            return usageFailure(QCoreApplication::translate("ProfileChoice",
                "With --from-env the key comes from the environment; leave the profile out."));
        return std::vector{environmentProfile()};
    }
    const Result<Profiles> profiles = store.load();
    if (!profiles)
        return Failure(profiles.error());
    QStringList names = arguments.positional();
    QString source;
    if (names.isEmpty() && arguments.has("--profile")) {
        names << arguments.text("--profile");
        source = u"--profile"_s;
    }
    if (names.isEmpty() && !qEnvironmentVariableIsEmpty("NLS_TOKEN_PROFILE")) {
        names << qEnvironmentVariable("NLS_TOKEN_PROFILE");
        source = QCoreApplication::translate("ProfileChoice", "the variable NLS_TOKEN_PROFILE");
    }
    if (names.isEmpty()) {
        const Result<Profile> chosen = profiles->chosen();
        if (!chosen)
            return Failure(withSource(chosen.error(),
                QCoreApplication::translate(
                    "ProfileChoice", "the default profile set in the settings")));
        return std::vector{*chosen};
    }
    std::vector<Profile> chosen;
    for (const QString &name : std::as_const(names)) {
        const Result<Profile> profile = profiles->named(name);
        if (!profile)
            return Failure(withSource(profile.error(), source));
        chosen.push_back(*profile);
    }
    return chosen;
}

void tellEndpointCanObtainTokens(const QString &endpoint, Console &console)
{
    console.complain(QCoreApplication::translate("ProfileChoice",
        "%1 is not an address of Alibaba Cloud: with a request that is sent there, it can obtain a "
        "token in your name.")
            .arg(endpoint));
}

// A key from the environment was given together with this endpoint.
void tellOfForeignEndpoint(const TokenQuery &query, Console &console)
{
    if (query.endpointConfirmed && !query.profile.id.isEmpty())
        tellEndpointCanObtainTokens(query.profile.endpoint, console);
}

} // namespace nlstoken
