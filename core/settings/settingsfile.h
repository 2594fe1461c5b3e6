// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace nlstoken {

//! \brief The one readable JSON file of settings and profiles: read whole, replaced whole, never
//! overwritten unseen.
//!
//! Errors are of kind Profile: SettingsDamaged, SettingsNewer, SettingsUnreadable,
//! SettingsDirectory, SettingsNotWritable, SettingsChanging; each names the file.
class SettingsFile
{
public:
    using Change = std::function<Result<void>(QJsonObject &root)>;

    //! \brief What became of an update.
    struct Updated
    {
        QString keptAside{}; //!< where a damaged file was put; empty when there was none
    };

    explicit SettingsFile(QString path);

    [[nodiscard]] const QString &path() const { return m_path; }

    //! \brief What the file says; an empty object when there is no file yet. A
    //! file without a byte is a damaged one.
    [[nodiscard]] Result<QJsonObject> read() const;

    //! \brief Reads the file, lets \a change work on what it says, and replaces it in one step,
    //! while no other program of ours does the same. A damaged file is first kept aside under
    //! another name. When \a change fails, or the file is of a newer version, nothing is written.
    [[nodiscard]] Result<Updated> update(const Change &change) const;

private:
    //! \brief What is in the file; nothing when there is none.
    [[nodiscard]] Result<std::optional<QByteArray>> bytes() const;
    [[nodiscard]] Failure failure(QLatin1StringView code, const QString &reason = {}) const;

    QString m_path;
};

} // namespace nlstoken
