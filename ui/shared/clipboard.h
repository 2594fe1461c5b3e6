// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QMimeData;

namespace nlstoken {

//! \brief What people paste from; the one door to it. Never X11's primary selection.
class Clipboard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void put(std::unique_ptr<QMimeData> content) = 0;
    virtual void clear() = 0;
    //! \brief Its text. When it comes from another program, that one is asked.
    [[nodiscard]] virtual QString text() const = 0;
    //! \brief Whether the system listens to clear() now; Wayland does so only to a window with the
    //! keyboard focus.
    [[nodiscard]] virtual bool isWithinReach() const = 0;

Q_SIGNALS:
    //! \brief Something else is in it.
    void changed();
    //! \brief isWithinReach() may have become true.
    void reachChanged();
};

} // namespace nlstoken
