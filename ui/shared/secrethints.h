// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

class QMimeData;

namespace nlstoken {

enum class DesktopSystem {
    Unix, //!< X11 and Wayland
    Windows,
    MacOs,
};

//! \brief A clipboard format that tells clipboard managers something about what lies beside it.
struct SecretHint
{
    QString format;
    QByteArray value;

    bool operator==(const SecretHint &) const = default;
};

//! \brief The formats by which clipboard managers of \a system know that they must not keep, show
//! or send on what lies beside them.
//! \source KDE: https://phabricator.kde.org/D12539; Windows: "Cloud Clipboard and Clipboard
//! History Formats" on learn.microsoft.com; macOS: http://nspasteboard.org
[[nodiscard]] std::vector<SecretHint> secretHints(DesktopSystem system);

//! \brief Adds the hints of the system that this is built for to \a content.
void addSecretHints(QMimeData &content);

} // namespace nlstoken
