#include "schema/problemspane.h"

#include "schema/schemacheck.h"
#include "schema/schemaproblemdelegate.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/segment.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSet>
#include <QStackedLayout>
#include <QTimer>

#include <algorithm>

namespace cuewright {
namespace {

// Design pixels.
constexpr qreal kMinimumWidth = 380;
constexpr qreal kHeadGaps = 48; // margins and spaces of the head
constexpr int kSayAfterMs = 300;

} // namespace

ProblemsPane::ProblemsPane(
    const UiContext &context, SchemaCheck &check, std::function<QString(const QString &)> fieldAt, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_check(check)
    , m_fieldAt(std::move(fieldAt))
    , m_model(new SchemaProblems(this))
    , m_delegate(new SchemaProblemDelegate(context.theme, this))
    , m_heading(makeLabel(LabelKind::Section, {}, this))
    , m_targets(new Segment({}, this))
    , m_targetBox(new QComboBox(this))
    , m_fixAll(makeButton(ButtonKind::Soft, {}, context.theme.icon(Glyph::Check), this))
    , m_list(new QListView(this))
    , m_nothing(new EmptyState(context.theme, Glyph::Success, this))
    , m_body(new QStackedLayout)
    , m_footIcon(new QLabel(this))
    , m_foot(makeLabel(LabelKind::Small, {}, this))
    , m_patience(new QTimer(this))
{
    setObjectName(QStringLiteral("schemaProblems"));
    build();
    connectParts();
    drawIcon();
    retranslate();
}

void ProblemsPane::build()
{
    m_targets->setObjectName(QStringLiteral("lintTarget"));
    for (qsizetype i = 0; i < SchemaCheck::targets().size(); ++i)
        m_targets->addChoice({});
    m_targetBox->setObjectName(QStringLiteral("lintTargetBox"));
    m_targetBox->setSizeAdjustPolicy(QComboBox::AdjustToContents); // its texts come later, with their counts
    m_targetBox->addItems(QStringList(SchemaCheck::targets().size()));
    m_fixAll->setObjectName(QStringLiteral("fixAll"));
    m_list->setObjectName(QStringLiteral("schemaProblemList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);
    m_foot->setWordWrap(false);
    m_foot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 5, 8, 5);
    head->setSpacing(8);
    head->addWidget(m_heading);
    head->addWidget(m_targets);
    head->addWidget(m_targetBox);
    head->addStretch(1);
    head->addWidget(m_fixAll);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 4, 8, 4);
    foot->setSpacing(6);
    foot->addWidget(m_footIcon);
    foot->addWidget(m_foot, 1);
    m_body->addWidget(m_list);
    m_body->addWidget(m_nothing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(m_body, 1);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(foot);
    m_patience->setSingleShot(true);
    m_patience->setInterval(kSayAfterMs);
    setFocusProxy(m_list);
    setMinimumWidth(m_context.theme.px(kMinimumWidth));
}

void ProblemsPane::connectParts()
{
    connect(&m_check, &SchemaCheck::changed, this, &ProblemsPane::takeCheck);
    connect(m_patience, &QTimer::timeout, this, [this] {
        m_saysChecking = true;
        sayFooter();
    });
    connect(&m_check, &SchemaCheck::reported, this, &ProblemsPane::takeReport);
    connect(&m_context.theme, &Theme::changed, this, &ProblemsPane::drawIcon);
    connect(m_targets, &Segment::currentChanged, this, [this](int choice) {
        m_targetBox->setCurrentIndex(choice);
        m_check.setTarget(SchemaCheck::targets().value(choice));
    });
    connect(m_targetBox, &QComboBox::activated, m_targets, &Segment::setCurrent);
    connect(m_fixAll, &QPushButton::clicked, this, &ProblemsPane::fixAllRequested);
    connect(m_delegate, &SchemaProblemDelegate::fixPressed, this, [this](const QModelIndex &index) {
        m_list->setCurrentIndex(index);
        fixCurrent();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        m_seen = false;
        if (!m_updating && m_list->hasFocus() && now.isValid())
            choose(now.row());
        emit currentChanged();
    });
}

void ProblemsPane::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const QScopedValueRollback updating(m_updating, true);
    m_list->setCurrentIndex(m_model->index(row));
    m_seen = true;
    emit chosen(SchemaProblem(m_model->rows()[row])); // a copy: what hears of it may change the schema
}

void ProblemsPane::step(int by)
{
    const int count = m_model->rowCount();
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    if (count == 0)
        return;
    // After a fix the next problem has moved up to where the mended one was.
    if (row < 0)
        choose(by > 0 ? 0 : count - 1);
    else
        choose(by > 0 && !m_seen ? row : (row + by + count) % count);
}

void ProblemsPane::followField(const QString &field)
{
    if (const SchemaProblem *at = current(); at && at->field == field)
        return;
    const auto &rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const SchemaProblem &row) { return row.field == field; });
    if (found == rows.end())
        return;
    const QScopedValueRollback updating(m_updating, true);
    m_list->setCurrentIndex(m_model->index(static_cast<int>(found - rows.begin())));
    m_seen = true;
}

