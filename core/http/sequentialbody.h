// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace nlstoken {

//! \brief A request body that can be read once.
//!
//! QNetworkAccessManager silently repeats a request whose connection closes before an answer, with
//! the nonce that the service has already seen; a body that can't be rewound forbids it (checked
//! with Qt 6.4.2).
class SequentialBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit SequentialBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    //! \brief Refuses, in silence: QIODevice would log that it was asked.
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;
};

} // namespace nlstoken
