#include "reply/fielddelegate.h"

#include "reply/fieldsmodel.h"
#include "widgets/chips.h"

#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

#include <algorithm>

namespace cuewright {
namespace {

// Design pixels (design tokens §4 and the playground's picture).
constexpr qreal kRowHeight = 37;
constexpr qreal kLineHeight = 19;
constexpr qreal kNoteHeight = 16;
constexpr qreal kTopPadding = 9;
constexpr qreal kBottomPadding = 9;
constexpr qreal kBelowLines = 2; // more, where there are several
constexpr int kMaxLines = 12;
constexpr int kMaxProblemLines = 4;

bool isBroken(const QModelIndex &index)
{
    return !index.data(FieldProblemRole).toString().isEmpty();
}

FieldsModel::State stateOf(const QModelIndex &index)
{
    return static_cast<FieldsModel::State>(index.data(FieldStateRole).toInt());
}

SchemaField::Kind kindOf(const QModelIndex &index)
{
    return static_cast<SchemaField::Kind>(index.data(FieldKindRole).toInt());
}

bool isProse(SchemaField::Kind kind)
{
    return kind == SchemaField::Kind::Text || kind == SchemaField::Kind::Any;
}

QString elided(const QPainter &painter, const QString &text, int width)
{
    return painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
}

} // namespace

QStringList wrappedLines(const QString &text, const QFont &font, int width, int maxLines)
{
    QString shown = text;
    shown.replace(u'\n', QChar::LineSeparator);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(shown, font);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1));
        if (lines.size() == maxLines) {
            lines.last() = QFontMetrics(font).elidedText(lines.last() + u'…', Qt::ElideRight, width);
            if (!lines.last().endsWith(u'…'))
                lines.last() += u'…';
            break;
        }
        QString piece = shown.mid(line.textStart(), line.textLength());
        if (piece.endsWith(QChar::LineSeparator))
            piece.chop(1);
        lines << piece;
    }
    layout.endLayout();
    return lines;
}

FieldCellLayout FieldCellLayout::inside(
    const QRect &cell, const Measures &measures, int textWidth, int lowWidth, int highWidth, int noteWidth)
{
    FieldCellLayout layout;
    const int end = cell.right() + 1 - measures.padding;
    int x = std::min(cell.left() + measures.padding, end);
    const auto take = [&](int width) {
        const QRect part(x, cell.top(), std::clamp(width, 0, end - x), cell.height());
        x = std::min(x + width + measures.gap, end);
        return part;
    };
    const bool wantsBar = lowWidth > 0 && highWidth > 0;
    layout.text = take(wantsBar || noteWidth > 0 ? std::max(textWidth, measures.valueWidth) : textWidth);
    if (wantsBar && x + lowWidth + measures.barWidth + highWidth + 2 * measures.gap <= end) {
        layout.low = take(lowWidth);
        const QRect bar = take(measures.barWidth);
        layout.bar = QRect(bar.left(), cell.center().y() - measures.barHeight / 2 + 1, bar.width(), measures.barHeight);
        layout.high = take(highWidth);
    }
    if (noteWidth > 0)
        layout.note = take(noteWidth);
    return layout;
}

Glyph glyphOf(int schemaFieldKind)
{
    switch (static_cast<SchemaField::Kind>(schemaFieldKind)) {
    case SchemaField::Kind::Number:
    case SchemaField::Kind::WholeNumber:
        return Glyph::TNumber;
    case SchemaField::Kind::YesNo:
        return Glyph::TYesno;
    case SchemaField::Kind::Choice:
        return Glyph::TChoice;
    case SchemaField::Kind::List:
        return Glyph::TList;
    case SchemaField::Kind::Group:
        return Glyph::TGroup;
    default:
        return Glyph::TText;
    }
}

FieldDelegate::FieldDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

FieldCellLayout::Measures FieldDelegate::measures() const
{
    return {m_theme.px(8), m_theme.px(6), m_theme.px(30), m_theme.px(82), m_theme.px(6)};
}

