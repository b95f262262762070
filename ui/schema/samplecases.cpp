#include "schema/samplecases.h"

#include "schema/notedrow.h"
#include "widgets/dialogs.h"
#include "widgets/rowpane.h"

#include <QAction>
#include <QEvent>
#include <QScopedValueRollback>

namespace cuewright {

SampleCases::SampleCases(const UiContext &context, SampleSet &samples, const SampleCheck &check, QWidget *parent)
    : QListWidget(parent)
    , m_context(context)
    , m_samples(samples)
    , m_check(check)
{
    setObjectName(QStringLiteral("sampleCases"));
    setFrameShape(NoFrame);
    setItemDelegate(new NotedRow(context.theme, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(EditKeyPressed | DoubleClicked);
    buildActions();
    connect(&samples, &SampleSet::changed, this, &SampleCases::refresh);
    connect(&check, &SampleCheck::casesChecked, this, &SampleCases::refresh);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_filling)
            emit chosen(row);
    });
    connect(this, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        if (m_filling)
            return;
        SchemaSample sample = m_samples.at(row(item));
        if (const QString name = item->text().trimmed(); !name.isEmpty())
            sample.name = name;
        m_samples.change(row(item), sample);
        refresh();
    });
    retranslate();
}

void SampleCases::buildActions()
{
    m_rename = addRowAction(*this, {Qt::Key_F2}, [this] {
        if (currentItem())
            editItem(currentItem());
    });
    m_turn = addRowAction(*this, {Qt::Key_Space}, [this] { turnAround(); });
    m_remove = addRowAction(*this, {Qt::Key_Delete}, [this] { removeCurrent(); });
}

void SampleCases::refresh()
{
    const QScopedValueRollback filling(m_filling, true);
    while (count() > m_samples.count())
        delete takeItem(count() - 1);
    for (int index = 0; index < m_samples.count(); ++index) {
        if (index == count()) {
            auto *fresh = new QListWidgetItem(this);
            fresh->setFlags(fresh->flags() | Qt::ItemIsEditable);
        }
        const SchemaSample sample = m_samples.at(index);
        const bool known = index < m_check.cases().size();
        const CaseResult result = known ? m_check.cases()[index] : CaseResult();
        const QString expected = sample.valid ? tr("should be valid") : tr("should be invalid");
        const QString outcome = !known ? tr("not checked yet") : result.passed ? tr("passes") : tr("fails");
        QListWidgetItem *row = item(index);
        row->setText(sample.name);
        row->setIcon(!known ? m_context.theme.icon(Glyph::Clock)
                : result.passed ? m_context.theme.icon(Glyph::Success, ColorRole::Success)
                                : m_context.theme.icon(Glyph::Error, ColorRole::Danger));
        row->setData(NotedRow::kNoteRole, expected);
        const QString found = known && result.sentence.isEmpty() ? tr("It is valid.") : result.sentence;
        row->setToolTip((sample.name + QStringLiteral(" – ") + outcome + u'\n' + found).trimmed());
        row->setData(Qt::AccessibleTextRole, QStringList{sample.name, expected, outcome, found}.join(QStringLiteral(", ")));
    }
    for (QAction *action : {m_rename, m_turn, m_remove})
        action->setEnabled(count() > 0);
}

void SampleCases::choose(int index)
{
    if (currentRow() != index)
        setCurrentRow(index);
    else
        emit chosen(index);
}

void SampleCases::turnAround()
{
    if (currentRow() < 0)
        return;
    SchemaSample sample = m_samples.at(currentRow());
    sample.valid = !sample.valid;
    m_samples.change(currentRow(), sample);
}

void SampleCases::removeCurrent()
{
    const int index = currentRow();
    if (index < 0)
        return;
    const auto answer = m_context.dialogs.confirm(
        this, tr("Delete the test case “%1”?").arg(m_samples.at(index).name), tr("This cannot be undone."), tr("Delete"));
    if (answer != Dialogs::Answer::Yes)
        return;
    m_samples.remove(index);
    emit removed(index);
    emit chosen(currentRow());
}

void SampleCases::retranslate()
{
    setAccessibleName(tr("Test cases"));
    m_rename->setText(tr("Rename"));
    m_turn->setText(tr("Should be the other: valid or invalid"));
    m_remove->setText(tr("Delete"));
    refresh();
}

void SampleCases::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QListWidget::changeEvent(event);
}

} // namespace cuewright
