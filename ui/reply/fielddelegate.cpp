#include "reply/fielddelegate.h"

#include "reply/fieldsmodel.h"
#include "widgets/chips.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kRowHeight = 37;
constexpr int kPadding = 8;
constexpr int kBarWidth = 80;
constexpr int kBarHeight = 6;
constexpr int kGap = 6;
constexpr int kMaxLines = 12;

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

QString firstProblem(const QModelIndex &index)
{
    return index.data(FieldProblemRole).toString().section(u'\n', 0, 0);
}

} // namespace

FieldCellLayout FieldCellLayout::inside(const QRect &cell, int textWidth, int lowWidth, int highWidth, int noteWidth)
{
    FieldCellLayout layout;
    int x = cell.left() + kPadding;
    const auto take = [&](int width) {
        const int left = std::min(x, cell.right() + 1);
        const QRect part(left, cell.top(), std::clamp(cell.right() - kPadding - left + 1, 0, width), cell.height());
        x += width + kGap;
        return part;
    };
    layout.text = take(textWidth);
    if (highWidth > 0) {
        layout.low = take(lowWidth);
        const QRect bar = take(kBarWidth);
        layout.bar = QRect(bar.left(), cell.center().y() - kBarHeight / 2 + 1, bar.width(), kBarHeight);
        layout.high = take(highWidth);
        // A bar that is cut off says something wrong: no bar, then.
        if (bar.width() < kBarWidth)
            layout.low = layout.bar = layout.high = QRect();
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

bool FieldDelegate::isWrapped(const QModelIndex &index) const
{
    const auto kind = kindOf(index);
    return index.column() == FieldsModel::ReplyColumn && (kind == SchemaField::Kind::Text || kind == SchemaField::Kind::Any);
}

void FieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect cell = option.rect;
    if (isBroken(index))
        painter->fillRect(cell, m_theme.color(ColorRole::DangerSoft));
    else if (option.state & QStyle::State_Selected)
        painter->fillRect(cell, m_theme.color(option.state & QStyle::State_Active ? ColorRole::Selection : ColorRole::SelectionIdle));
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), m_theme.color(ColorRole::Grid));
    painter->setClipRect(cell);
    switch (index.column()) {
    case FieldsModel::FieldColumn:
        paintName(*painter, cell, index);
        break;
    case FieldsModel::ReplyColumn:
        paintValue(*painter, cell, index);
        break;
    default:
        paintExpected(*painter, cell, index);
    }
    painter->restore();
}

void FieldDelegate::paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const bool broken = isBroken(index);
    const QRect line(cell.left(), cell.top(), cell.width(), std::min(cell.height(), m_theme.px(kRowHeight)));
    const int size = m_theme.px(15);
    const Glyph glyph = broken ? Glyph::Error : glyphOf(index.data(FieldKindRole).toInt());
    painter.drawPixmap(line.left() + kPadding, line.center().y() - size / 2,
        m_theme.pixmap(glyph, broken ? ColorRole::Danger : ColorRole::Faint, size, painter.device()->devicePixelRatioF()));
    painter.setFont(m_theme.font(TextStep::Body, QFont::Medium));
    painter.setPen(m_theme.color(broken ? ColorRole::Danger : ColorRole::Text));
    const QRect text = line.adjusted(kPadding + size + kGap, 0, -4, 0);
    painter.drawText(text, Qt::AlignVCenter, painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void FieldDelegate::paintValue(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const auto state = stateOf(index);
    if (state == FieldsModel::State::Waiting) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(ColorRole::Track));
        painter.drawRoundedRect(QRect(cell.left() + kPadding, cell.center().y() - 3, std::min(96, cell.width() - 2 * kPadding), 7), 3, 3);
        return;
    }
    painter.setFont(m_theme.font());
    painter.setPen(m_theme.color(isBroken(index) ? ColorRole::Danger : state == FieldsModel::State::Arriving ? ColorRole::Muted : ColorRole::Text));
    if (state == FieldsModel::State::Missing) {
        painter.setPen(m_theme.color(isBroken(index) ? ColorRole::Danger : ColorRole::Faint));
        painter.drawText(cell.adjusted(kPadding, 0, -kPadding, 0), Qt::AlignVCenter, isBroken(index) ? firstProblem(index) : tr("not given"));
        return;
    }
    switch (kindOf(index)) {
    case SchemaField::Kind::Choice:
        paintChoice(painter, cell, index);
        break;
    case SchemaField::Kind::Number:
    case SchemaField::Kind::WholeNumber:
        paintNumber(painter, cell, index);
        break;
    case SchemaField::Kind::YesNo: {
        const int size = m_theme.px(14);
        const bool yes = index.data().toString() == tr("Yes") || index.data().toString() == FieldsModel::tr("Yes");
        painter.drawPixmap(cell.left() + kPadding, cell.center().y() - size / 2,
            m_theme.pixmap(yes ? Glyph::Check : Glyph::Minus, ColorRole::Muted, size, painter.device()->devicePixelRatioF()));
        painter.drawText(cell.adjusted(kPadding + size + kGap, 0, 0, 0), Qt::AlignVCenter, index.data().toString());
        break;
    }
    default:
        paintWrapped(painter, cell, index);
    }
}