// A row that is higher than one line has its name and short values in the first one.
QRect FieldDelegate::firstLine(const QRect &cell) const
{
    return {cell.left(), cell.top(), cell.width(), std::min(cell.height(), m_theme.px(kRowHeight))};
}

void FieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    switch (index.column()) {
    case FieldsModel::FieldColumn:
        paintName(*painter, firstLine(option.rect), index);
        break;
    case FieldsModel::ReplyColumn:
        paintValue(*painter, option.rect, index);
        break;
    default:
        paintExpected(*painter, firstLine(option.rect), index);
    }
    painter->restore();
}

void FieldDelegate::paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const bool broken = isBroken(index);
    const bool extra = stateOf(index) == FieldsModel::State::Extra;
    const int size = m_theme.px(15);
    const Glyph glyph = broken ? Glyph::Error : glyphOf(index.data(FieldKindRole).toInt());
    painter.drawPixmap(cell.left(), cell.center().y() - size / 2,
        m_theme.pixmap(glyph, broken ? ColorRole::Danger : ColorRole::Muted, size, painter.device()->devicePixelRatioF()));
    painter.setFont(m_theme.font(TextStep::Body, QFont::Medium));
    painter.setPen(m_theme.color(broken ? ColorRole::Danger : extra ? ColorRole::Muted : ColorRole::Text));
    QRect text = cell.adjusted(size + m_theme.px(7), 0, -m_theme.px(4), 0);
    const QRect whole = text;
    const bool said = extra && stateOf(index.parent()) != FieldsModel::State::Extra; // once for all that is inside
    if (said)
        text.setBottom(cell.top() + cell.height() * 6 / 10);
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, elided(painter, index.data().toString(), text.width()));
    if (!said)
        return;
    painter.setFont(m_theme.font(TextStep::Caption));
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(whole.adjusted(0, text.height() - m_theme.px(2), 0, -m_theme.px(2)), Qt::AlignVCenter | Qt::TextSingleLine,
        elided(painter, tr("not in the schema"), whole.width()));
}

void FieldDelegate::paintValue(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const auto state = stateOf(index);
    const QRect line = firstLine(cell);
    const int padding = m_theme.px(8);
    if (state == FieldsModel::State::Waiting) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(ColorRole::Track));
        const int height = m_theme.px(7);
        const QRect bar(cell.left() + padding, line.center().y() - height / 2, std::min(m_theme.px(96), cell.width() - 2 * padding), height);
        painter.drawRoundedRect(bar, height / 2.0, height / 2.0);
        return;
    }
    painter.setFont(m_theme.font());
    if (isBroken(index)) {
        paintBroken(painter, cell, index);
        return;
    }
    painter.setPen(m_theme.color(state == FieldsModel::State::Arriving ? ColorRole::Muted : ColorRole::Text));
    if (state == FieldsModel::State::Missing) {
        painter.setPen(m_theme.color(ColorRole::Faint));
        painter.drawText(line.adjusted(padding, 0, -padding, 0), Qt::AlignVCenter, tr("not given"));
        return;
    }
    const auto kind = kindOf(index);
    if (index.data(FieldYesRole).isValid()) {
        paintYesNo(painter, line, index);
    } else if (kind == SchemaField::Kind::Choice) {
        paintChoice(painter, line, index);
    } else if (kind == SchemaField::Kind::Number || kind == SchemaField::Kind::WholeNumber) {
        paintNumber(painter, line, index);
    } else if (isProse(kind)) {
        paintLines(painter, cell, valueLines(index, cell.width()));
    } else {
        painter.setPen(m_theme.color(ColorRole::Muted));
        const QRect text = line.adjusted(padding, 0, -padding, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, elided(painter, index.data().toString(), text.width()));
    }
}

void FieldDelegate::paintYesNo(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const int size = m_theme.px(14);
    const int left = cell.left() + m_theme.px(8);
    painter.drawPixmap(left, cell.center().y() - size / 2,
        m_theme.pixmap(index.data(FieldYesRole).toBool() ? Glyph::Check : Glyph::Minus, ColorRole::Muted, size,
            painter.device()->devicePixelRatioF()));
    painter.drawText(cell.adjusted(left - cell.left() + size + m_theme.px(7), 0, 0, 0), Qt::AlignVCenter, index.data().toString());
}

