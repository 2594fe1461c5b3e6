// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace nlstoken {

class CountdownRing;

//! \brief What a form says about one of its fields or about itself.
struct FormMessage
{
    enum class Kind {
        Nothing,
        Note, //!< good to know
        Remark, //!< unusual, but it may be meant so
        Error, //!< can't be used like this
        Good,
        Busy, //!< something is under way
    };

    Kind kind = Kind::Nothing;
    QString text{};
    QString offer{}; //!< words of a button that mends it; none when empty

    bool operator==(const FormMessage &) const = default;
};

//! \brief Shows a FormMessage: a mark, the words, and a button that mends it. Takes no room while
//! there is nothing to say.
class FormMessageLine final : public QWidget
{
    Q_OBJECT

public:
    explicit FormMessageLine(QWidget *parent);

    void show(const FormMessage &message);
    [[nodiscard]] const FormMessage &message() const { return m_message; }
    [[nodiscard]] QPushButton &offerButton() { return *m_offer; }

Q_SIGNALS:
    void offerTaken();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColors();

    CountdownRing *m_ring;
    QLabel *m_mark;
    QLabel *m_text;
    QPushButton *m_offer;
    FormMessage m_message;
};

} // namespace nlstoken
