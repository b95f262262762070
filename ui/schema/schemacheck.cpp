#include "schema/schemacheck.h"

#include "schema/compiledschema.h"
#include "schema/document/schemadocument.h"

#include <QTimer>

namespace cuewright {
namespace {

constexpr int kOthersAfterMs = 300; // their numbers can wait until nobody types

} // namespace

SchemaCheck::SchemaCheck(SchemaDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_othersSoon(new QTimer(this))
    , m_checking(*this)
    , m_fixing(*this)
    , m_compiled(new CompiledSchema(document, this))
{
    m_othersSoon->setSingleShot(true);
    m_othersSoon->setInterval(kOthersAfterMs);
    connect(m_othersSoon, &QTimer::timeout, this, &SchemaCheck::checkNext);
    connect(&document, &SchemaDocument::schemaChanged, this, &SchemaCheck::restart);
    connect(m_compiled, &CompiledSchema::compiled, this, &SchemaCheck::checkNext);
    restart();
}

const QList<LintTarget> &SchemaCheck::targets()
{
    static const QList<LintTarget> all{
        LintTarget::OpenAiStrict, LintTarget::JsonMode, LintTarget::Anthropic, LintTarget::LocalModels, LintTarget::None};
    return all;
}

void SchemaCheck::setTarget(LintTarget target)
{
    if (target == m_target)
        return;
    m_target = target;
    m_found.removeOne(target); // its number is known, its report has gone
    checkNext();
    emit changed();
}

std::optional<int> SchemaCheck::count(LintTarget target) const
{
    const auto found = m_counts.constFind(target);
    return found == m_counts.constEnd() ? std::nullopt : std::optional(*found);
}

void SchemaCheck::refresh()
{
    m_compiled->refresh();
    restart();
}

void SchemaCheck::restart()
{
    m_found.clear();
    m_othersSoon->stop();
    if (m_document.json().is_null()) {
        m_report = {}; // no schema yet
        m_counts.clear();
        emit changed();
        emit reported();
        return;
    }
    checkNext();
    emit changed();
}

bool SchemaCheck::isChecking() const
{
    return !isCurrent() && !m_document.json().is_null();
}

void SchemaCheck::checkNext()
{
    LintTarget next = m_target;
    for (const LintTarget target : targets()) {
        if (m_found.contains(next))
            next = target;
    }
    if (m_found.contains(next) || m_document.json().is_null() || !m_compiled->current()) // comes back when it is compiled
        return;
    m_checking.start([this, source = m_document.source(), compiled = m_compiled->current(), next](const Background::Stop &) {
        return [this, text = source.text(), next, report = lint(source.json(), *compiled, next)] { // not the source: it would go in the window's thread
            if (text == m_document.source().text())
                take(next, report);
        };
    });
}

void SchemaCheck::take(LintTarget target, const LintReport &report)
{
    m_found << target;
    m_counts[target] = static_cast<int>(report.problems.size());
    if (target == m_target)
        m_report = report;
    emit changed();
    if (target != m_target) {
        checkNext();
        return;
    }
    m_othersSoon->start();
    emit reported();
}

void SchemaCheck::edit(std::function<Json(const Json &)> change, const QString &label, const QString &select)
{
    m_fixing.start([this, source = m_document.source(), change = std::move(change), label, select](const Background::Stop &) {
        auto made = rewriteAs(source, change(source.json()), label);
        if (made)
            made->pointer = select;
        const JsonSource after = made ? JsonSource::parse(patchedText(made->before, made->patches)) : JsonSource();
        return [this, made, after, text = source.text(), change, label, select] { // not the source: it would go in the window's thread
            // Somebody typed meanwhile: what is mended is mended in what there is now.
            if (m_document.isCurrent() && text != m_document.text())
                edit(change, label, select);
            else if (made)
                emit edited(*made, after);
            else
                emit failed(made.error());
        };
    });
}

void SchemaCheck::fix(const LintProblem &problem)
{
    if (problem.isFixable())
        edit([target = m_target, problem](const Json &schema) { return fixed(schema, target, problem); }, problem.fix, problem.pointer);
}

void SchemaCheck::fixAll(const QString &select)
{
    edit([target = m_target](const Json &schema) { return allFixed(schema, target); },
        tr("Fix all for %1").arg(lintTargetName(m_target)), select);
}

} // namespace cuewright
