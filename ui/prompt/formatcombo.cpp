#include "prompt/formatcombo.h"

#include "widgets/chips.h"
#include "widgets/wholelist.h"

#include <QFileInfo>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace cuewright {

namespace {

enum { KindRole = Qt::UserRole, FileRole };

QString schemaName(const QString &file)
{
    QString name = QFileInfo(file).fileName();
    for (const QLatin1String ending : {QLatin1String(".schema.json"), QLatin1String(".json")}) {
        if (name.endsWith(ending))
            return name.chopped(ending.size());
    }
    return name;
}

} // namespace

FormatCombo::FormatCombo(const Theme &theme, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("responseFormat"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    openListWhole(*this);
    fill();
    connect(this, &QComboBox::activated, this, [this](int index) {
        ReplyFormat chosen{ReplyFormat::Kind(itemData(index, KindRole).toInt()), itemData(index, FileRole).toString(),
            true};
        if (chosen.schemaFile == m_format.schemaFile)
            chosen.strict = m_format.strict;
        if (chosen != m_format)
            emit formatChosen(chosen);
    });
}

void FormatCombo::setSchemas(const QStringList &files)
{
    m_files = files;
    fill();
}

void FormatCombo::setFormat(const ReplyFormat &format)
{
    m_format = format;
    fill();
}

void FormatCombo::fill()
{
    const QSignalBlocker blocker(this);
    clear();
    const auto add = [this](const QString &text, const QIcon &icon, ReplyFormat::Kind kind, const QString &file = {}) {
        addItem(icon, text);
        setItemData(count() - 1, int(kind), KindRole);
        setItemData(count() - 1, file, FileRole);
    };
    add(tr("Text"), m_theme.icon(Glyph::TText), ReplyFormat::Kind::Text);
    add(tr("JSON"), m_theme.icon(Glyph::Code), ReplyFormat::Kind::JsonObject);
    QStringList files = m_files;
    if (m_format.kind == ReplyFormat::Kind::Schema && !files.contains(m_format.schemaFile))
        files.append(m_format.schemaFile);
    for (const QString &file : std::as_const(files)) {
        add(schemaName(file), m_theme.icon(Glyph::Schema), ReplyFormat::Kind::Schema, file);
        setItemData(count() - 1, file, Qt::ToolTipRole);
        if (m_format.kind == ReplyFormat::Kind::Schema && file == m_format.schemaFile)
            setCurrentIndex(count() - 1);
    }
    if (m_format.kind != ReplyFormat::Kind::Schema)
        setCurrentIndex(m_format.kind == ReplyFormat::Kind::Text ? 0 : 1);
    setAccessibleDescription(
        m_format.kind == ReplyFormat::Kind::Schema && m_format.strict ? tr("strict") : QString());
}

void FormatCombo::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    if (m_format.kind != ReplyFormat::Kind::Schema || !m_format.strict)
        return;
    const BadgeStyle look{Tone::Accent};
    const QSize size = badgeSize(m_theme, tr("strict"), look);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const int used = iconSize().width() + 8 + fontMetrics().horizontalAdvance(currentText()) + 12;
    if (used + size.width() > field.width())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect area(field.left() + used, 0, size.width(), height());
    paintBadge(painter, QStyle::visualRect(layoutDirection(), rect(), area), m_theme, tr("strict"), look);
}

void FormatCombo::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QComboBox::changeEvent(event);
}

} // namespace cuewright
