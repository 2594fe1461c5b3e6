// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shared/primarybutton.h"

#include <QString>

namespace nlstoken {

//! \brief A wide row to choose a way by: an icon and words at its start, a hint at its end.
class WayButton final : public PrimaryButton
{
    Q_OBJECT

public:
    enum class Rank {
        Obvious, //!< the one to take
        Other,
    };

    WayButton(Rank rank, QWidget *parent);

    //! \brief Muted words at its end: "no account needed".
    void setHint(const QString &hint);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintGround(QPainter &painter) const;

    const Rank m_rank;
    QString m_hint;
};

} // namespace nlstoken