void ProblemsPane::select(const QString &pointer, const QString &sentence)
{
    const auto &rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(),
        [&](const SchemaProblem &row) { return row.problem.pointer == pointer && row.problem.message == sentence; });
    if (found != rows.end())
        choose(static_cast<int>(found - rows.begin()));
}

const SchemaProblem *ProblemsPane::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model->rows()[index.row()] : nullptr;
}

bool ProblemsPane::canFix() const
{
    return m_editable && m_check.isCurrent() && current() && current()->problem.isFixable();
}

void ProblemsPane::fixCurrent()
{
    if (canFix())
        m_check.fix(current()->problem);
}

void ProblemsPane::setEditable(bool editable)
{
    m_editable = editable;
    m_delegate->setFixesEnabled(editable);
    m_list->viewport()->update();
    sayCounts();
}

LintTarget ProblemsPane::target() const
{
    return m_check.target();
}

void ProblemsPane::setTarget(LintTarget target)
{
    m_targets->setCurrent(static_cast<int>(std::max<qsizetype>(0, SchemaCheck::targets().indexOf(target))));
}

void ProblemsPane::takeReport()
{
    sayCounts();
    if (!m_check.isCurrent())
        return; // the last report stays until there is a new one
    QList<SchemaProblem> rows;
    const LintReport &report = m_check.report();
    rows.reserve(report.problems.size() + report.localOnly.size());
    for (const LintProblem &problem : report.problems) {
        const auto severity = problem.severity == LintSeverity::Error ? Problem::Severity::Error : Problem::Severity::Warning;
        rows.append({problem, severity, fieldNameAt(problem.pointer), m_fieldAt(problem.pointer), false});
    }
    QSet<QString> told; // a rule that is refused is a problem already
    for (const LintProblem &problem : report.problems)
        told.insert(problem.pointer);
    for (const LocalOnlyRule &rule : report.localOnly) {
        if (told.contains(rule.pointer))
            continue;
        const QString sentence = rule.keyword.isEmpty() ? rule.reason : tr("%1: %2", "keyword, why it is not sent").arg(rule.keyword, rule.reason);
        const LintProblem said{rule.pointer, {}, LintSeverity::Warning, sentence, {}};
        rows.append({said, Problem::Severity::Note, fieldNameAt(rule.pointer), m_fieldAt(rule.pointer), true});
    }
    const QScopedValueRollback updating(m_updating, true);
    m_model->setRows(rows);
    sayCounts();
    sayFooter();
    emit currentChanged();
}

