#include "prompt/modelcombo.h"

#include "base/format.h"

#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace cuewright {

namespace {

/// Two lines: the name with its vendor, and what the model costs and holds.
class ModelDelegate final : public QStyledItemDelegate
{
public:
    ModelDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_theme.px(300), m_theme.px(42)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool selected = option.state & QStyle::State_Selected;
        if (selected)
            painter->fillRect(option.rect, m_theme.color(ColorRole::Selection));
        const QRect area = option.rect.adjusted(10, 4, -10, -4);
        const QRect top(area.left(), area.top(), area.width(), area.height() / 2);
        const QRect bottom(area.left(), top.bottom() + 1, area.width(), area.height() - top.height());
        const int lead = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        const int trail = lead == Qt::AlignLeft ? Qt::AlignRight : Qt::AlignLeft;
        const QFont strong = m_theme.font(TextStep::Body, QFont::Medium);
        painter->setFont(strong);
        painter->setPen(m_theme.color(ColorRole::Text));
        painter->drawText(top, Qt::AlignVCenter | lead, index.data(Qt::DisplayRole).toString());
        painter->setFont(m_theme.font(TextStep::Caption));
        painter->setPen(m_theme.color(ColorRole::Muted));
        painter->drawText(top, Qt::AlignVCenter | trail, index.data(ModelCombo::VendorRole).toString());
        const QString facts = painter->fontMetrics().elidedText(
            index.data(ModelCombo::FactsRole).toString(), Qt::ElideRight, bottom.width());
        painter->drawText(bottom, Qt::AlignVCenter | lead, facts);
        painter->restore();
    }

private:
    const Theme &m_theme;
};

/// Completes what is being typed, but adds nothing to what is a model already: "gpt-5" must not become "gpt-5-mini".
class ModelCompleter final : public QCompleter
{
public:
    explicit ModelCompleter(QComboBox &combo)
        : QCompleter(combo.model(), &combo)
        , m_combo(combo)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setCompletionMode(InlineCompletion);
    }

    QStringList splitPath(const QString &path) const override
    {
        const bool whole = m_combo.findText(path.trimmed(), Qt::MatchFixedString) >= 0;
        return {whole ? QString(QChar(QChar::ReplacementCharacter)) : path};
    }

private:
    QComboBox &m_combo;
};

/// Shows a quiet word behind the text where there is room for it.
class NoteLineEdit final : public QLineEdit
{
public:
    explicit NoteLineEdit(const Theme &theme)
        : m_theme(theme)
    {
    }

    void setNote(const QString &note)
    {
        m_note = note;
        update();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLineEdit::paintEvent(event);
        const int used = fontMetrics().horizontalAdvance(text()) + 10;
        const QFontMetrics metrics(m_theme.font(TextStep::Small));
        if (m_note.isEmpty() || text().isEmpty() || used + metrics.horizontalAdvance(m_note) > width() - 4)
            return;
        QPainter painter(this);
        painter.setFont(m_theme.font(TextStep::Small));
        painter.setPen(m_theme.color(ColorRole::Muted));
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const QRect room = mirrored ? rect().adjusted(0, 0, -used, 0) : rect().adjusted(used, 0, 0, 0);
        painter.drawText(room, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), m_note);
    }

private:
    const Theme &m_theme;
    QString m_note;
};

} // namespace

ModelCombo::ModelCombo(const Theme &theme, const Catalog &catalog, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
    , m_catalog(catalog)
{
    setObjectName(QStringLiteral("model"));
    setEditable(true);
    setLineEdit(new NoteLineEdit(theme));
    // The sheet gives every field a frame; this one lives inside the combo's.
    lineEdit()->setFrame(false);
    lineEdit()->setStyleSheet(QStringLiteral("QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }"));
    setInsertPolicy(QComboBox::NoInsert);
    setMinimumContentsLength(12);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setView(new QListView(this));
    view()->setItemDelegate(new ModelDelegate(theme, this));
    view()->setMinimumWidth(theme.px(340));
    setCompleter(new ModelCompleter(*this));
    connect(this, &QComboBox::activated, this, &ModelCombo::commit);
    connect(lineEdit(), &QLineEdit::textChanged, this, &ModelCombo::follow);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ModelCombo::commit);
}

void ModelCombo::fill(const QDateTime &at)
{
    const QSignalBlocker blocker(this);
    const QString current = modelId();
    clear();
    for (const bool retired : {false, true}) {
        for (const ModelInfo &model : m_catalog.models()) {
            if (model.retired != retired)
                continue;
            QStringList facts{priceText(m_catalog, model.id, nullptr, at)};
            if (model.contextWindow > 0)
                facts.append(tr("%1 context").arg(formatTokens(model.contextWindow)));
            if (retired)
                facts.append(tr("retired"));
            addItem(model.id);
            setItemData(count() - 1, facts.join(QStringLiteral(" · ")), FactsRole);
            setItemData(count() - 1, model.vendor, VendorRole);
            setItemData(count() - 1, QStringLiteral("%1, %2").arg(model.id, facts.join(QStringLiteral(", "))),
                Qt::AccessibleTextRole);
        }
    }
    setModelId(current);
}

void ModelCombo::setModelId(const QString &id)
{
    m_known = id;
    if (id == modelId())
        return;
    const QSignalBlocker blocker(this);
    setCurrentIndex(findText(id, Qt::MatchFixedString | Qt::MatchCaseSensitive));
    setEditText(id);
}

void ModelCombo::setSecondary(const QString &text)
{
    static_cast<NoteLineEdit *>(lineEdit())->setNote(text);
}

QString ModelCombo::priceText(
    const Catalog &catalog, const QString &model, const ProviderProfile *provider, const QDateTime &at)
{
    if (provider && provider->local && !provider->practice)
        return tr("free: runs on this computer");
    const auto price = catalog.price(model, at);
    if (!price)
        return tr("price unknown");
    return tr("%1 in, %2 out per 1M").arg(formatPrice(price->base.input), formatPrice(price->base.output));
}

void ModelCombo::follow()
{
    if (!signalsBlocked() && !modelId().isEmpty())
        tell();
}

void ModelCombo::commit()
{
    tell();
    ++m_step;
}

void ModelCombo::tell()
{
    const QString id = modelId();
    if (id == m_known)
        return;
    m_known = id;
    emit modelChosen(id, m_step);
}

void ModelCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // scrolling over it must not choose another model
}

} // namespace cuewright
