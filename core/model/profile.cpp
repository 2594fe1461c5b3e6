// SPDX-License-Identifier: Apache-2.0
#include "core/model/profile.h"

#include "core/model/errorcode.h"
#include "core/model/region.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace nlstoken {

QString signatureName(SignatureVersion version)
{
    return version == SignatureVersion::V3 ? u"v3"_s : u"v1"_s;
}

Result<SignatureVersion> signatureFromName(const QString &name)
{
    if (name == "v1"_L1)
        return SignatureVersion::V1;
    if (name == "v3"_L1)
        return SignatureVersion::V3;
    return Failure(
        {.kind = ErrorKind::Profile, .code = errorcode::SignatureInvalid, .detail = name});
}

std::optional<QString> Profile::currentFingerprint() const
{
    const bool moved = fingerprintEndpoint != endpoint || fingerprintApiVersion != apiVersion;
    if (fingerprint.isEmpty() || (moved && !tokenOnly))
        return std::nullopt;
    return fingerprint;
}

QString Profile::regionId() const
{
    return presetFor(region).regionId;
}

Profile newProfile(const QString &name, const QString &region)
{
    const RegionPreset &preset = presetFor(region);
    Profile profile;
    profile.id = QUuid::createUuid().toString(QUuid::Id128);
    profile.name = name;
    profile.region = region;
    profile.endpoint = preset.endpoint;
    profile.apiVersion = preset.apiVersion;
    profile.gateway = preset.gateway;
    return profile;
}

void moveToRegion(Profile &profile, const QString &region)
{
    const RegionPreset &before = presetFor(profile.region);
    const RegionPreset &after = presetFor(region);
    profile.region = region;
    if (profile.endpoint == before.endpoint)
        profile.endpoint = after.endpoint;
    if (profile.apiVersion == before.apiVersion)
        profile.apiVersion = after.apiVersion;
    if (profile.gateway == before.gateway)
        profile.gateway = after.gateway;
}

} // namespace nlstoken
