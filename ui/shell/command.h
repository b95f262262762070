#pragma once

#include "widgets/glyph.h"

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <optional>

class QAction;

namespace cuewright {

class Theme;

/// One thing a person can do: one class for each. It answers for its words, its state and its deed; the registry makes menus,
/// shortcuts, tooltips and the command palette of it.
class Command : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Command)
public:
    struct Traits
    {
        QString id; ///< "file.save"; stored with the person's own shortcuts: never rename one
        std::optional<Glyph> glyph = std::nullopt;
        QKeySequence shortcut = {}; ///< at the start
        bool checkable = false;
        bool inPalette = true;
        /// Its keys work only where the action was added to a widget, such as single letters in a list.
        bool inPlace = false;
    };

    explicit Command(Traits traits);

    const Traits &traits() const { return m_traits; }
    QAction *action() const { return m_action; }
    /// Translated; "&" marks the letter for the menu.
    virtual QString text() const = 0;
    virtual bool isEnabled() const { return true; }
    virtual bool isChecked() const { return false; }
    virtual void execute() = 0;

    QString plainText() const; ///< without the mark
    void refresh(); ///< takes over state and words
    void setIcon(const Theme &theme);

private:
    Traits m_traits;
    QAction *m_action;
};

} // namespace cuewright
