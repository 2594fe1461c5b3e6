// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/gatewayaddress.h"

#include "core/model/profilefields.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

enum class Site {
    China,
    International,
};

// A host of the service names its region, behind a dot or a hyphen: nls-gateway-cn-shanghai,
// nls-meta.cn-shanghai, nlsmeta.ap-southeast-1.
std::optional<Site> siteOf(const QString &address)
{
    const QString host = QUrl(address).host();
    if (!host.endsWith(".aliyuncs.com"_L1))
        return std::nullopt;
    return host.contains(".cn-"_L1) || host.contains("-cn-"_L1) ? Site::China : Site::International;
}

} // namespace

Result<QUrl> trialGateway(const Profile &profile)
{
    const Result<QString> checked = checkedGateway(profile.gateway);
    if (!checked)
        return Failure(checked.error());
    return QUrl(*checked);
}

QUrl restAddress(const QUrl &gateway, const QString &path)
{
    QUrl address = gateway;
    address.setScheme(gateway.scheme() == "wss"_L1 ? u"https"_s : u"http"_s);
    address.setPath(path);
    return address;
}

bool isOfAnotherSite(const Profile &profile)
{
    const auto tokens = siteOf(profile.endpoint);
    const auto gateway = siteOf(profile.gateway);
    return tokens && gateway && tokens != gateway;
}

} // namespace nlstoken
