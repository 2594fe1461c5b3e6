// SPDX-License-Identifier: Apache-2.0
#include "core/model/region.h"

#include "core/base/nearestname.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

const std::vector<RegionPreset> &regionPresets()
{
    static const QString shanghai = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
    static const std::vector<RegionPreset> presets{
        {u"ap-southeast-1"_s, u"ap-southeast-1"_s, u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s,
            u"2019-07-17"_s, u"wss://nls-gateway-ap-southeast-1.aliyuncs.com/ws/v1"_s},
        {u"cn-shanghai"_s, u"cn-shanghai"_s, shanghai, u"2019-02-28"_s,
            u"wss://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1"_s},
        // Beijing and Shenzhen have gateways, but no token service of their own.
        {u"cn-beijing"_s, u"cn-shanghai"_s, shanghai, u"2019-02-28"_s,
            u"wss://nls-gateway-cn-beijing.aliyuncs.com/ws/v1"_s},
        {u"cn-shenzhen"_s, u"cn-shanghai"_s, shanghai, u"2019-02-28"_s,
            u"wss://nls-gateway-cn-shenzhen.aliyuncs.com/ws/v1"_s},
    };
    return presets;
}

const RegionPreset &presetFor(const QString &region)
{
    const auto &presets = regionPresets();
    const auto found = std::ranges::find(presets, region, &RegionPreset::region);
    if (found != presets.end())
        return *found;
    return region.startsWith("cn-"_L1) ? presets[1] : presets[0];
}

QString similarRegion(const QString &region)
{
    QStringList known;
    for (const RegionPreset &preset : regionPresets())
        known << preset.region;
    return known.contains(region) ? QString() : nearestName(region, known);
}

} // namespace nlstoken
