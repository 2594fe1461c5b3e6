// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace nlstoken {

//! \brief What belongs to a region: where its tokens come from and where they are used.
struct RegionPreset
{
    QString region; //!< as a profile names it, for example "cn-beijing"
    QString regionId; //!< the RegionId that is signed
    QString endpoint; //!< origin of CreateToken
    QString apiVersion;
    QString gateway; //!< WebSocket address of the speech gateway
};

//! \brief The regions with a preset, the default one (Singapore) first.
//! \source docs/service/create-token.md section 1, docs/service/gateway.md section 1
[[nodiscard]] const std::vector<RegionPreset> &regionPresets();

//! \brief The preset of \a region; a region without one takes its site's: `cn-…` Shanghai's, all
//! others Singapore's.
[[nodiscard]] const RegionPreset &presetFor(const QString &region);

//! \brief The region with a preset that \a region was probably meant to be; empty when it has a
//! preset itself, or none is near.
[[nodiscard]] QString similarRegion(const QString &region);

} // namespace nlstoken
