// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/codecolors.h"

#include "ui/shared/statuscolor.h"

namespace nlstoken {

QColor codeColor(CodeTokenKind kind, const QPalette &palette)
{
    const bool dark = isDarkPalette(palette);
    switch (kind) {
    case CodeTokenKind::Keyword:
        return readableColor(dark ? QColor(0xC7, 0x92, 0xEA) : QColor(0x7B, 0x32, 0xB5), palette);
    case CodeTokenKind::String:
        return readableColor(dark ? QColor(0x7C, 0xCB, 0x98) : QColor(0x16, 0x7F, 0x48), palette);
    case CodeTokenKind::Function:
        return readableColor(dark ? QColor(0x82, 0xAA, 0xFF) : QColor(0x1F, 0x5F, 0xD6), palette);
    case CodeTokenKind::Number:
        return readableColor(dark ? QColor(0xF0, 0xA8, 0x4B) : QColor(0xA3, 0x4A, 0x12), palette);
    case CodeTokenKind::Comment:
        break;
    }
    return mutedTextColor(palette);
}

} // namespace nlstoken
