#include "shell/languagemanager.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace cuewright {
namespace {

const QString kFolder = QStringLiteral(":/i18n");
const QString kPrefix = QStringLiteral("cuewright_");

} // namespace

LanguageManager::LanguageManager(QObject *parent)
    : QObject(parent)
{
}

LanguageManager::~LanguageManager()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
}

QStringList LanguageManager::available()
{
    QStringList codes{QStringLiteral("en")};
    const QStringList files = QDir(kFolder).entryList({kPrefix + QStringLiteral("*.qm")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        codes.append(file.mid(kPrefix.size()).section(u'.', 0, 0));
    codes.removeDuplicates(); // English has a file, too: its plural forms
    return codes;
}

QString LanguageManager::nativeName(const QString &code)
{
    QString name = code == QLatin1String("en") ? QStringLiteral("English") : QLocale(code).nativeLanguageName();
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

void LanguageManager::choose(const QString &code)
{
    QString wanted = code.isEmpty() ? QLocale::system().name().section(u'_', 0, 0) : code;
    if (!available().contains(wanted))
        wanted = QStringLiteral("en");
    m_chosen = code;
    if (wanted == m_current && !m_translators.empty()) {
        emit changed();
        return;
    }
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
    m_current = wanted;
    install(QStringLiteral("qtbase_") + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(kPrefix + wanted, kFolder);
    emit changed();
}

void LanguageManager::install(const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace cuewright
