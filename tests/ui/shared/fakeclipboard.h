// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/clipboard.h"

#include <QMimeData>

namespace nlstoken {

//! \brief A clipboard in memory that other programs, played by the test, use too.
class FakeClipboard final : public Clipboard
{
    Q_OBJECT

public:
    FakeClipboard();
    ~FakeClipboard() override;

    void put(std::unique_ptr<QMimeData> content) override;
    void clear() override;
    [[nodiscard]] QString text() const override;
    [[nodiscard]] bool isWithinReach() const override { return m_withinReach; }

    //! \brief Another program copies \a text.
    void copyElsewhere(const QString &text);
    void setWithinReach(bool reachable);
    [[nodiscard]] const QMimeData *content() const { return m_content.get(); }

    int clears = 0;

private:
    std::unique_ptr<QMimeData> m_content;
    bool m_withinReach = true;
};

} // namespace nlstoken
