#pragma once

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

class QTranslator;

namespace cuewright {

/// The language of the window, changed while it runs. Translations are resources under :/i18n; Qt's own (buttons of dialogs)
/// come from the Qt installation where it has them. Widgets hear of a change as QEvent::LanguageChange.
class LanguageManager final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LanguageManager)
public:
    explicit LanguageManager(QObject *parent = nullptr);
    ~LanguageManager() override;

    /// Codes of the languages there are: "en", in which the program is written, and those with a translation.
    static QStringList available();
    static QString nativeName(const QString &code);

    QString chosen() const { return m_chosen; } ///< empty: the system's
    QString current() const { return m_current; }
    /// A language there is no translation for is English.
    void choose(const QString &code);

signals:
    void changed();

private:
    void install(const QString &file, const QString &folder);

    QString m_chosen;
    QString m_current = QStringLiteral("en");
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace cuewright