void FieldDelegate::paintChoice(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QString value = index.data().toString();
    const QStringList choices = index.data(FieldChoicesRole).toStringList();
    const int choice = index.data(FieldChoiceRole).toInt();
    QRect rest = cell.adjusted(kPadding, 0, -kPadding, 0);
    if (index.data(FieldOrderedRole).toBool() && choice >= 0) {
        rest.setLeft(rest.left() + paintLevelBars(painter, rest, m_theme, choice + 1, static_cast<int>(choices.size())) + kGap);
        painter.setFont(m_theme.font());
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(rest, Qt::AlignVCenter, value);
        return;
    }
    if (choice >= 0) {
        rest.setLeft(rest.left() + paintTypePill(painter, rest, m_theme, value, std::nullopt) + kGap);
    } else {
        painter.drawText(rest, Qt::AlignVCenter, value);
        rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(value) + kGap);
    }
    painter.setFont(m_theme.font(TextStep::Small));
    painter.setPen(m_theme.color(isBroken(index) ? ColorRole::Danger : ColorRole::Muted));
    const QString note = isBroken(index) ? firstProblem(index) : tr("1 of %n choices", nullptr, static_cast<int>(choices.size()));
    painter.drawText(rest, Qt::AlignVCenter, painter.fontMetrics().elidedText(note, Qt::ElideRight, rest.width()));
}

void FieldDelegate::paintNumber(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const bool broken = isBroken(index);
    const QString value = index.data().toString();
    const QStringList limits = broken ? QStringList() : index.data(FieldLimitsRole).toStringList();
    painter.setFont(m_theme.font(TextStep::Body, broken ? QFont::DemiBold : QFont::Normal));
    const QFontMetrics small(m_theme.font(TextStep::Small));
    const auto width = [&](int i) { return limits.isEmpty() ? 0 : small.horizontalAdvance(limits[i]); };
    const auto layout = FieldCellLayout::inside(
        cell, painter.fontMetrics().horizontalAdvance(value) + 2, width(0), width(1), broken ? cell.width() : 0);
    painter.drawText(layout.text, Qt::AlignVCenter, value);
    painter.setFont(m_theme.font(TextStep::Small));
    if (broken) {
        painter.drawText(layout.note, Qt::AlignVCenter, small.elidedText(firstProblem(index), Qt::ElideRight, layout.note.width()));
        return;
    }
    const QVariant fraction = index.data(FieldFractionRole);
    if (layout.bar.isEmpty() || !fraction.isValid())
        return;
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(layout.low, Qt::AlignVCenter, limits[0]);
    painter.drawText(layout.high, Qt::AlignVCenter, limits[1]);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorRole::Track));
    painter.drawRoundedRect(layout.bar, 3, 3);
    QRectF filled = layout.bar;
    filled.setWidth(std::max(3.0, filled.width() * fraction.toDouble()));
    painter.setBrush(m_theme.color(ColorRole::Accent));
    painter.drawRoundedRect(filled, 3, 3);
}

void FieldDelegate::paintWrapped(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QRect area = cell.adjusted(kPadding, 9, -kPadding, -8);
    QString text = index.data().toString();
    if (isBroken(index))
        text += text.isEmpty() ? firstProblem(index) : u'\n' + firstProblem(index);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    painter.drawText(QRectF(area), text, wrap);
}

void FieldDelegate::paintExpected(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QString expected = index.data().toString();
    QRect rest(cell.left() + kPadding, cell.top(), cell.width() - kPadding, std::min(cell.height(), m_theme.px(kRowHeight)));
    painter.setFont(m_theme.font(TextStep::Small));
    painter.setPen(m_theme.color(ColorRole::Muted));
    const auto state = stateOf(index);
    if (expected != u"—" && (state == FieldsModel::State::Done || state == FieldsModel::State::Extra)) {
        const bool agrees = index.siblingAtColumn(FieldsModel::ReplyColumn).data().toString().compare(expected, Qt::CaseInsensitive) == 0;
        const int size = m_theme.px(14);
        painter.drawPixmap(rest.left(), rest.center().y() - size / 2,
            m_theme.pixmap(agrees ? Glyph::Success : Glyph::Diff, agrees ? ColorRole::Success : ColorRole::Info, size, painter.device()->devicePixelRatioF()));
        rest.setLeft(rest.left() + size + kGap);
        if (!agrees)
            painter.setPen(m_theme.color(ColorRole::Info));
    }
    painter.drawText(rest, Qt::AlignVCenter, painter.fontMetrics().elidedText(expected, Qt::ElideRight, rest.width()));
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int row = m_theme.px(kRowHeight);
    if (!isWrapped(index) || option.rect.width() <= 0)
        return {0, row};
    const QFontMetrics metrics(m_theme.font());
    QString text = index.data().toString();
    if (isBroken(index))
        text += u'\n' + firstProblem(index);
    const QRect area(0, 0, option.rect.width() - 2 * kPadding, metrics.lineSpacing() * kMaxLines);
    const int height = metrics.boundingRect(area, Qt::TextWrapAnywhere | Qt::TextWordWrap, text).height();
    return {0, std::max(row, std::min(height, area.height()) + 18)};
}

} // namespace cuewright
