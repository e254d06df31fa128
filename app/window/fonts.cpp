// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fonts.h"

#include <QApplication>
#include <QFontDatabase>

namespace tidemark::app
{

void applyFonts(const QString& language)
{
    static const QFont system = QApplication::font(); // before the first change
    QFont font = system;
    if (language == QLatin1String("ja")) {
        const QStringList present = QFontDatabase::families();
        QStringList families;
        for (const char* name : {"Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "IPAPGothic",
                                 "VL PGothic", "Takao PGothic"}) {
            if (present.contains(QLatin1String(name))) {
                families << QString::fromLatin1(name);
                break;
            }
        }
        families.prepend(system.family());
        font.setFamilies(families);
    }
    QApplication::setFont(font);
}

} // namespace tidemark::app
