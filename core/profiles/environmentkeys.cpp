// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/environmentkeys.h"

#include "core/model/errorcode.h"

#include <QtGlobal>

namespace nlstoken {

namespace {

constexpr const char *idVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";
constexpr const char *secretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
constexpr const char *securityTokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";
constexpr const char *nlsIdVariable = "ALIYUN_AK_ID";
constexpr const char *nlsSecretVariable = "ALIYUN_AK_SECRET";

SecretBytes secretFrom(const char *variable)
{
    QByteArray value = qgetenv(variable);
    return SecretBytes::take(value);
}

} // namespace

void EnvironmentKeys::read(const Profile &profile, const PromptPermission &, Reply<AccessKey> reply)
{
    reply.answer(key(profile.endpoint));
}

Result<AccessKey> EnvironmentKeys::key(const QString &endpoint)
{
    Result<AccessKey> key = keyAsGiven(endpoint);
    if (!key)
        return key;
    if (const Result<void> checked = checkAccessKey(*key); !checked)
        return Failure(checked.error());
    return key;
}

Result<AccessKey> EnvironmentKeys::keyAsGiven(const QString &endpoint)
{
    // Never half of one pair with half of the other.
    const bool first = !qEnvironmentVariableIsEmpty(idVariable)
        || !qEnvironmentVariableIsEmpty(secretVariable)
        || qEnvironmentVariableIsEmpty(nlsIdVariable);
    const char *id = first ? idVariable : nlsIdVariable;
    const char *secret = first ? secretVariable : nlsSecretVariable;
    for (const char *variable : {id, secret}) {
        if (!qEnvironmentVariableIsSet(variable))
            return profileFailure(errorcode::EnvironmentKeyMissing, QString::fromLatin1(variable));
    }
    AccessKey key{qgetenv(id), secretFrom(secret),
        first ? secretFrom(securityTokenVariable) : SecretBytes(), endpoint};
    if (key.id.isEmpty())
        return profileFailure(errorcode::AccessKeyIdEmpty);
    if (key.secret.isEmpty())
        return profileFailure(errorcode::AccessKeySecretEmpty);
    return key;
}

QByteArrayList EnvironmentKeys::variables()
{
    return {idVariable, secretVariable, securityTokenVariable, nlsIdVariable, nlsSecretVariable};
}

QByteArray EnvironmentKeys::region()
{
    return qgetenv("ALIBABA_CLOUD_REGION_ID");
}

} // namespace nlstoken
