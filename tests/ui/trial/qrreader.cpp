// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/trial/qrreader.h"

#include <QBuffer>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace nlstoken {

bool hasQrReader()
{
    return !QStandardPaths::findExecutable(u"zbarimg"_s).isEmpty();
}

std::optional<QByteArray> readQrCode(const QImage &picture)
{
    QByteArray png;
    QBuffer file(&png);
    picture.save(&file, "PNG");
    QProcess reader;
    reader.start(
        u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s, u"PNG:-"_s});
    reader.write(png);
    reader.closeWriteChannel();
    if (!reader.waitForFinished() || reader.exitCode() != 0)
        return std::nullopt;
    QByteArray said = reader.readAllStandardOutput();
    said.chop(1); // its line break
    return said;
}

} // namespace nlstoken
