// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/profilejson.h"

#include "core/base/redaction.h"
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/model/profilefields.h"
#include "core/model/region.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using Check = Result<QString> (*)(const QString &);

// Reads one member through its check; what is missing becomes the fallback.
bool readField(const QJsonObject &object, const QString &name, Check check, QString &field,
    ServiceError &error)
{
    const QString value = object.contains(name) ? object[name].toString() : field;
    const Result<QString> checked = check(value);
    if (!checked) {
        error = checked.error();
        return false;
    }
    field = *checked;
    return true;
}

// What is only shown, in the shape in which it is written; what was edited into another shape is
// left out, as it could be anything, also a whole AccessKey ID or an escape sequence.
bool isVisibleText(const QString &text, qsizetype longest)
{
    return text.size() <= longest
        && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c <= u'~'; });
}

bool isVisible(const QString &gateway, ServiceError &error)
{
    if (isVisibleText(gateway, gateway.size()))
        return true;
    error = {.kind = ErrorKind::Profile,
        .code = errorcode::GatewayInvalid,
        .detail = plainServerText(gateway)};
    return false;
}

QString shownId(const QString &masked)
{
    constexpr qsizetype longest = 64;
    const bool isMasked = masked.contains(u'*');
    if (isVisibleText(masked, longest))
        return isMasked ? masked : maskedAccessKeyId(masked);
    return {};
}

QString shownStore(const QString &store)
{
    constexpr qsizetype longest = 32;
    return isVisibleText(store, longest) ? store : QString();
}

} // namespace

QString profileId(const QJsonObject &object)
{
    static const QUuid namesOfProfiles(u"{6f0e2b8e-5a0c-4a39-9a55-3c1f4f0d7b21}"_s);
    const QString id = object[u"id"_s].toString();
    constexpr qsizetype length = 32;
    const bool fits = id.size() == length && std::ranges::all_of(id, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
    return fits
        ? id
        : QUuid::createUuidV5(namesOfProfiles, object[u"name"_s].toString()).toString(QUuid::Id128);
}

void writeProfile(const Profile &profile, QJsonObject &object)
{
    object[u"id"_s] = profile.id;
    object[u"name"_s] = profile.name;
    object[u"region"_s] = profile.region;
    object[u"endpoint"_s] = profile.endpoint;
    object[u"apiVersion"_s] = profile.apiVersion;
    object[u"signature"_s] = signatureName(profile.signature);
    object[u"gateway"_s] = profile.gateway;
    object[u"appkey"_s] = profile.appkey;
    object[u"accessKeyIdMasked"_s] = profile.accessKeyIdMasked;
    object[u"store"_s] = profile.store;
    if (profile.tokenOnly)
        object[u"tokenOnly"_s] = true;
    else
        object.remove(u"tokenOnly"_s);
    object[u"identity"_s] = QJsonObject{
        {u"fingerprint"_s, profile.fingerprint},
        {u"endpoint"_s, profile.fingerprintEndpoint},
        {u"apiVersion"_s, profile.fingerprintApiVersion},
    };
}

Result<Profile> readProfile(const QJsonObject &object)
{
    ServiceError error;
    QString name;
    QString region = regionPresets().front().region;
    if (!readField(object, u"name"_s, checkedProfileName, name, error)
        || !readField(object, u"region"_s, checkedRegion, region, error))
        return Failure(error);

    Profile profile = newProfile(name, region);
    profile.id = profileId(object);
    if (!readField(object, u"endpoint"_s, checkedEndpoint, profile.endpoint, error)
        || !readField(object, u"apiVersion"_s, checkedApiVersion, profile.apiVersion, error)
        || !readField(object, u"gateway"_s, checkedGateway, profile.gateway, error)
        || !isVisible(profile.gateway, error)
        || !readField(object, u"appkey"_s, checkedAppkey, profile.appkey, error))
        return Failure(error);
    const Result<SignatureVersion> signature = signatureFromName(
        object.contains(u"signature"_s) ? object[u"signature"_s].toString() : u"v1"_s);
    if (!signature)
        return Failure(signature.error());
    profile.signature = *signature;
    profile.accessKeyIdMasked = shownId(object[u"accessKeyIdMasked"_s].toString());
    profile.store = shownStore(object[u"store"_s].toString());
    profile.tokenOnly = object[u"tokenOnly"_s].toBool();
    const QJsonObject identity = object[u"identity"_s].toObject();
    // Without one the key is read once more, and tells.
    if (const QString known = identity[u"fingerprint"_s].toString(); isFingerprint(known))
        profile.fingerprint = known;
    profile.fingerprintEndpoint = identity[u"endpoint"_s].toString();
    profile.fingerprintApiVersion = identity[u"apiVersion"_s].toString();
    return profile;
}

} // namespace nlstoken
