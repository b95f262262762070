#pragma once

#include "schema/document/schemaedit.h"
#include "schema/lint/lint.h"
#include "widgets/background.h"

#include <QMap>
#include <QObject>

#include <optional>

class QTimer;

namespace cuewright {

class CompiledSchema;
class SchemaDocument;

/// What providers would say to a schema, worked out beside the editing: for the chosen one at once, for the others after a pause. Fixes
/// are worked out there too, and handed over as edits.
class SchemaCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaCheck)
public:
    /// `document` outlives it.
    explicit SchemaCheck(SchemaDocument &document, QObject *parent = nullptr);

    /// Those that a person chooses from, in order.
    static const QList<LintTarget> &targets();
    LintTarget target() const { return m_target; }
    void setTarget(LintTarget target);

    /// The document's schema, compiled once for all targets, and for others who want it.
    CompiledSchema &compiled() const { return *m_compiled; }
    /// For target(); of the last schema that was checked.
    const LintReport &report() const { return m_report; }
    bool isCurrent() const { return m_found.contains(m_target); } ///< report() is of the document as it is
    bool isChecking() const; ///< it will be, or is being, made
    /// Problems of the last schema that was checked for `target`; nullopt: none was.
    std::optional<int> count(LintTarget target) const;

    /// Both answer by edited() or failed(), `select` being what the edit leads to afterwards.
    void fix(const LintProblem &problem);
    void fixAll(const QString &select);
    void refresh(); ///< sentences in another language

signals:
    void changed(); ///< isCurrent(), report(), count()
    void reported(); ///< report() is that of the document as it is
    void edited(const cuewright::SchemaEdit &edit, const cuewright::JsonSource &after); ///< `after`: the text that it leads to
    void failed(const cuewright::Error &error);

private:
    void restart();
    void checkNext();
    void take(LintTarget target, const LintReport &report);
    void edit(std::function<Json(const Json &)> change, const QString &label, const QString &select);

    SchemaDocument &m_document;
    LintTarget m_target = LintTarget::OpenAiStrict;
    LintReport m_report;
    QMap<LintTarget, int> m_counts;
    QList<LintTarget> m_found; ///< what the document has been checked for as it is
    QTimer *m_othersSoon;
    Background m_checking;
    Background m_fixing;
    CompiledSchema *m_compiled;
};

} // namespace cuewright
