#include "prompt/toolsbutton.h"

#include "prompt/promptdocument.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

namespace cuewright {
namespace {

QString nameOf(const QString &file)
{
    return file.section(u'/', -1).section(QStringLiteral(".tool.json"), 0, 0);
}

} // namespace

ToolsButton::ToolsButton(const Theme &theme, PromptDocument &document, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_document(document)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("promptTools"));
    setProperty("kind", QStringLiteral("ghost"));
    setIcon(theme.icon(Glyph::Tool));
    m_menu->setObjectName(QStringLiteral("promptToolsMenu"));
    // Not setMenu(): its mark would sit in the corner of the button.
    connect(this, &QPushButton::clicked, this, [this] {
        fill();
        m_menu->popup(mapToGlobal(QPoint(0, height())));
    });
    connect(&theme, &Theme::changed, this, [this] { setIcon(m_theme.icon(Glyph::Tool)); });
    connect(&document, &PromptDocument::changed, this, [this](PromptDocument::Part part) {
        if (part != PromptDocument::Part::Messages)
            retranslate();
    });
    connect(&document, &PromptDocument::reloaded, this, &ToolsButton::retranslate);
    retranslate();
}

void ToolsButton::fill()
{
    m_menu->clear();
    const QStringList known = m_files ? m_files() : QStringList();
    for (const QString &file : known)
        add(file, true);
    const QStringList offered = m_document.prompt().toolFiles;
    for (const QString &file : offered) {
        if (!known.contains(file))
            add(file, false);
    }
    if (m_menu->isEmpty())
        m_menu->addAction(tr("The project has no tools yet"))->setEnabled(false);
}

void ToolsButton::add(const QString &file, bool isThere)
{
    const QString name = nameOf(file).replace(u'&', QStringLiteral("&&"));
    QAction *action = m_menu->addAction(isThere ? name : tr("%1 (no such file)").arg(name));
    action->setCheckable(true);
    action->setChecked(m_document.prompt().toolFiles.contains(file));
    connect(action, &QAction::triggered, this, [this, file](bool on) { toggle(file, on); });
}

void ToolsButton::toggle(const QString &file, bool on)
{
    QStringList files = m_document.prompt().toolFiles;
    files.removeAll(file);
    if (on)
        files << file;
    m_document.changeTools(files);
}

void ToolsButton::retranslate()
{
    const qsizetype tools = m_document.prompt().toolFiles.size();
    setText(tools == 0 ? tr("Tools: none") : tr("Tools: %1").arg(tools));
    setAccessibleName(text());
    setToolTip(tr("The project's tools that this prompt offers to the model"));
}

void ToolsButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPushButton::changeEvent(event);
}

} // namespace cuewright
