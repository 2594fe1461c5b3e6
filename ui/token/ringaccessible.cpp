// SPDX-License-Identifier: Apache-2.0
#include "ui/token/ringaccessible.h"

#include "ui/token/countdownring.h"

#include <QAccessibleWidget>

#include <cmath>

namespace nlstoken {

namespace {

class RingAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit RingAccessible(CountdownRing &ring)
        : QAccessibleWidget(&ring, QAccessible::ProgressBar)
        , m_ring(ring)
    {
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return words();
        const QString given = QAccessibleWidget::text(kind);
        // AT-SPI gives out numbers alone as a value.
        if (kind == QAccessible::Description && given.isEmpty())
            return words();
        return kind == QAccessible::Name && given.isEmpty() ? CountdownRing::tr("Time left")
                                                            : given;
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.busy = m_ring.isBusy();
        state.readOnly = true;
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] QVariant currentValue() const override
    {
        return static_cast<int>(std::ceil(m_ring.fraction() * 100));
    }
    void setCurrentValue(const QVariant &) override { }
    [[nodiscard]] QVariant minimumValue() const override { return 0; }
    [[nodiscard]] QVariant maximumValue() const override { return 100; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

private:
    [[nodiscard]] QString words() const
    {
        if (m_ring.subText().isEmpty())
            return m_ring.text();
        //: what the ring says: %1 the time, %2 what it is, for example "left of 24 h"
        return CountdownRing::tr("%1 %2").arg(m_ring.text(), m_ring.subText());
    }

    CountdownRing &m_ring;
};

QAccessibleInterface *ringAccessible(const QString &, QObject *object)
{
    auto *ring = qobject_cast<CountdownRing *>(object);
    return ring ? new RingAccessible(*ring) : nullptr;
}

} // namespace

void installRingAccessible()
{
    QAccessible::installFactory(ringAccessible); // Qt keeps each factory once
}

} // namespace nlstoken