void FieldDelegate::paintChoice(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QString value = index.data().toString();
    const auto choices = static_cast<int>(index.data(FieldChoicesRole).toStringList().size());
    const int choice = index.data(FieldChoiceRole).toInt();
    QRect rest = cell.adjusted(m_theme.px(8), 0, -m_theme.px(8), 0);
    if (choice < 0) {
        // It still arrives, or there is nothing to choose from.
        painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine, elided(painter, value, rest.width()));
        return;
    }
    if (index.data(FieldOrderedRole).toBool()) {
        rest.setLeft(rest.left() + paintLevelBars(painter, rest, m_theme, choice + 1, choices) + m_theme.px(6));
        painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine, elided(painter, value, rest.width()));
        return;
    }
    rest.setLeft(rest.left() + paintTypePill(painter, rest, m_theme, value, std::nullopt) + m_theme.px(7));
    painter.setFont(m_theme.font(TextStep::Caption));
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine, elided(painter, tr("1 of %n choice(s)", nullptr, choices), rest.width()));
}

void FieldDelegate::paintNumber(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QString value = index.data().toString();
    const QVariant fraction = index.data(FieldFractionRole);
    const QStringList limits = fraction.isValid() ? index.data(FieldLimitsRole).toStringList() : QStringList();
    const QFontMetrics small(m_theme.font(TextStep::Caption));
    const auto width = [&](qsizetype i) { return i < limits.size() ? small.horizontalAdvance(limits[i]) + 1 : 0; };
    const auto layout = FieldCellLayout::inside(cell, measures(), painter.fontMetrics().horizontalAdvance(value) + 1, width(0), width(1), 0);
    painter.drawText(layout.text, Qt::AlignVCenter | Qt::TextSingleLine, elided(painter, value, layout.text.width()));
    if (layout.bar.isEmpty())
        return;
    painter.setFont(m_theme.font(TextStep::Caption));
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(layout.low, Qt::AlignVCenter, limits[0]);
    painter.drawText(layout.high, Qt::AlignVCenter, limits[1]);
    const qreal radius = layout.bar.height() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorRole::Track));
    painter.drawRoundedRect(layout.bar, radius, radius);
    QRectF filled = layout.bar;
    filled.setWidth(std::max(2 * radius, filled.width() * fraction.toDouble()));
    painter.setBrush(m_theme.color(ColorRole::Accent));
    painter.drawRoundedRect(filled, radius, radius);
}

void FieldDelegate::paintBroken(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QFont strong = m_theme.font(TextStep::Body, QFont::DemiBold);
    const QString value = index.data().toString();
    painter.setPen(m_theme.color(ColorRole::Danger));
    if (problemFitsBeside(index, cell.width())) {
        const int width = value.isEmpty() ? 0 : QFontMetrics(strong).horizontalAdvance(value) + 1;
        FieldCellLayout::Measures lengths = measures();
        lengths.valueWidth = 0;
        if (value.isEmpty())
            lengths.gap = 0;
        const auto layout = FieldCellLayout::inside(firstLine(cell), lengths, width, 0, 0, cell.width());
        painter.setFont(strong);
        painter.drawText(layout.text, Qt::AlignVCenter | Qt::TextSingleLine, value);
        painter.setFont(m_theme.font(TextStep::Small));
        painter.drawText(layout.note, Qt::AlignVCenter | Qt::TextSingleLine, index.data(FieldProblemRole).toString());
        return;
    }
    const QStringList values = valueLines(index, cell.width());
    painter.setFont(values.size() == 1 ? strong : m_theme.font());
    if (!values.isEmpty())
        paintLines(painter, cell.adjusted(0, 0, 0, -(cell.height() - m_theme.px(kTopPadding + kLineHeight * values.size()))), values);
    painter.setFont(m_theme.font(TextStep::Small));
    int y = cell.top() + m_theme.px(kTopPadding) + static_cast<int>(values.size()) * m_theme.px(kLineHeight);
    for (const QString &line : problemLines(index, cell.width())) {
        painter.drawText(cell.left() + m_theme.px(8), y, cell.width(), m_theme.px(kNoteHeight), Qt::AlignVCenter | Qt::TextSingleLine, line);
        y += m_theme.px(kNoteHeight);
    }
}

