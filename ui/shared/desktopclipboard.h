// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/clipboard.h"

class QClipboard;

namespace nlstoken {

//! \brief The clipboard of the desktop, by Qt.
class DesktopClipboard final : public Clipboard
{
    Q_OBJECT

public:
    //! \brief There must be a QGuiApplication, and it must outlive this.
    explicit DesktopClipboard(QObject *parent = nullptr);

    void put(std::unique_ptr<QMimeData> content) override;
    void clear() override;
    [[nodiscard]] QString text() const override;
    [[nodiscard]] bool isWithinReach() const override;

private:
    QClipboard &m_clipboard;
    bool m_needsFocus;
};

} // namespace nlstoken