// Of a small schema the report is there before anybody could read that it is being made.
void ProblemsPane::takeCheck()
{
    m_wasReported = m_check.isCurrent() || (m_wasReported && m_check.isChecking());
    if (!m_check.isChecking()) {
        m_patience->stop();
        m_saysChecking = false;
    } else if (!m_saysChecking && !m_patience->isActive()) {
        m_patience->start();
    }
    sayCounts();
    sayFooter();
}

void ProblemsPane::sayCounts()
{
    for (int choice = 0; choice < m_targets->count(); ++choice) {
        const LintTarget target = SchemaCheck::targets()[choice];
        const auto count = m_check.count(target);
        const QString name = lintTargetName(target);
        const QString text = count && target != LintTarget::None ? tr("%1 %2", "provider, number of problems").arg(name).arg(*count) : name;
        m_targets->setChoiceText(choice, text);
        m_targetBox->setItemText(choice, text);
    }
    const int fixable = m_model->fixableCount();
    m_fixAll->setText(fixable > 0 ? tr("Fix all %1").arg(fixable) : tr("Fix all"));
    m_fixAll->setEnabled(m_editable && fixable > 0);
    fit();
}

void ProblemsPane::fit()
{
    const int others = m_heading->sizeHint().width() + m_fixAll->sizeHint().width() + m_context.theme.px(kHeadGaps);
    const bool roomy = width() >= m_targets->sizeHint().width() + others;
    m_targets->setVisible(roomy);
    m_targetBox->setVisible(!roomy);
}

void ProblemsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void ProblemsPane::sayFooter()
{
    m_body->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    const bool begun = m_check.isCurrent() || m_wasReported;
    const QString name = lintTargetName(m_check.target());
    const bool checking = m_saysChecking && m_check.isChecking();
    m_nothing->setGlyph(checking ? Glyph::Clock : begun ? Glyph::Success : Glyph::Schema);
    m_nothing->setTexts(checking ? tr("Checking the schema …")
            : !begun                               ? tr("Nothing to check yet")
            : m_check.target() == LintTarget::None ? tr("The schema makes sense")
                                                   : tr("No problems for %1").arg(name));
    const auto &rows = m_model->rows();
    const auto decide = static_cast<int>(std::count_if(
        rows.begin(), rows.end(), [](const SchemaProblem &row) { return !row.isLocal && !row.problem.isFixable(); }));
    const auto local = static_cast<int>(m_check.report().localOnly.size());
    QStringList said;
    if (decide > 0)
        said << tr("%n only you can decide.", nullptr, decide);
    const bool refused = std::any_of(rows.begin(), rows.end(), [](const SchemaProblem &row) { return row.severity == Problem::Severity::Error; });
    said << (local > 0 ? tr("%n rule(s) are not sent; replies are checked for them here.", nullptr, local)
                 : m_check.target() == LintTarget::None || refused
                 ? tr("Checked on this computer.")
                 : tr("All rules are sent. Checked on this computer before anything is sent."));
    m_foot->setText(checking ? tr("Checking the schema …") : begun ? said.join(u' ') : tr("Checked on this computer."));
    m_foot->setToolTip(m_foot->text());
}

void ProblemsPane::retranslate()
{
    setAccessibleName(tr("Problems"));
    m_heading->setText(tr("Problems"));
    m_targets->setAccessibleName(tr("Whose rules the schema is checked for"));
    m_targetBox->setAccessibleName(m_targets->accessibleName());
    m_targetBox->setToolTip(m_targets->accessibleName());
    m_list->setAccessibleName(tr("Problems of the schema"));
    m_fixAll->setToolTip(tr("Mends everything that needs no decision; one step to undo"));
    takeReport();
    sayFooter();
}

void ProblemsPane::drawIcon()
{
    m_footIcon->setPixmap(m_context.theme.pixmap(Glyph::Info, ColorRole::Muted, m_context.theme.px(14), devicePixelRatioF()));
}

void ProblemsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_check.refresh();
        retranslate();
    }
    QWidget::changeEvent(event);
}

bool ProblemsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            fixCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cuewright