void FieldDelegate::paintLines(QPainter &painter, const QRect &cell, const QStringList &lines) const
{
    const int left = cell.left() + m_theme.px(8);
    const int height = m_theme.px(kLineHeight);
    int y = cell.top() + m_theme.px(kTopPadding);
    for (const QString &line : lines) {
        painter.drawText(left, y, cell.width(), height, Qt::AlignVCenter | Qt::TextSingleLine, line);
        y += height;
    }
}

QStringList FieldDelegate::valueLines(const QModelIndex &index, int cellWidth) const
{
    const QString value = index.data().toString();
    if (value.isEmpty())
        return {};
    return wrappedLines(value, m_theme.font(), cellWidth - 2 * m_theme.px(8), isProse(kindOf(index)) ? kMaxLines : 2);
}

QStringList FieldDelegate::problemLines(const QModelIndex &index, int cellWidth) const
{
    return wrappedLines(
        index.data(FieldProblemRole).toString(), m_theme.font(TextStep::Small), cellWidth - 2 * m_theme.px(8), kMaxProblemLines);
}

bool FieldDelegate::problemFitsBeside(const QModelIndex &index, int cellWidth) const
{
    const QString problem = index.data(FieldProblemRole).toString();
    const QString value = index.data().toString();
    constexpr qsizetype kShort = 120;
    if (problem.contains(u'\n') || value.contains(u'\n') || problem.size() > kShort || value.size() > kShort)
        return false;
    const int width = QFontMetrics(m_theme.font(TextStep::Body, QFont::DemiBold)).horizontalAdvance(value)
        + QFontMetrics(m_theme.font(TextStep::Small)).horizontalAdvance(problem);
    return width + m_theme.px(6) + 2 * m_theme.px(8) <= cellWidth;
}

void FieldDelegate::paintExpected(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    QRect rest = cell.adjusted(m_theme.px(8), 0, -m_theme.px(4), 0);
    painter.setFont(m_theme.font(TextStep::Small));
    painter.setPen(m_theme.color(ColorRole::Muted));
    if (const QVariant agrees = index.data(FieldAgreesRole); agrees.isValid()) {
        const ColorRole role = agrees.toBool() ? ColorRole::Success : ColorRole::Info;
        const int size = m_theme.px(14);
        painter.drawPixmap(rest.left(), rest.center().y() - size / 2,
            m_theme.pixmap(agrees.toBool() ? Glyph::Success : Glyph::Diff, role, size, painter.device()->devicePixelRatioF()));
        rest.setLeft(rest.left() + size + m_theme.px(6));
        if (!agrees.toBool())
            painter.setPen(m_theme.color(ColorRole::Info));
    }
    painter.drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine, elided(painter, index.data().toString(), rest.width()));
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int row = m_theme.px(kRowHeight);
    const bool broken = isBroken(index);
    const auto state = stateOf(index);
    if (index.column() != FieldsModel::ReplyColumn || state == FieldsModel::State::Waiting || (!broken && !isProse(kindOf(index))))
        return {0, row};
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const int width = view ? view->columnWidth(index.column()) : option.rect.width();
    if (broken && problemFitsBeside(index, width))
        return {0, row};
    int height = static_cast<int>(valueLines(index, width).size()) * m_theme.px(kLineHeight);
    if (broken)
        height += static_cast<int>(problemLines(index, width).size()) * m_theme.px(kNoteHeight);
    if (height > m_theme.px(kLineHeight))
        height += m_theme.px(kBelowLines);
    return {0, std::max(row, height + m_theme.px(kTopPadding) + m_theme.px(kBottomPadding))};
}

} // namespace cuewright
